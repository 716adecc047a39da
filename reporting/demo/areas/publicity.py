"""Invented publicity: reports, videos and live streams; study-travel routes; exemplary cases in every state.

Cases move by the real actions, so that notices, steps and the journal stand there; reports and routes are written in
bulk.
"""

import datetime
import io
from collections import defaultdict
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from catalog.actions import cases, cases_photos
from catalog.models import CaseStatus, Coverage, ExemplaryCase, RouteStop, StudyRoute
from catalog.rules import case_flow
from catalog.rules.case_flow import Action
from certification.windows import SHANGHAI
from reporting.demo.stage import Stage
from workshops.access import clock
from workshops.access.models import Department
from workshops.actions.storing import store_photo
from workshops.models import Standing, Workshop

ORDER = 60
CULTURE = Department.CULTURE
HOME = "522636"
REPORTS = (
    ("newspaper", "in_depth", "指尖上的老手艺，家门口的新饭碗——走进{name}"),
    ("newspaper", "column", "非遗工坊巡礼｜{name}：老手艺长出新活计"),
    ("magazine", "in_depth", "{craft}的当代生长"),
    ("broadcast", "follow_up", "《乡村手记》再访{name}"),
    ("website", "in_depth", "{craft}里的乡村振兴"),
    ("website", "follow_up", "一年之后，{name}的订单翻了一番"),
    ("short_video", "other", "60秒看懂{craft}的一道工序"),
    ("live_stream", "other", "{name}专场直播：带你认识{craft}"),
)
OUTLETS = {
    "newspaper": "{province}日报", "magazine": "中国手工艺", "broadcast": "{province}广播电视台",
    "website": "{province}文旅网", "short_video": "{name}官方账号", "live_stream": "{name}官方账号",
}  # fmt: skip
WEB = {"website": "news", "short_video": "video", "live_stream": "live"}
REACH = {"website": (800, 60000), "short_video": (2000, 900000), "live_stream": (600, 120000)}
THEMES = (
    ("指尖上的乡村", "中小学生", "春秋两季", 2), ("跟着传承人学手艺", "亲子家庭", "四季", 1),
    ("非遗里的二十四节气", "小学生", "四季", 1), ("山水与匠心", "成人", "4月至10月", 3),
    ("一针一线一世界", "中学生", "寒暑假", 2),
)  # fmt: skip
OTHER_STOPS = ("非物质文化遗产展示馆", "传统村落", "县博物馆", "乡村旅游创客基地")
TITLES = (
    "{craft}织就振兴路——{name}的实践", "把车间建在家门口：{name}带动就业增收记", "老手艺接上新市场——{name}的三次转型",
    "一门手艺，一方产业：{name}发展纪实", "让年轻人回来——{name}的传承之路",
)  # fmt: skip
BODY = """一、从一门手艺起步
{name}位于{region}，以{craft}为依托。工坊建立之初，只有几位会做活的老人，产品多在赶集日零售，收入不稳定。当地文化和旅游部门会同人力资源社会保障、乡村振兴部门，帮助工坊落实场地和设备，请代表性传承人驻坊授艺，把零散的手工活组织成能接订单的生产。
二、主要做法
（一）分级培训，让不会的人学得会
工坊按基础、提高、创作三个层次组织实操实训，新学员先从最简单的一道工序做起，能独立完成后再学下一道。行动不便、需要照顾老人孩子的，由工坊上门教、定期收，实现居家就业。
（二）设计对接，让老纹样走进新生活
工坊与院校的设计团队结对，在尊重传统纹样和工序的前提下开发家居、服饰、文具等产品，同时保留全手工的收藏品系列。每件产品附说明卡，写明技艺来历和制作者的工序。
（三）多路销售，让手艺换来稳定收入
产品进入景区门店、博物馆商店和网络平台，工坊还依托研学旅游开设体验课程。淡季以订单生产为主，旺季以现场销售为主，月度之间的收入差距明显缩小。
三、取得的成效
工坊现有从业人员{people}人，其中多数是附近村寨的妇女。学艺的年轻人逐年增加，停了多年的几道老工序重新有人会做，{craft}的保护传承和群众增收相互促进。
四、几点体会
一是坚持传承为本，不以机器仿制代替手工；二是坚持就业优先，让更多人不离乡就能挣到钱；三是坚持部门协同，把培训、就业、销售的支持政策用到一处。"""
WAYS = {
    "draft": (), "submitted": ("submit",), "returned": ("submit", "return"), "nominated": ("submit", "nominate"),
    "recommended": ("submit", "nominate", "recommend"), "selected": ("submit", "nominate", "recommend", "select"),
    "published": ("submit", "nominate", "recommend", "select", "publish"),
    "declined": ("submit", "nominate", "decline"),
    "withdrawn": ("submit", "nominate", "recommend", "select", "publish", "withdraw"),
}  # fmt: skip
OPEN = ("draft", "returned", "submitted", "selected", "nominated", "recommended")
CLOSED = ("published", "declined", "withdrawn")
REASONS = {
    Action.RETURN: "请补充近两年带动就业和收入的具体数据，并更换模糊的照片。",
    Action.DECLINE: "本年度名额有限，案例的可推广做法还需提炼，建议充实后下一年度再报。",
    Action.WITHDRAW: "工坊来函说明文中合作单位已变更，经核实撤回，待更正后另行发布。",
}


