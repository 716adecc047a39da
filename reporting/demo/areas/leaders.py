"""Invented facts about leaders: classes of the programme, bases, supports, studios, titles, cultivation, competitions.

Many of them are written in bulk for the nation; 丹寨's cultivations go through the actions, so that every stage, a
late one, a grant and an ending stand there with their history.
"""

import datetime
from collections import defaultdict
from decimal import Decimal

from reporting.demo.plan import noon
from reporting.demo.stage import Stage
from training.actions import cultivation as moving
from training.models import (
    Award,
    BaseTraining,
    ClassAttendance,
    Competition,
    CompetitionEntry,
    Cultivation,
    CultivationStep,
    LeaderSupport,
    LeaderTitle,
    MasterStudio,
    ProgrammeClass,
    School,
    StudioFunding,
)
from training.rules.cultivation import OPEN
from workshops.access import clock
from workshops.access.models import Department
from workshops.models import IchProject, Leader, Workshop
from workshops.records import writing
from workshops.records.kind import get
from workshops.regions.models import Region

ORDER = 20
DAY = datetime.timedelta(days=1)
CULTURE, HRSS, RURAL = Department.CULTURE, Department.HRSS, Department.RURAL
SCHOOLS = (
    ("清华大学", "110000", 2015), ("中央美术学院", "110000", 2015), ("上海大学", "310000", 2015),
    ("苏州工艺美术职业技术学院", "320000", 2015), ("中国美术学院", "330000", 2015),
    ("山东工艺美术学院", "370000", 2016),
    ("贵州师范大学", "520000", 2016), ("凯里学院", "520000", 2016), ("云南艺术学院", "530000", 2016),
    ("四川美术学院", "500000", 2016), ("西南民族大学", "510000", 2017), ("西北民族大学", "620000", 2016),
    ("新疆师范大学", "650000", 2015), ("广西民族大学", "450000", 2017), ("湖南工艺美术职业学院", "430000", 2016),
    ("青海师范大学", "630000", 2017), ("西藏大学", "540000", 2018), ("内蒙古师范大学", "150000", 2017),
    ("景德镇陶瓷大学", "360000", 2015), ("陕西师范大学", "610000", 2018),
)  # fmt: skip
CLASSES = (
    ("传统刺绣创新设计", "research", 160), ("染织技艺提升", "training", 200), ("金属工艺与首饰设计", "research", 160),
    ("竹木编织与产品开发", "training", 180), ("工坊带头人经营管理", "training", 80), ("陶瓷技艺研习", "study", 120),
    ("工坊产品调研", "survey", 0), ("传承人与设计师交流", "exchange", 0),
)  # fmt: skip
# kind, yuan from, yuan to, months ("" = once)
SUPPORTS = (
    ("tax_relief", 1200, 24000, 12), ("site", 60, 480, 36), ("guaranteed_loan", 50000, 300000, 24),
    ("interest_subsidy", 1500, 9000, 24), ("startup_grant", 5000, 10000, 0), ("startup_training_grant", 800, 1500, 0),
)  # fmt: skip
NEXT = {
    "identified": ("选送参加研培班次", "确定传承导师，制定培养计划"),
    "training": ("完成研培，整理代表作品", "参加省级技能竞赛"),
    "recommended": ("补齐推荐材料，报上级部门", "公示推荐名单"),
    "under_review": ("配合专家评审和实地考察", "等待评审结果"),
}
TARGETS = (
    ("rural_culture_talent", "provincial", CULTURE), ("rural_craftsman", "provincial", RURAL),
    ("rural_craftsman", "prefecture", HRSS), ("inheritor", "provincial", CULTURE),
    ("inheritor", "prefecture", CULTURE), ("rural_culture_talent", "county", CULTURE),
)  # fmt: skip
CERTIFIED = ("graduated", "excellent")
ISSUERS = {CULTURE: "文化和旅游局", HRSS: "人力资源和社会保障局", RURAL: "乡村振兴局"}


