"""Invented surveys (notice art. 10): one running with part of its answers, one closed with its results."""

import datetime
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from reporting.actions import survey_filling, surveys
from reporting.demo.plan import noon
from reporting.demo.product_pictures import HEIGHT, INDIGO, WIDTH, batik
from reporting.demo.stage import Stage
from reporting.models import Pairing, Survey, SurveySheet, SurveyStep
from reporting.queries.surveys import questions_of
from workshops.access import clock
from workshops.access.models import Department, User
from workshops.actions.storing import store_photo
from workshops.regions.models import Region

ORDER = 85
DAY = datetime.timedelta(days=1)
ANSWERED = 0.45

RUNNING = (
    {"kind": "short", "text": "主打产品", "section": "一、生产经营", "help": "填写销量最好的一种"},
    {"kind": "number", "text": "今年以来接到的订单", "unit": "笔", "minimum": 0, "maximum": 100000},
    {"kind": "number", "text": "今年以来销售额", "unit": "万元", "minimum": 0, "maximum": 100000},
    {"kind": "single", "text": "订单与去年同期相比", "options": ["明显增加", "略有增加", "基本持平", "减少"]},
    {"kind": "multiple", "text": "目前的主要困难", "required": False, "section": "二、困难和需求",
     "options": ["资金周转", "招工难", "原材料涨价", "缺少设计", "销售渠道少", "场地不足"]},
    {"kind": "table", "text": "主要产品情况", "required": False, "rows": 4,
     "columns": [{"name": "产品", "numeric": False}, {"name": "年产量（件）", "numeric": True},
                 {"name": "单价（元）", "numeric": True}]},
    {"kind": "date", "text": "最近一次发放报酬的日期", "required": False},
    {"kind": "photo", "text": "生产场地照片", "required": False, "help": "能看清工位和设备"},
    {"kind": "long", "text": "对非遗工坊工作的意见建议", "required": False, "section": "三、意见建议"},
)  # fmt: skip
CLOSED = (
    {"kind": "single", "text": "是否参加过技能培训", "options": ["参加过两次以上", "参加过一次", "没有参加"]},
    {"kind": "multiple", "text": "最需要的培训内容", "options": ["技艺提升", "产品设计", "电商运营", "经营管理"]},
    {"kind": "number", "text": "可安排参加培训的人数", "unit": "人", "minimum": 0, "maximum": 500},
    {"kind": "long", "text": "对培训时间和地点的建议", "required": False},
)  # fmt: skip
OFFICES = (
    {"kind": "number", "text": "本地可对接的采购单位", "unit": "家", "minimum": 0},
    {"kind": "multiple", "text": "可以提供的支持", "options": ["采购帮销", "设计师驻点", "展销场地", "培训名额"]},
    {"kind": "long", "text": "下一步互访安排", "required": False},
)
PRODUCTS = ("蜡染围巾", "银饰手镯", "刺绣挎包", "竹编茶具", "苗绣壁挂", "手工皮雕包", "土布服装", "漆器摆件")
SUGGESTIONS = (
    "希望多组织到东部城市参展。", "希望帮助对接设计院校，开发适合年轻人的产品。", "建议简化补贴申报材料。",
    "旺季用工紧张，希望统一组织招工。", "希望有固定的展销场地。", "",
)  # fmt: skip
TIMES = ("最好安排在农闲时。", "建议在县里集中办，往返方便。", "希望送培训到工坊。", "")


def fill(stage: Stage) -> None:
    ministry, province = stage.official(None), stage.official(Region.objects.get(pk="520000"))
    _closed(stage, ministry)
    running = _running(stage, province)
    _answer(stage, running, ANSWERED, _of_running)
    _in_every_state(stage, running, province)
    _mutual(stage, province)
    _draft(stage, province)


def _send(stage: Stage, by: User, questions, day: datetime.date, **facts) -> Survey:
    with clock.at(noon(day, stage.rng)):
        survey = surveys.draft(by=by, **facts)
        for each in questions:
            surveys.put_question(survey.pk, by=by, **each)
        return surveys.publish(survey.pk, by=by)


def _running(stage: Stage, by: User) -> Survey:
    start = stage.ago(9)
    return _send(
        stage, by, RUNNING, start, title=f"{stage.today.year}年非遗工坊生产经营情况调研", audience="workshops",
        opens_on=start, due_on=stage.today + 5 * DAY,
        intro="了解工坊今年以来的生产经营情况和困难，用于安排下一步扶持措施。大约需要 10 分钟。",
    )  # fmt: skip


def _closed(stage: Stage, by: User) -> None:
    start = stage.ago(80)
    survey = _send(
        stage, by, CLOSED, start, title="非遗工坊技能培训需求调研", audience="workshops", opens_on=start,
        due_on=stage.ago(50), intro="用于编制下一年度培训计划。",
    )  # fmt: skip
    _answer(stage, survey, 0.82, _of_closed)
    with clock.at(noon(stage.ago(48), stage.rng)):
        surveys.end(survey.pk, "close", by=by)


def _of_running(rng) -> dict:
    orders = rng.randint(3, 160)
    tables = [
        [rng.choice(PRODUCTS), str(rng.randint(50, 3000)), str(rng.randint(20, 900))] for _ in range(rng.randint(1, 3))
    ]
    options = RUNNING[4]["options"]
    return {
        "主打产品": rng.choice(PRODUCTS),
        "今年以来接到的订单": str(orders),
        "今年以来销售额": str(round(orders * rng.uniform(0.1, 0.9), 2)),
        "订单与去年同期相比": rng.choice(RUNNING[3]["options"]),
        "目前的主要困难": [each for each in options if rng.random() < 0.35],
        "主要产品情况": tables,
        "对非遗工坊工作的意见建议": rng.choice(SUGGESTIONS),
    }


