"""Invented responsible persons, consultations, problems and pairings (notice art. 9)."""

import datetime
from decimal import Decimal

from reporting.actions import problems
from reporting.demo.people import person_name
from reporting.demo.plan import noon
from reporting.demo.stage import Stage
from reporting.models import (
    Consultation,
    ConsultationIssue,
    IssueStatus,
    Pairing,
    PairingAction,
    PairingActionKind,
    Problem,
    ResponsiblePerson,
)
from reporting.rules import problem_flow as flow
from workshops.access import clock
from workshops.access.models import Department, User
from workshops.models import Workshop
from workshops.regions.models import Region

ORDER = 70
HOME, NEAR = "522636", "522634"
DAY = datetime.timedelta(days=1)
CULTURE, HRSS, RURAL = Department.CULTURE, Department.HRSS, Department.RURAL
PROBLEMS_ELSEWHERE = 40
"""Each goes through the real steps, so not every workshop has one."""

DUTIES = {
    CULTURE: "牵头非遗工坊建设，组织认定、年度确认、人员培训和产品推广。",
    HRSS: "落实就业帮扶车间各项优惠政策，组织技能培训补贴和用工服务。",
    RURAL: "将认定的工坊录入项目库，提供脱贫人口和监测对象就业情况，安排衔接资金支持。",
}
POSTS = ("副局长", "党组成员、副局长", "四级调研员")
# (title, department, days from the meeting until it is due)
ISSUES = (
    ("协调解决工坊场地租约到期问题", HRSS, 45),
    ("核对并发放工坊社会保险补贴", HRSS, 30),
    ("将新认定的工坊录入县级项目库", RURAL, 20),
    ("用衔接资金支持工坊购置设备", RURAL, 60),
    ("组织工坊带头人参加产品设计培训", CULTURE, 50),
    ("联系景区设立工坊产品展销点", CULTURE, 40),
)
SETTLED_SAID = {
    CULTURE: "已组织落实，参加人员和单位名单存档。",
    HRSS: "已会同财政部门审核，补贴和场地协议均已落实。",
    RURAL: "已录入县级项目库并安排资金，手续齐备。",
}
# (kind, title, description)
PROBLEMS = (
    (
        "site",
        "厂房租约年底到期，需要新的场地",
        "现租用的厂房约200平方米，房东不再续租，希望协调易地搬迁安置区的闲置厂房。",
    ),
    ("policy", "社会保险补贴申报后一直没有回音", "今年为12名脱贫人口缴纳了社会保险，三月提交申报材料，尚未答复。"),
    ("funding", "购置织机缺少资金", "接到一批订单，需要添置6台织机，约需9万元，希望得到衔接资金支持。"),
    ("labour", "旺季招不到熟练绣工", "下半年订单集中，缺熟练绣工15人左右，希望协助组织招工。"),
    ("training", "年轻学徒需要图案设计培训", "学徒会做不会画，希望安排图案设计方面的短期培训。"),
    ("materials", "蓝靛原料价格上涨、供应不稳", "今年蓝靛减产，价格上涨约三成，希望协调种植户稳定供应。"),
    ("sales", "产品积压，缺少线上销售渠道", "线下游客减少，积压成品约400件，希望对接平台。"),
    ("rights", "图案被外地商家仿制销售", "网上有店铺仿制本工坊的图案，不知道怎样维权。"),
    ("other", "工坊门前道路雨季积水", "雨季积水严重，影响运货和游客参观。"),
)
# (helping, helped, kind, since, until)
PAIRINGS = (
    ("440600", "522600", "east_west", (2021, 4, 1), None),
    ("330200", "522600", "east_west", (2018, 1, 1), (2021, 3, 31)),
    ("440000", "520000", "east_west", (2021, 4, 1), None),
    ("310000", "530000", "east_west", (2017, 1, 1), None),
    ("330000", "510000", "east_west", (2021, 4, 1), None),
    ("320000", "610000", "east_west", (2017, 1, 1), None),
    ("370000", "500000", "east_west", (2021, 4, 1), None),
    ("110000", "150000", "east_west", (2017, 1, 1), None),
    ("120000", "620000", "east_west", (2017, 1, 1), None),
    ("350000", "640000", "east_west", (1996, 11, 1), None),
    ("440000", "450000", "east_west", (2017, 1, 1), None),
    ("110000", "540000", "paired_assistance", (1994, 7, 1), None),
    ("310000", "650000", "paired_assistance", (2010, 3, 1), None),
    ("120000", "650000", "paired_assistance", (2010, 3, 1), None),
    ("320000", "630000", "paired_assistance", (2010, 7, 1), None),
)
# (kind, title, yuan in thousands from, to, people)
ACTIONS = (
    ("survey", "{a}文化和旅游部门赴{b}调研非遗工坊建设", 0, 3, 8),
    ("survey", "{b}工坊带头人赴{a}考察非遗产品市场", 2, 8, 15),
    ("exchange", "{a}与{b}非遗工坊交流会", 5, 20, 60),
    ("construction", "援建{b}非遗工坊生产车间", 200, 600, None),
    ("training", "{b}非遗工坊设计能力培训班", 30, 90, 45),
    ("purchase", "{a}机关和企业采购{b}非遗工坊产品", 80, 400, None),
    ("talent", "{a}选派设计师驻{b}工坊帮扶", 20, 60, 3),
)
RESULTS = {
    "survey": "摸清了工坊的产品、场地和订单情况，形成帮扶需求清单。",
    "exchange": "签订合作意向6项。",
    "construction": "新增生产面积约300平方米，可吸纳40人就近就业。",
    "training": "参训学员完成新产品设计20余件。",
    "purchase": "产品进入对口地区职工福利采购目录。",
    "talent": "帮助工坊改进包装，开发文创产品两个系列。",
}