def fill(stage: Stage) -> None:
    _tell(stage)
    _route(stage)
    _choose(stage)


def _noon(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(12), tzinfo=SHANGHAI)


def _tell(stage: Stage) -> None:
    """Of every other workshop something, of 丹寨's each kind."""
    rows = []
    for workshop in stage.workshops:
        if workshop.region_id == HOME:
            rows += [_report(stage, workshop, each) for each in REPORTS]
        elif stage.rng.random() < 0.5:
            rows += [_report(stage, workshop, each) for each in stage.rng.sample(REPORTS, stage.rng.randint(1, 2))]
    Coverage.objects.bulk_create(rows)


def _report(stage: Stage, workshop: Workshop, said) -> Coverage:
    kind, depth, title = said
    rng, day = stage.rng, stage.day_of(workshop, 5, 700)
    words = {"name": workshop.name, "craft": _craft(workshop), "province": workshop.region.province.name}
    own = kind in ("short_video", "live_stream") and workshop.leader.user_id
    return Coverage(
        by=workshop.leader.user if own else stage.clerk(workshop.region), region=workshop.region, workshop=workshop,
        leader=workshop.leader if rng.random() < 0.6 else None, kind=kind, depth=depth,
        title=title.format(**words)[:150], outlet=OUTLETS[kind].format(**words)[:100], published_on=day,
        link=f"https://{WEB[kind]}.example.cn/{day:%Y%m}/{workshop.pk}" if kind in WEB else "",
        reach=rng.randint(*REACH[kind]) if kind in REACH else None,
        sales_amount=Decimal(rng.randint(2000, 180000)) if kind == "live_stream" else None, recorded_at=_noon(day),
    )  # fmt: skip


def _craft(workshop: Workshop) -> str:
    return (workshop.craft_name or workshop.projects_text or "传统手工艺").split("、")[0].split("（")[0]


def _route(stage: Stage) -> None:
    """In every eighth county one; in 丹寨 one of each status."""
    by_county = defaultdict(list)
    for workshop in stage.workshops:
        by_county[workshop.region_id].append(workshop)
    routes, stops = [], []
    for code, workshops in by_county.items():
        states = ("published", "draft", "suspended", "published") if code == HOME else ("published",)
        if code != HOME and stage.rng.random() > 0.125:
            continue
        for number, status in enumerate(states):
            route = _one_route(stage, workshops, number, status)
            routes.append(route)
            stops += _stops(stage, route, workshops)
    StudyRoute.objects.bulk_create(routes)
    RouteStop.objects.bulk_create(stops)