def fill(stage: Stage) -> None:
    leaders = [each for each in stage.leaders if each.region_id]
    _with_divisions(leaders)
    crafts = {each.leader_id: each for each in reversed(stage.workshops)}
    _classes(stage, leaders)
    _bases(stage, leaders, crafts)
    _supports(stage, leaders, crafts)
    _studios(stage, leaders, crafts)
    _titles(stage, leaders, crafts)
    _competitions(stage)
    home = [each for each in leaders if each.region_id == "522636"]
    _cultivations(stage, [each for each in leaders if each.region_id != "522636"])
    _at_home(stage, sorted(home, key=lambda each: each.user is None), crafts)


def _with_divisions(leaders: list[Leader]) -> None:
    """What the rows are made with of a leader's region, without a query each."""
    regions = Region.objects.in_bulk()
    for leader in leaders:
        region = leader.region
        region.province, region.reporting_parent = regions[region.province_id], regions.get(region.reporting_parent_id)


def _classes(stage: Stage, leaders: list[Leader]) -> None:
    rng, ministry = stage.rng, stage.official(None)
    regions = {region.pk: region for region in Region.objects.provinces()}
    schools = School.objects.bulk_create(
        School(name=name, region=regions[code], in_programme_since=year, by=ministry)
        for name, code, year in SCHOOLS
        if code in regions
    )
    held = []
    for year in range(stage.today.year - 4, stage.today.year + 1):
        for school in schools:
            title, kind, hours = rng.choice(CLASSES)
            starts = datetime.date(year, rng.randrange(3, 11), rng.randrange(1, 28))
            lasts = rng.randrange(20, 32) if hours else rng.randrange(3, 8)
            held.append(
                ProgrammeClass(
                    school=school, title=f"{year}年{title}{'班' if hours else '活动'}", kind=kind, hours=hours,
                    for_workshops="工坊" in title or rng.random() < 0.3, starts_on=starts,
                    ends_on=starts + lasts * DAY, headcount=rng.randrange(15, 31), by=ministry,
                    place=school.region.name,
                )
            )  # fmt: skip
    ProgrammeClass.objects.bulk_create(held)
    _attendances(stage, leaders, [each for each in held if each.ends_on < stage.today])


def _attendances(stage: Stage, leaders: list[Leader], past: list[ProgrammeClass]) -> None:
    rng, attended = stage.rng, []
    for leader in leaders:
        own = leader.user is not None
        near = [each for each in past if each.school.region_id == leader.region.province_id] or past
        for each in {
            rng.choice(near if rng.random() < 0.7 else past) for _ in range(3 if own else rng.choice((0, 0, 1, 1, 2)))
        }:
            result = rng.choices(("graduated", "attended", "excellent", "dropped"), (14, 4, 3, 1))[0]
            attended.append(
                ClassAttendance(
                    programme_class=each, leader=leader, result=result, by=stage.clerk(leader.region),
                    certificate_number=f"YP{each.starts_on.year}-{rng.randrange(1, 999):03d}"
                    if each.hours and result in CERTIFIED
                    else "",
                )
            )  # fmt: skip
    ClassAttendance.objects.bulk_create(attended, batch_size=2000)


def _bases(stage: Stage, leaders, crafts) -> None:
    rng, made = stage.rng, []
    for leader in leaders:
        if leader.user is None and rng.random() > 0.18:
            continue
        starts = stage.ago(rng.randrange(60, 1400))
        made.append(
            BaseTraining(
                leader=leader, base=f"{_prefecture(leader.region)}高技能人才培训基地", skill=_craft(crafts, leader),
                level=rng.choice(("四级/中级工", "三级/高级工", "二级/技师")), starts_on=starts,
                ends_on=starts + rng.randrange(5, 20) * DAY, hours=rng.choice((40, 60, 80, 120)),
                result=rng.choice(("graduated", "graduated", "attended")), by=stage.of(leader.region, HRSS),
            )
        )  # fmt: skip
    BaseTraining.objects.bulk_create(made, batch_size=2000)