def fill(stage: Stage) -> None:
    counties = list({each.region_id: each.region for each in stage.workshops}.values())
    _write_persons(stage, counties)
    _raise_at_home(stage)
    _raise_elsewhere(stage)
    _write_consultations(stage, counties)
    _write_pairings(stage)


def _write_persons(stage: Stage, counties: list[Region]) -> None:
    """Most counties have their three; 丹寨 has all, with one before; some lack one."""
    made, rng = [], stage.rng
    for region in counties:
        for department in Department.values:
            if region.pk != HOME and rng.random() < (0.5 if region.pk == NEAR else 0.12):
                continue
            by = stage.of(region, department)
            since = stage.ago(rng.randrange(60, 1200))
            if region.pk == HOME or rng.random() < 0.15:
                made.append(_person(stage, region, department, by, since - 900 * DAY, since - DAY))
            made.append(_person(stage, region, department, by, since, None))
    for code in ("522600", "520000"):
        region = Region.objects.get(pk=code)
        for department in (CULTURE, HRSS, RURAL):
            by = stage.official(region, department)
            made.append(_person(stage, region, department, by, stage.ago(400), None))
    ResponsiblePerson.objects.bulk_create(made, batch_size=2000)


def _person(stage, region, department, by, since, until) -> ResponsiblePerson:
    person = ResponsiblePerson(
        region=region, department=department, unit=by.office.name, name=person_name(stage.rng), by=by,
        post=stage.rng.choice(POSTS), duty=DUTIES[department], since=since, until=until,
    )  # fmt: skip
    person.seal_phone(f"0855361{stage.rng.randrange(10**4):04d}" if region.pk[:4] == "5226" else _land_line(stage))
    return person


def _land_line(stage: Stage) -> str:
    return f"0{stage.rng.randrange(310, 999)}{stage.rng.randrange(2, 9)}{stage.rng.randrange(10**6):06d}"


def _write_consultations(stage: Stage, counties: list[Region]) -> None:
    """丹寨 meets every quarter; of the others some do. The issues point to problems where there are some."""
    meetings, issues = [], []
    for region in counties:
        is_home = region.pk == HOME
        if not is_home and stage.rng.random() < 0.6:
            continue
        for back in (320, 230, 140, 50) if is_home else (stage.rng.randrange(40, 300),):
            meetings.append(_meeting(stage, region, stage.ago(back)))
    Consultation.objects.bulk_create(meetings)
    asked = {each.workshop.region_id: each for each in Problem.objects.select_related("workshop").order_by("pk")}
    for meeting in meetings:
        for n, row in enumerate(stage.rng.sample(ISSUES, 3)):
            problem = asked.get(meeting.region_id) if n == 0 and meeting.held_on > stage.ago(60) else None
            issues.append(_issue(stage, meeting, row, problem))
    ConsultationIssue.objects.bulk_create(issues)


