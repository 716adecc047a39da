"""Cases in every state for the two demo counties, made by the real actions under a moved clock."""

import datetime
import io
import random
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from certification.actions import confirming, deciding, drafting, reviewing
from certification.criteria import Outcome, Verdict
from certification.models import Application, ConfirmationStatus
from certification.queries.applications import findings_for
from certification.queries.measures import measure_for
from reporting.demo.people import person_name, phone_number
from reporting.demo.plan import noon
from workshops.access import clock
from workshops.access.models import User
from workshops.actions.storing import store_photo
from workshops.models import CraftCategory, IchProject, OperatorKind, Workshop

DAY = datetime.timedelta(days=1)
GOOD = "材料齐全，情况属实，同意。"
# How far a case has come, in the order of the steps.
STAGES = ("draft", "submitted", "returned", "accepted", "review", "opined", "notice", "notice_over", "certified")
COUNTIES = {"522636": "", "522634": "_b"}  # demo account suffixes
NAMES = {
    "draft": "雀鸟村苗族蜡染", "submitted": "扬武镇苗绣", "returned": "南皋乡古法造纸", "accepted": "排调镇银饰锻制",
    "review": "雅灰乡百鸟衣", "opined": "兴仁镇竹编", "notice": "龙泉镇蜡染", "notice_over": "卡拉村鸟笼制作",
}  # fmt: skip


def write_cases(rng: random.Random, today: datetime.date) -> None:
    """One case a stage in each demo county, and the demo leaders' own workshops."""
    for code, suffix in COUNTIES.items():
        office = Office(suffix)
        leader = User.objects.get(username=f"leader{suffix}")
        for number, stage in enumerate(STAGES[:-1]):
            applicant = leader if stage == "draft" else _applicant(code, number, rng)
            drive(office, applicant, NAMES[stage], stage, today, rng)
        _own_workshops(office, leader, today, rng)


class Office:
    """The demo staff of one county."""

    def __init__(self, suffix: str):
        names = ("county_culture_clerk", "county_culture_approver", "county_hrss", "county_rural")
        users = [User.objects.select_related("office__region").get(username=name + suffix) for name in names]
        self.clerk, self.approver, self.hrss, self.rural = users
        self.region = self.clerk.office.region


def _applicant(code: str, number: int, rng: random.Random) -> User:
    user = User(username=f"demo_leader_{code}_{number}", full_name=person_name(rng), duty="leader", home_region_id=code)
    user.set_unusable_password()
    user.save()
    return user


def drive(
    office: Office,
    applicant: User,
    name: str,
    stage: str,
    today: datetime.date,
    rng: random.Random,
    *,
    certified_on=None,
) -> Application:
    """Take a new application as far as `stage`, each step on its own day before today (or before `certified_on`)."""
    reach = STAGES.index(stage)
    # The notice takes a week: one that is over began earlier than one that still runs.
    age = {"notice": 14, "notice_over": 30, "certified": 45}.get(stage, 9 if reach < 4 else 16)
    start = (certified_on or today) - age * DAY
    with clock.at(noon(start, rng)):
        application = _draft(office, applicant, name, rng)
    if stage == "draft":
        return application
    with clock.at(noon(start + DAY, rng)):
        drafting.submit(application.pk, by=applicant)
    if stage == "returned":
        with clock.at(noon(start + 3 * DAY, rng)):
            fields = {"tools_description": "请写明主要设备的名称和数量。", "files": "请补充生产场地内景照片。"}
            reviewing.return_for_correction(application.pk, by=office.clerk, note="请补正后重新提交。", fields=fields)
    elif reach >= STAGES.index("accepted"):
        _review(office, application, stage, start + 2 * DAY, rng)
    if stage == "certified":
        with clock.at(noon(start + age * DAY, rng)):
            certify(office, application)
    return application


def _review(office: Office, application: Application, stage: str, day: datetime.date, rng: random.Random) -> None:
    reach = STAGES.index(stage)
    with clock.at(noon(day, rng)):
        reviewing.accept(application.pk, by=office.clerk)
    if reach < STAGES.index("review"):
        return
    with clock.at(noon(day + DAY, rng)):
        reviewing.open_review(application.pk, by=office.clerk)
        reviewing.give_opinion(application.pk, by=office.hrss, agrees=True, text=GOOD)
    if reach < STAGES.index("opined"):
        return
    with clock.at(noon(day + 3 * DAY, rng)):
        reviewing.record_inspection(
            application.pk, by=office.clerk, inspected_on=day + 3 * DAY, inspectors="王芳、李明",
            findings="现场查看了生产场地和设备，核对了用工名册，与申请一致。",
            photos=[_photo(office.clerk, office.region, rng, shared=True)],
        )  # fmt: skip
        reviewing.give_opinion(application.pk, by=office.rural, agrees=True, text=GOOD)
        reviewing.give_opinion(application.pk, by=office.approver, agrees=True, text=GOOD)
    if reach < STAGES.index("notice"):
        return
    notice_day = day + 4 * DAY if stage != "notice" else clock.today() - 2 * DAY
    with clock.at(noon(notice_day, rng)):
        reviewing.open_notice(application.pk, by=office.clerk)