def _of_closed(rng) -> dict:
    return {
        "是否参加过技能培训": rng.choice(CLOSED[0]["options"]),
        "最需要的培训内容": [each for each in CLOSED[1]["options"] if rng.random() < 0.5] or ["技艺提升"],
        "可安排参加培训的人数": str(rng.randint(1, 30)),
        "对培训时间和地点的建议": rng.choice(TIMES),
    }


def _answer(stage: Stage, survey: Survey, share: float, answers) -> None:
    """Of the workshops of others than the demo leader so many have answered, on some day since."""
    questions, rng = questions_of(survey), stage.rng
    keys = {question.text: question.key for question in questions}
    rows = survey.sheets.select_related("workshop__leader__user", "region").order_by("pk")
    chosen = [sheet for sheet in rows if rng.random() < share]
    steps = []
    for sheet in chosen:
        user = sheet.workshop.leader.user
        if user and user.username == "leader":
            continue
        given = {keys[text]: answer for text, answer in answers(rng).items()}
        sheet.answers = {
            key: found for key, found in survey_filling.read(questions, given).items() if found is not None
        }
        day = survey.opens_on + rng.randint(0, max(0, min((stage.today - survey.opens_on).days, 25) - 1)) * DAY
        sheet.status, sheet.in_stead = "submitted", user is None
        sheet.submitted_by = user or stage.clerk(sheet.region)
        sheet.submitted_at = sheet.first_submitted_at = noon(day, stage.rng)
        sheet.version = 2
        steps.append(
            SurveyStep(
                sheet=sheet,
                action="submit",
                by=sheet.submitted_by,
                in_stead=sheet.in_stead,
                at=noon(day, stage.rng),
                answers=sheet.answers,
            )
        )
    fields = ["answers", "status", "in_stead", "submitted_by", "submitted_at", "first_submitted_at", "version"]
    done = [step.sheet for step in steps]
    SurveySheet.objects.bulk_update(done, fields, batch_size=100)
    SurveyStep.objects.bulk_create(steps, batch_size=2000)


def _in_every_state(stage: Stage, survey: Survey, sender: User) -> None:
    """丹寨: the leader has one waiting and one begun; one filled in the stead with a photograph, one sent back."""
    keys = {question.text: question.key for question in questions_of(survey)}
    rows = survey.sheets.filter(region="522636").select_related("workshop__leader__user", "region").order_by("pk")
    of_leader, others = [], []
    for sheet in rows:
        user = sheet.workshop.leader.user
        (of_leader if user and user.username == "leader" else others).append(sheet)
    given = lambda: {keys[text]: answer for text, answer in _of_running(stage.rng).items()}  # noqa: E731
    with clock.at(noon(stage.ago(2), stage.rng)):
        if len(of_leader) > 1:
            part = {keys["主打产品"]: "蜡染围巾", keys["今年以来接到的订单"]: "三十多"}
            survey_filling.save_draft(of_leader[1].pk, by=of_leader[1].workshop.leader.user, given=part)
        open_ones = [sheet for sheet in others if sheet.status == "waiting"]
        done_ones = [sheet for sheet in others if sheet.status == "submitted"]
        if open_ones:
            _fill_in_stead(stage, open_ones[0], keys["生产场地照片"], given())
        if done_ones:
            survey_filling.reopen(done_ones[0].pk, by=sender, reason="销售额与订单数不相称，请核对后重新提交。")


def _fill_in_stead(stage: Stage, sheet: SurveySheet, key: str, given: dict) -> None:
    by = stage.clerk(sheet.region)
    picture = store_photo(_picture(), by=by, region=sheet.region, shared=False)
    survey_filling.add_photo(sheet.pk, by=by, key=key, attachment=picture)
    survey_filling.submit(sheet.pk, by=by, given=given)


def _picture() -> SimpleUploadedFile:
    image, content = Image.new("RGB", (WIDTH, HEIGHT)), io.BytesIO()
    batik(ImageDraw.Draw(image), *INDIGO)
    image.save(content, "JPEG")
    return SimpleUploadedFile("车间.jpg", content.getvalue(), "image/jpeg")


def _mutual(stage: Stage, by: User) -> None:
    """A mutual survey of 贵州 and 广东: the partner's offices answer."""
    pairing = Pairing.objects.filter(
        helping_region="440000", helped_region="520000", until=None, voided_at=None
    ).first()
    if pairing is None:
        return
    partner = stage.official(pairing.helping_region)
    start = stage.ago(20)
    survey = _send(
        stage, by, OFFICES, start, title="粤黔非遗工坊协作互访调研", audience="offices",
        departments=[Department.CULTURE],
        pairing=pairing, opens_on=start, due_on=stage.today + 10 * DAY,
    )  # fmt: skip
    keys = {question.text: question.key for question in questions_of(survey)}
    given = {keys["本地可对接的采购单位"]: "36", keys["可以提供的支持"]: ["采购帮销", "展销场地"]}
    sheet = survey.sheets.filter(office=partner.office).first()
    if sheet is not None:
        with clock.at(noon(stage.ago(6), stage.rng)):
            survey_filling.submit(sheet.pk, by=partner, given=given)


def _draft(stage: Stage, by: User) -> None:
    survey = surveys.draft(
        by=by, title="非遗工坊用工情况调研", audience="offices", departments=[Department.HRSS],
        opens_on=stage.today + 3 * DAY, due_on=stage.today + 20 * DAY,
    )  # fmt: skip
    for each in ({"kind": "number", "text": "享受就业帮扶车间政策的工坊", "unit": "家", "minimum": 0}, CLOSED[3]):
        surveys.put_question(survey.pk, by=by, **each)