def _meeting(stage: Stage, region: Region, held_on: datetime.date) -> Consultation:
    by = stage.of(region, CULTURE)
    quarter = "一二三四"[(held_on.month - 1) // 3]
    return Consultation(
        region=region, title=f"{held_on.year}年第{quarter}季度非遗工坊工作会商", held_on=held_on, by=by,
        place="县政务中心会议室", chair=by.full_name, departments=Department.values,
        attendees="三部门分管负责同志和业务人员；部分工坊带头人列席。",
        minutes="会议听取了非遗工坊建设、带动就业和年度确认情况，研究了工坊反映的困难问题，明确了责任部门和完成期限。",
    )  # fmt: skip


def _issue(stage: Stage, meeting: Consultation, row: tuple, problem: Problem | None) -> ConsultationIssue:
    title, department, days = row
    issue = ConsultationIssue(
        region=meeting.region, consultation=meeting, problem=problem, title=title, department=department,
        due_on=meeting.held_on + days * DAY, by=meeting.by,
    )  # fmt: skip
    chance = stage.rng.random()
    if issue.due_on < stage.today and chance < 0.75:
        issue.status, issue.settlement = IssueStatus.SETTLED, SETTLED_SAID[department]
        issue.settled_on = issue.due_on - stage.rng.randrange(1, 12) * DAY
    elif chance > 0.95:
        issue.status, issue.settlement = IssueStatus.DROPPED, "有关工坊已自行解决，各部门商定不再跟进。"
    return issue


# How far each of 丹寨's problems has come: (number in PROBLEMS, days ago, steps).
AT_HOME = (
    (0, 52, ("take", "escalate")),  # with the prefecture, overdue
    (1, 41, ()),  # nobody has taken it: overdue
    (2, 12, ("take",)),
    (3, 20, ("take", "settle")),  # waits for the workshop
    (4, 70, ("take", "settle", "confirm")),
    (5, 33, ("take", "settle", "reopen")),
    (6, 3, ()),
    (7, 26, ("forward",)),
    (8, 90, ("close",)),
)
SAID = {
    "take": "已受理，近期到工坊了解情况。",
    "forward": "该事项属于相关部门职责，请予办理。",
    "escalate": "县内没有可用厂房，请州级协调安置区闲置资产。",
    "settle": "已与有关单位商定解决办法，并当面答复工坊。",
    "confirm": "谢谢，问题解决了。",
    "reopen": "商定的供货还没有到，请继续协调。",
    "close": "道路已由村里整修，不再反映。",
}


def _raise_at_home(stage: Stage) -> None:
    own = [each for each in stage.home if each.leader.user and each.leader.user.username == "leader"] or stage.home
    for n, (number, days, steps) in enumerate(AT_HOME):
        _play(stage, own[n % len(own)], PROBLEMS[number], days, steps)


def _raise_elsewhere(stage: Stage) -> None:
    others = [each for each in stage.workshops if each.region_id != HOME]
    for workshop in stage.rng.sample(others, min(PROBLEMS_ELSEWHERE, len(others) // 2)):
        _, days, steps = stage.rng.choice([row for row in AT_HOME if "escalate" not in row[2]])
        _play(stage, workshop, stage.rng.choice(PROBLEMS), days + stage.rng.randrange(0, 9), steps)


def _play(stage: Stage, workshop: Workshop, asked: tuple, days: int, steps: tuple[str, ...]) -> None:
    """By the real actions, the steps some days apart."""
    kind, title, description = asked
    day = stage.ago(days)
    own = workshop.leader.user or stage.clerk(workshop.region)
    if "escalate" in steps:  # there must be somebody above
        stage.official(Region.objects.get(pk="522600"), HRSS)
    with clock.at(noon(day, stage.rng)):
        problem = problems.raise_problem(workshop.pk, by=own, kind=kind, title=title, description=description)
    for n, action in enumerate(steps):
        problem.refresh_from_db()
        given = {"note": SAID[action]}
        if action == flow.FORWARD:
            given["department"] = RURAL if problem.department != RURAL else HRSS
        elif action == flow.CONFIRM:
            given["satisfied"] = True
        with clock.at(noon(min(day + (n + 1) * 2 * DAY, stage.ago(1)), stage.rng)):
            problems.advance(problem.pk, action, by=_actor(stage, problem, action, own), **given)


def _actor(stage: Stage, problem: Problem, action: str, own: User) -> User:
    if action in (flow.CONFIRM, flow.REOPEN, flow.CLOSE):
        return own
    return stage.of(problem.workshop.region, problem.department)


def _write_pairings(stage: Stage) -> None:
    ministry = stage.official(None)
    regions = Region.objects.in_bulk([code for row in PAIRINGS for code in row[:2]])
    pairings = [
        Pairing(
            kind=kind, helping_region=regions[helping], helped_region=regions[helped], by=ministry,
            since=datetime.date(*since), until=datetime.date(*until) if until else None,
        )
        for helping, helped, kind, since, until in PAIRINGS
        if helping in regions and helped in regions
    ]  # fmt: skip
    Pairing.objects.bulk_create(pairings)
    actions = [each for pairing in pairings for each in _actions(stage, pairing, ministry)]
    PairingAction.objects.bulk_create(actions)
    reached = PairingAction.workshops.through
    links = []
    for action in actions:
        path = action.pairing.helped_region.path
        within = [each for each in stage.workshops if each.region.path.startswith(path)]
        if action.kind != PairingActionKind.EXCHANGE and within:
            found = stage.rng.sample(within, min(3, len(within)))
            links += [reached(pairingaction_id=action.pk, workshop_id=each.pk) for each in found]
    reached.objects.bulk_create(links)


def _actions(stage: Stage, pairing: Pairing, by: User) -> list[PairingAction]:
    first = max(pairing.since, stage.today.replace(year=stage.today.year - 3, day=1))
    last = pairing.until or stage.today
    made = []
    for kind, title, low, high, people in ACTIONS if first < last else ():
        for _ in range(stage.rng.randrange(1, 3)):
            begun = first + stage.rng.randrange((last - first).days) * DAY
            amount = Decimal(stage.rng.randrange(low * 10, high * 10) * 100) if low else None
            names = {"a": pairing.helping_region.name, "b": pairing.helped_region.name}
            made.append(
                PairingAction(
                    pairing=pairing, kind=kind, title=title.format(**names), held_from=begun, amount=amount,
                    held_to=min(begun + stage.rng.randrange(0, 5) * DAY, last), by=by, results=RESULTS[kind],
                    people=people and people + stage.rng.randrange(people),
                )
            )  # fmt: skip
    return made