def certify(office: Office, application: Application) -> None:
    judged = [f.code for f in findings_for(application) if f.outcome == Outcome.JUDGEMENT]
    verdicts = {code: Verdict(True, "现场核查属实。") for code in judged}
    deciding.certify(application.pk, by=office.approver, reasons="符合认定条件，公示无异议。", verdicts=verdicts)


def _draft(office: Office, applicant: User, name: str, rng: random.Random) -> Application:
    application = drafting.start(by=applicant, region=office.region, name=f"{office.region.name}{name}非遗工坊")
    employed = rng.randrange(12, 40)
    drafting.save_draft(
        application.pk,
        by=applicant,
        phone=phone_number(rng),
        projects=IchProject.objects.filter(region=office.region).order_by("pk")[:1],
        fields={
            "address": f"{office.region.name}{name[:3]}", "operator_kind": OperatorKind.LEADER,
            "in_poverty_area": True, "craft_category": CraftCategory.TEXTILE, "craft_name": name[3:],
            "craft_ground": "当地世代相传，从业群众多，产品有稳定销路。", "floor_area": Decimal(rng.randrange(80, 400)),
            "has_water": True, "has_power": True, "has_heating": True, "has_tools": True,
            "tools_description": "操作台 6 张，专用工具 20 套", "opened_on": datetime.date(2019, 5, 1),
            "posts": employed + 3, "employed": employed, "lifted_from_poverty": employed // 3,
            "monitored": 1, "low_income": 2, "indirectly_employed": employed * 2,
            "average_income": Decimal(26000), "annual_sales": Decimal(680000),
            "description": f"以{name[3:]}为依托，带动周边群众就地就近就业。",
        },
    )  # fmt: skip
    answers = {str(q.pk): True for q in measure_for(office.region, clock.today()).questions.all()}
    drafting.save_draft(application.pk, by=applicant, fields={"answers": answers})
    photo = _photo(applicant, office.region, rng)
    drafting.add_file(application.pk, by=applicant, attachment=photo)
    return application


def _photo(owner: User, region, rng: random.Random, *, shared: bool = False):
    """A drawn stand-in for a photograph: cloth in indigo with white patterns."""
    picture = Image.new("RGB", (1200, 800), (38 + rng.randrange(30), 58 + rng.randrange(30), 110 + rng.randrange(40)))
    draw = ImageDraw.Draw(picture)
    for _ in range(60):
        x, y, size = rng.randrange(1200), rng.randrange(800), rng.randrange(20, 120)
        draw.ellipse((x, y, x + size, y + size), outline=(235, 238, 245), width=4)
    content = io.BytesIO()
    picture.save(content, "JPEG", quality=80)
    upload = SimpleUploadedFile("场地照片.jpg", content.getvalue(), "image/jpeg")
    return store_photo(upload, by=owner, region=region, shared=shared)


def _own_workshops(office: Office, leader: User, today: datetime.date, rng: random.Random) -> None:
    """The demo leader's: one to be confirmed this year, one that missed last year and will end unless confirmed."""
    for name, certified_on, confirmed in (
        ("排莫村蜡染", datetime.date(today.year - 2, 4, 18), (today.year - 1,)),
        ("石桥村造纸", datetime.date(today.year - 3, 6, 12), (today.year - 2,)),
    ):
        application = drive(office, leader, name, "certified", today, rng, certified_on=certified_on)
        workshop = Workshop.objects.get(certificate__application=application)
        for year in confirmed:
            _confirm(office, workshop, leader, year, rng)


def _confirm(office: Office, workshop: Workshop, leader: User, year: int, rng: random.Random) -> None:
    with clock.at(noon(datetime.date(year, 9, 9), rng)):
        confirmation = confirming.confirm(
            workshop.pk, by=leader, year=year, changes={}, signature_name=leader.full_name, statement="登记信息属实。"
        )
    with clock.at(noon(datetime.date(year, 9, 15), rng)):
        confirming.accept(confirmation.pk, by=office.approver)
    confirmation.refresh_from_db()
    if confirmation.status != ConfirmationStatus.ACCEPTED:
        raise RuntimeError("the demo confirmation was not accepted")