def _one_route(stage: Stage, workshops: list[Workshop], number: int, status: str) -> StudyRoute:
    rng, region = stage.rng, workshops[0].region
    theme, audience, season, days = THEMES[(number + rng.randrange(5)) % len(THEMES)]
    day = max(stage.ago(rng.randint(20, 500)), *(each.certified_on for each in workshops))
    craft = _craft(workshops[number % len(workshops)])
    name = f"{region.name}{craft}{'一二三'[days - 1]}日研学{'甲乙丙丁'[number]}线"
    return StudyRoute(
        by=stage.clerk(region), region=region, name=name,
        theme=theme, audience=audience, season=season, days=Decimal(days), operator=f"{region.name}研学旅行服务中心",
        base=f"{region.name}乡村旅游创客基地" if rng.random() < 0.6 else "",
        price=Decimal(rng.randint(16, 60) * 10 * days),
        capacity=rng.choice((20, 30, 40, 60)), status=status, recorded_at=_noon(day),
        published_on=None if status == "draft" else day,
        description=f"走进{region.name}的非遗工坊，听传承人讲{craft}的来历，亲手完成一件作品。\n线路由工坊师傅全程指导，"
        "材料和工具由工坊提供，作品可以带走。",
    )  # fmt: skip


def _stops(stage: Stage, route: StudyRoute, workshops: list[Workshop]) -> list[RouteStop]:
    chosen = stage.rng.sample(workshops, min(len(workshops), 3))
    places = [(route.base or stage.rng.choice(OTHER_STOPS), None, "集合，了解行程和安全须知", 40)]
    for workshop in chosen:
        places.append(
            (workshop.name, workshop, f"跟师傅学{_craft(workshop)}，完成一件作品", stage.rng.choice((90, 120, 180)))
        )
    places.append((f"{route.region.name}{OTHER_STOPS[0]}", None, "参观展陈，分享作品", 60))
    return [
        RouteStop(by=route.by, route=route, position=number, place=place[:100], workshop=workshop,
                  activity=activity[:200], minutes=minutes, recorded_at=route.recorded_at)
        for number, (place, workshop, activity, minutes) in enumerate(places, 1)
    ]  # fmt: skip


def _choose(stage: Stage) -> None:
    """Three years of the nation, this year's selection under way, and in 丹寨 one case in every state."""
    year, others = stage.today.year, [each for each in stage.workshops if each.region_id != HOME]
    picked = stage.rng.sample(others, min(len(others), 30))
    for number, workshop in enumerate(picked[:18]):
        _case(stage, workshop, year - 1 - number % 3, "published", stage.ago(365 * (number % 3) + 200))
    for number, workshop in enumerate(picked[18:]):
        _case(stage, workshop, year, ("recommended", "recommended", "selected")[number % 3], stage.ago(40))
    _of_home(stage)
    _of_an_ended_one(stage)


def _of_home(stage: Stage) -> None:
    """Open ones each for a workshop and year of its own, the demo leader's workshops first."""
    own = sorted(stage.home, key=lambda each: not (each.leader.user and each.leader.user.username == "leader"))
    year = stage.today.year
    places = [(workshop, each) for each in (year, year - 1, year + 1) for workshop in own]
    for (workshop, of_year), state in zip(places, OPEN, strict=False):
        _case(stage, workshop, of_year, state, stage.ago(60))
    for workshop, state in zip(sorted(own, key=lambda each: each.certified_on) * 3, CLOSED, strict=False):
        _case(stage, workshop, year - 1, state, stage.ago(300))