def _supports(stage: Stage, leaders, crafts) -> None:
    rng, made = stage.rng, []
    for leader in leaders:
        own = leader.user is not None
        for kind in rng.sample(SUPPORTS, 5 if own else rng.choice((0, 0, 1, 1, 2, 3))):
            made.append(_support(stage, leader, crafts, kind))
    twice = rng.sample(made, min(len(made) // 80 + 1, len(made)))
    at_home = [each for each in made if each.leader.region_id == "522636" and each.leader.user is None]
    for each in (*twice, *at_home[:1]):  # a second time for the same period: flagged
        again = _support(stage, each.leader, crafts, next(kind for kind in SUPPORTS if kind[0] == each.kind))
        again.workshop, again.paid_on = each.workshop, each.paid_on
        again.period_from, again.period_to = each.period_from, each.period_to
        made.append(again)
    LeaderSupport.objects.bulk_create(made, batch_size=2000)


def _support(stage: Stage, leader, crafts, about) -> LeaderSupport:
    kind, low, high, months = about
    rng, site, region = stage.rng, about[0] == "site", leader.region
    given = Decimal(rng.randrange(low, high, 20 if site else 100))
    first = stage.ago(rng.randrange(40, 1300)).replace(day=1)
    payer = {
        "tax_relief": f"国家税务总局{region.name}税务局", "site": f"{region.name}人民政府",
        "guaranteed_loan": f"{region.name}农村信用合作联社",
    }.get(kind, f"{region.name}人力资源和社会保障局")  # fmt: skip
    once, workshop = not months, crafts.get(leader.pk)
    of_it = workshop if workshop and not once and workshop.certified_on <= first else None
    return LeaderSupport(
        leader=leader, workshop=of_it, kind=kind, amount=None if site else given,
        area=given if site else None, payer=payer, period_from=first,
        period_to=None if once else first + (months * 30) * DAY,
        paid_on=first + 20 * DAY if kind in ("interest_subsidy", "startup_grant", "startup_training_grant") else None,
        document_number=f"{region.name[:2]}人社发〔{first.year}〕{rng.randrange(3, 90)}号", by=stage.of(region, HRSS),
    )  # fmt: skip


def _studios(stage: Stage, leaders, crafts) -> None:
    rng, made = stage.rng, []
    for leader in leaders:
        if leader.user is None and rng.random() > 0.06:
            continue
        level = rng.choices(("county", "prefecture", "provincial"), (5, 4, 2))[0]
        made.append(
            MasterStudio(
                leader=leader, name=f"{leader.name}{_craft(crafts, leader)}技能大师工作室"[:80], level=level,
                recognised_on=stage.ago(rng.randrange(200, 1500)), issuer=_issuer(leader.region, level, HRSS),
                by=stage.of(leader.region, HRSS),
            )
        )  # fmt: skip
    MasterStudio.objects.bulk_create(made)
    fundings = []
    for studio in made:
        for year in range(studio.recognised_on.year, stage.today.year):
            amount = Decimal(rng.choice((20000, 30000, 50000, 100000)))
            purpose = rng.choice(("购置设备", "带徒授艺", "技艺整理和研发"))
            facts = {"year": year, "amount": amount, "purpose": purpose, "payer": studio.issuer, "by": studio.by}
            fundings.append(StudioFunding(studio=studio, **facts))
    StudioFunding.objects.bulk_create(fundings)


def _titles(stage: Stage, leaders, crafts) -> None:
    rng, made, projects = stage.rng, [], _projects()
    for leader in leaders:
        region, project = leader.region, projects.get(leader.pk)
        if project is not None and (leader.user is not None or rng.random() < 0.3):
            made.append(_title(stage, leader, "inheritor", project.level, CULTURE, project))
        if rng.random() < 0.12:
            made.append(_title(stage, leader, "rural_craftsman", "county", RURAL))
        if region.pk != "522636" and rng.random() < 0.06:
            made.append(_title(stage, leader, "rural_culture_talent", "provincial", CULTURE))
    LeaderTitle.objects.bulk_create(made, batch_size=2000)


def _title(stage: Stage, leader, kind, level, department, project=None) -> LeaderTitle:
    granted = stage.ago(stage.rng.randrange(100, 2500))
    ended = granted + 1000 * DAY if kind == "rural_craftsman" and granted < stage.ago(1800) else None
    return LeaderTitle(
        leader=leader, kind=kind, level=level, granted_on=granted, issuer=_issuer(leader.region, level, department),
        project=project, ended_on=ended, by=stage.of(leader.region, department),
    )  # fmt: skip


def _competitions(stage: Stage) -> None:
    rng, ministry, made = stage.rng, stage.official(None, HRSS), []
    provinces = sorted({each.region.province for each in stage.workshops}, key=lambda each: each.pk)
    for year in range(stage.today.year - 3, stage.today.year):
        first = datetime.date(year, 9, 10)
        common = {"held_from": first, "held_to": first + 3 * DAY, "items": "刺绣\n染织\n编织\n金属工艺"}
        name = f"{year}年全国乡村振兴职业技能大赛"
        made.append(Competition(name=name, level="national", organiser="人力资源社会保障部", by=ministry, **common))
        for province in provinces:
            made.append(
                Competition(
                    name=f"{year}年{province.name}民族民间工艺技能大赛", level="provincial", region=province,
                    organiser=f"{province.name}人力资源和社会保障厅、文化和旅游厅",
                    by=stage.official(province, HRSS), **common,
                )
            )  # fmt: skip
    Competition.objects.bulk_create(made)
    by_province = defaultdict(list)
    for each in made:
        by_province[each.region_id].append(each)
    entries = {}
    for workshop in stage.workshops:
        own = workshop.leader.user is not None
        for _ in range(2 if own else rng.choice((0, 0, 0, 1))):
            offered = by_province[workshop.region.province_id] if rng.random() < 0.8 else by_province[None]
            offered = [each for each in offered if each.held_from >= workshop.certified_on]
            if not offered:
                continue
            held = rng.choice(offered)
            award = rng.choices((Award.NONE, Award.FIRST, Award.SECOND, Award.THIRD, Award.EXCELLENT), (4, 1, 2, 2, 3))[
                0
            ]
            entries[held.pk, workshop.pk] = CompetitionEntry(
                competition=held, item=rng.choice(held.items.split("\n")), workshop=workshop, leader=workshop.leader,
                entrant=workshop.leader.name, award=award, by=stage.of(workshop.region, HRSS),
                awarded_on=None if award == Award.NONE else held.held_to,
            )  # fmt: skip
    CompetitionEntry.objects.bulk_create(entries.values(), batch_size=2000)


def _cultivations(stage: Stage, leaders) -> None:
    """Under way, wherever they have come to; one in eight is late."""
    rng, made, held = stage.rng, [], _held()
    for leader in leaders:
        offered = [target for target in TARGETS[:4] if target[0] not in held[leader.pk]]
        if rng.random() > 0.25 or not offered:
            continue
        kind, level, department = rng.choice(offered)
        at = rng.choice(OPEN)
        due = stage.ago(rng.randrange(3, 60)) if rng.random() < 0.12 else stage.ago(-rng.randrange(5, 200))
        made.append(
            Cultivation(
                leader=leader, target_kind=kind, target_level=level, stage=at, next_step=rng.choice(NEXT[at]),
                due_on=due, department=department, by=stage.of(leader.region, department),
            )
        )  # fmt: skip
    Cultivation.objects.bulk_create(made)
    steps = []
    for row in made:
        way, days = OPEN[: OPEN.index(row.stage) + 1], rng.randrange(200, 500)
        for n, reached in enumerate(way):
            last = reached == row.stage
            steps.append(
                CultivationStep(
                    cultivation=row, source=way[n - 1] if n else "", target=reached, by=row.by,
                    next_step=row.next_step if last else NEXT[reached][0], due_on=row.due_on if last else None,
                    office_name=row.by.office.name, at=noon(stage.ago(days - 45 * n), rng),
                )
            )  # fmt: skip
    CultivationStep.objects.bulk_create(steps, batch_size=2000)


def _held() -> dict[int, set[str]]:
    """Leader → kinds of titles in force: nobody is cultivated for what is there already."""
    held = defaultdict(set)
    for leader, kind in LeaderTitle.objects.filter(voided_at=None, ended_on=None).values_list("leader", "kind"):
        held[leader].add(kind)
    return held


def _at_home(stage: Stage, leaders, crafts) -> None:
    """丹寨: one in each state; the demo account's leader is before the review, and late nowhere."""
    ends = ("under_review", "late", "granted", "stopped", "identified", "training", "recommended")
    for end, leader in zip(ends, leaders, strict=False):
        kind, level, department = TARGETS[0] if leader.user else TARGETS[1]
        by = stage.of("522636", department)
        row = _enter(stage, leader, by, kind, level, department, late=end == "late")
        if end in ("late", "identified"):
            continue
        way = OPEN[1 : OPEN.index(end) + 1] if end in OPEN else OPEN[1:] if end == "granted" else OPEN[1:2]
        for n, reached in enumerate(way):
            with clock.at(noon(stage.ago(260 - 60 * n), stage.rng)):
                facts = {"next_step": NEXT[reached][0], "due_on": stage.ago(-40)}
                row = moving.move(row.pk, by=by, seen_version=row.version, stage=reached, **facts)
        if end == "granted":
            given = {
                "name": "贵州省乡村工匠",
                "granted_on": stage.ago(30),
                "issuer": "贵州省乡村振兴局",
                "project": None,
            }
            moving.grant(row.pk, by=by, seen_version=row.version, note="评审通过。", document_number="", **given)
        elif end == "stopped":
            moving.move(row.pk, by=by, seen_version=row.version, stage="stopped", note="本人外出经商，暂不具备条件。")


def _enter(stage: Stage, leader, by, kind, level, department, *, late: bool) -> Cultivation:
    with clock.at(noon(stage.ago(320), stage.rng)):
        due = stage.ago(12) if late else stage.ago(-25)
        facts = {"next_step": NEXT["identified"][0], "due_on": due, "note": "技艺精湛，带动周边群众就业。"}
        about = {"target_kind": kind, "target_level": level, "department": department}
        return writing.enter(get("cultivations"), by=by, leader=leader, **about, **facts)


def _projects() -> dict[int, IchProject]:
    """Leader → a project on which one of the leader's workshops relies."""
    pairs = Workshop.projects.through.objects.values_list("workshop__leader_id", "ichproject_id").order_by("pk")
    by_leader = dict(pairs)
    projects = IchProject.objects.in_bulk(set(by_leader.values()))
    return {leader: projects[project] for leader, project in by_leader.items()}


def _craft(crafts, leader) -> str:
    workshop = crafts.get(leader.pk)
    return (workshop.craft_name if workshop else "") or "传统手工艺"


def _prefecture(region: Region) -> str:
    above = region.reporting_parent
    return above.name if above else region.name


def _issuer(region: Region, level: str, department: str) -> str:
    if level == "national":
        return "文化和旅游部"
    if level == "provincial":
        return f"{region.province.name}{ISSUERS[department].removesuffix('局')}厅"
    return f"{_prefecture(region) if level == 'prefecture' else region.name}{ISSUERS[department]}"