def _case(stage: Stage, workshop: Workshop, year: int, state: str, day: datetime.date) -> None:
    """A case that has come to the state since the day; nothing where the workshop was not there yet or has one."""
    known = ExemplaryCase.objects.filter(workshop=workshop, year=year, status__in=case_flow.OPEN)
    if workshop.certified_on >= day or known.exists() or abs(day.year - year) > 1:
        return
    region, leader = workshop.region, workshop.leader.user
    author = leader or stage.clerk(region)
    with clock.at(_noon(day)):
        case = cases.draft(workshop.pk, by=author, year=year, **_texts(stage, workshop))
        for number in range(2):
            kept = store_photo(_picture(stage, f"工坊{number + 1}.jpg"), by=author, region=region)
            cases_photos.add(case.pk, by=author, photos=[kept])
    actors = {
        Action.SUBMIT: author, Action.NOMINATE: stage.of(region, CULTURE), Action.RETURN: stage.of(region, CULTURE),
        Action.RECOMMEND: stage.official(region.province), Action.SELECT: stage.official(None),
        Action.PUBLISH: stage.official(None), Action.WITHDRAW: stage.official(None),
        Action.DECLINE: stage.official(region.province),
    }  # fmt: skip
    for number, action in enumerate(WAYS[state], 1):
        with clock.at(_noon(min(day + datetime.timedelta(days=8 * number), stage.today))):
            cases.advance(case.pk, action, by=actors[Action(action)], reason=REASONS.get(Action(action), ""))


def _texts(stage: Stage, workshop: Workshop) -> dict:
    words = {
        "name": workshop.name, "craft": _craft(workshop), "region": workshop.region.full_name,
        "people": workshop.employed or 20,
    }  # fmt: skip
    summary = (
        "{name}依托{craft}，组织附近村民学艺就业，培训、设计、销售一起抓，走出了一条在保护中传承、在传承中增收的路子。"
    )
    title = stage.rng.choice(TITLES)
    return {
        "title": title.format(**words)[:100], "summary": summary.format(**words)[:300], "body": BODY.format(**words)
    }  # fmt: skip


def _picture(stage: Stage, name: str) -> SimpleUploadedFile:
    """A woven ground in the colours of the dye."""
    rng, size = stage.rng, (960, 600)
    ground = rng.choice(((24, 45, 79), (38, 58, 110), (120, 40, 36), (60, 84, 66), (92, 70, 44)))
    picture = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(picture)
    light = tuple(min(255, tone + 130) for tone in ground)
    step = rng.choice((60, 80, 120))
    for left in range(0, size[0], step):
        for top in range(0, size[1], step):
            inset = rng.randint(6, step // 3)
            box = (left + inset, top + inset, left + step - inset, top + step - inset)
            (draw.ellipse if (left // step + top // step) % 2 else draw.rectangle)(box, outline=light, width=4)
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=80)
    return SimpleUploadedFile(name, written.getvalue(), "image/jpeg")


def _of_an_ended_one(stage: Stage) -> None:
    """A published case of a workshop that has lost its status since; written as it stands, for nobody may move it."""
    ended = Workshop.objects.exclude(standing=Standing.CERTIFIED).select_related("region", "leader__user")
    workshop = ended.filter(ended_on__gt=stage.ago(700)).order_by("pk").first() or ended.order_by("pk").first()
    if workshop is None:
        return
    by = workshop.leader.user or stage.official(None)
    day = workshop.ended_on - datetime.timedelta(days=200)
    case = ExemplaryCase.objects.create(
        workshop=workshop, year=day.year, created_by=by, created_at=_noon(day), **_texts(stage, workshop)
    )
    case.status, case.published_at, case.rank = CaseStatus.PUBLISHED, _noon(day + datetime.timedelta(days=60)), 1
    case.number = f"AL{day.year}-900"
    case.save()
    case.steps.create(
        action=Action.PUBLISH, from_status=CaseStatus.SELECTED, to_status=CaseStatus.PUBLISHED, by=stage.official(None),
        at=case.published_at,
    )  # fmt: skip
