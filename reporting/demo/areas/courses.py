"""Invented training: needs, plans, courses with sessions, people, attendance and certificates.

In bulk for the nation; 丹寨's go through the actions, so that every state of a need, a plan and a course stands there:
one course takes check-ins today, one is open for enrolment, one is finished with certificates.
"""

import datetime
from decimal import Decimal

from employment.models import Worker
from reporting.demo.people import person_name
from reporting.demo.stage import Stage
from training.actions import attendance, courses, needs, trainees, trainees_results
from training.actions.trainees_results import Result
from training.models import Attendance, Course, Session, Teacher, Trainee, TrainingNeed, TrainingPlan
from training.queries.courses import in_class
from workshops.access.models import Department
from workshops.people.offers import offers
from workshops.records import writing
from workshops.records.kind import get
from workshops.regions.models import Region

ORDER = 30
HOME = "522636"
DAY = datetime.timedelta(days=1)
SKILLS = ("基础技法", "纹样设计", "产品包装与定价", "直播销售", "质量检验")
FORMS = ("classroom", "hands_on", "on_site_visit", "remote")
LESSONS = (("理论与示范", "08:30", "11:30", 4), ("实操练习", "14:00", "17:00", 4))
MONTHS = ("3月至4月", "农闲时节，11月至12月", "6月", "")
PEOPLE_MAX = 14


def fill(stage: Stage) -> None:
    by_region: dict[Region, list] = {}
    for each in stage.workshops:
        if each.region_id != HOME:
            by_region.setdefault(each.region, []).append(each)
    _fill_nation(stage, by_region)
    if stage.home:
        _fill_home(stage)


# The nation, in bulk


def _fill_nation(stage: Stage, by_region: dict[Region, list]) -> None:
    chosen = [region for region in by_region if stage.rng.random() < 0.4]
    plans = {region: _plan(stage, region, len(by_region[region])) for region in chosen}
    TrainingPlan.objects.bulk_create(plans.values())
    TrainingNeed.objects.bulk_create(_needs(stage, by_region, plans), batch_size=2000)
    teachers = {region: _teacher(stage, region) for region in chosen}
    Teacher.objects.bulk_create(teachers.values())
    made = [
        _course(stage, plan, there[0], back)
        for region, plan in plans.items()
        for back in (40, 400)
        if (there := _since(by_region[region], stage.ago(back)))
    ]
    Course.objects.bulk_create(made)
    sessions = {course.pk: list(_sessions(course, teachers[course.region])) for course in made}
    Session.objects.bulk_create([each for found in sessions.values() for each in found], batch_size=2000)
    workers = _workers({each.pk for region in chosen for each in by_region[region]})
    people = {
        course.pk: _people(stage, course, _since(by_region[course.region], course.starts_on), workers)
        for course in made
    }
    Trainee.objects.bulk_create([each for found in people.values() for each in found], batch_size=1000)
    there = [each for course in made for each in _there(stage, course, sessions[course.pk], people[course.pk])]
    Attendance.objects.bulk_create(there, batch_size=5000)


def _plan(stage: Stage, region: Region, workshops: int) -> TrainingPlan:
    year = stage.today.year
    return TrainingPlan(
        region=region, year=year, title=f"{region.name}{year}年非遗工坊技能培训计划", headcount=40 + 20 * workshops,
        budget=Decimal(600 * (40 + 20 * workshops)), status="published", by=stage.of(region, Department.HRSS),
    )  # fmt: skip


def _needs(stage: Stage, by_region, plans):
    rng = stage.rng
    for region, workshops in by_region.items():
        plan = plans.get(region)
        for each in workshops:
            if rng.random() < 0.5:
                yield TrainingNeed(
                    workshop=each, year=stage.today.year, headcount=rng.randrange(4, 25),
                    form=rng.choice(FORMS), preferred_months=rng.choice(MONTHS),
                    skill=f"{each.craft_name or '手工艺'}{rng.choice(SKILLS)}"[:60], by=stage.clerk(region),
                    reason="新进人员较多，希望就近培训。",
                    **({"plan": plan, "status": "planned"} if plan and rng.random() < 0.6 else {}),
                )  # fmt: skip


def _since(workshops, day: datetime.date) -> list:
    """Those that were certified by the day."""
    return [each for each in workshops if each.certified_on <= day]


def _teacher(stage: Stage, region: Region) -> Teacher:
    return Teacher(
        region=region, name=person_name(stage.rng), expertise="传统手工艺与产品开发",
        employer=f"{region.name}职业技术学校", title="高级工艺美术师", by=stage.of(region, Department.HRSS),
    )  # fmt: skip


def _course(stage: Stage, plan: TrainingPlan, host, back: int) -> Course:
    starts = stage.ago(back)
    return Course(
        region=plan.region, plan=plan if plan.year == starts.year else None, form=stage.rng.choice(FORMS),
        title=f"{starts.year}年{host.craft_name or '手工艺'}技能培训班"[:80],
        skill=f"{host.craft_name or '手工艺'}{stage.rng.choice(SKILLS)}"[:60],
        organiser=f"{plan.region.name}职业技术学校", hours_planned=Decimal(16), headcount=40, starts_on=starts,
        ends_on=starts + DAY, host_workshop=host, fund_source="就业补助资金", certificate_name="手工艺培训合格证",
        status="finished", by=plan.by,
    )  # fmt: skip


def _sessions(course: Course, teacher: Teacher):
    for day in (course.starts_on, course.ends_on):
        for topic, starts, ends, hours in LESSONS:
            yield Session(
                course=course, held_on=day, starts_at=datetime.time.fromisoformat(starts), place="培训教室",
                topic=topic, ends_at=datetime.time.fromisoformat(ends), hours=Decimal(hours), teacher=teacher,
                by=course.by,
            )  # fmt: skip


def _workers(workshops: set[int]) -> dict[int, list[Worker]]:
    found: dict[int, list[Worker]] = {}
    for worker in Worker.objects.filter(workshop__in=workshops).select_related("person").order_by("pk"):
        found.setdefault(worker.workshop_id, []).append(worker)
    return found


def _people(stage: Stage, course: Course, workshops, workers) -> list[Trainee]:
    """Workers of the county's workshops, each person once."""
    made, known = [], set()
    for worker in (each for workshop in workshops for each in workers.get(workshop.pk, ())):
        if len(made) == PEOPLE_MAX:
            break
        if worker.person.identity_lookup in known or stage.rng.random() < 0.3:
            continue
        known.add(worker.person.identity_lookup)
        trainee = Trainee(course=course, workshop_id=worker.workshop_id, name=worker.name, by=course.by)
        trainee.seal_identity(worker.identity())
        trainee.seal_phone(worker.phone())
        passed = stage.rng.random() < 0.85
        trainee.status = "completed" if passed else "failed"
        trainee.test_score = Decimal(stage.rng.randrange(70, 99) if passed else stage.rng.randrange(35, 60))
        if passed:
            trainee.certificate_number = f"PX{course.region_id}{course.starts_on:%y%m}{len(made) + 1:03d}"
            trainee.certified_on = course.ends_on
        made.append(trainee)
    return made


def _there(stage: Stage, course: Course, sessions, people):
    for trainee in people:
        for session in sessions[: 4 if trainee.status == "completed" else stage.rng.randrange(3)]:
            yield Attendance(session=session, trainee=trainee, how="list", by=course.by)


# 丹寨, through the actions


def _fill_home(stage: Stage) -> None:
    hrss, clerk = stage.of(HOME, Department.HRSS), stage.clerk(HOME)
    plan, wanted = _home_needs(stage, hrss, clerk)
    teacher = writing.enter(
        get("teachers"), by=hrss, name="潘秋菊", expertise="苗族蜡染", employer="丹寨县职业技术学校",
        title="高级工艺美术师", leader=None,
    )  # fmt: skip
    done = _home_course(stage, hrss, "蜡染基础技法", stage.ago(20), plan=plan, needs=wanted[:1], form="hands_on")
    _run(stage, done, teacher, [done.starts_on, done.ends_on])
    _grade(done)
    running = _home_course(stage, hrss, "纹样设计", stage.ago(1), form="classroom")
    _run(stage, running, teacher, [running.starts_on])
    writing.enter(
        get("training-sessions"), by=hrss, course=running, held_on=stage.today, starts_at=datetime.time(8),
        ends_at=datetime.time(22), hours=Decimal(8), place="县非遗传习所", topic="工位实操（全天开放）",
        teacher=teacher,
    )  # fmt: skip
    order = _order(stage, clerk)
    opened = _home_course(stage, clerk, "蜡染画工岗前", stage.today + 7 * DAY, **order)
    courses.advance(opened.pk, by=clerk, step="open")
    _enrol(opened, clerk, stage.home[:2], 4)
    _home_course(stage, clerk, "直播销售", stage.today + 30 * DAY, form="remote", needs=wanted[1:2])
    cancelled = _home_course(stage, hrss, "质量检验", stage.ago(60), form="on_site_visit")
    courses.advance(cancelled.pk, by=hrss, step="cancel")
    _province(stage)


def _leaders_first(stage: Stage) -> list:
    """丹寨's workshops, those of the demo account's leader before the others."""
    return sorted(stage.home, key=lambda each: not (each.leader.user and each.leader.user.username == "leader"))


def _home_needs(stage: Stage, hrss, clerk):
    """Of every state; the leader of the demo account's among them."""
    year = stage.today.year
    asking = _leaders_first(stage)[:5]
    made = [
        writing.enter(
            get("training-needs"), by=clerk, workshop=workshop, year=year, skill=skill, form=form, headcount=heads,
            preferred_months="3月至4月", reason="新进人员较多，希望就近培训。",
        )
        for workshop, (skill, form, heads) in zip(
            asking * 3,
            (("蜡染基础技法", "hands_on", 12), ("直播销售", "remote", 6), ("产品包装与定价", "classroom", 8),
             ("蜡染基础技法", "on_site_visit", 15), ("纹样设计", "classroom", 10), ("财务记账", "classroom", 2)),
            strict=False,
        )
    ]  # fmt: skip
    plan = writing.enter(
        get("training-plans"), by=hrss, year=year, title=f"丹寨县{year}年非遗工坊技能培训计划", headcount=200,
        budget=Decimal(120000), note="优先安排脱贫人口和监测帮扶对象。",
    )  # fmt: skip
    needs.put_into_plan([each.pk for each in made[:2]], by=hrss, plan_id=plan.pk)
    needs.step_plan(plan.pk, by=hrss, step="publish")
    needs.decline([made[-1].pk], by=clerk, answer="不属于技艺培训，请参加人社部门的创业培训。")
    writing.enter(
        get("training-plans"), by=clerk, year=year + 1, title=f"丹寨县{year + 1}年培训计划（征求意见）", headcount=150
    )
    old = writing.enter(
        get("training-plans"), by=hrss, year=year - 1, title=f"丹寨县{year - 1}年培训计划", headcount=90
    )
    for step in ("publish", "close"):
        needs.step_plan(old.pk, by=hrss, step=step)
    for each in made:
        each.refresh_from_db()
    plan.refresh_from_db()
    return plan, made


def _home_course(stage: Stage, by, skill: str, starts: datetime.date, **given) -> Course:
    facts = {
        "title": f"{starts.year}年{starts.month}月丹寨{skill}培训班", "skill": skill, "organiser": "丹寨县职业技术学校",
        "hours_planned": Decimal(16), "headcount": 30, "starts_on": starts, "ends_on": starts + 4 * DAY,
        "host_workshop": stage.home[0], "fund_source": "就业补助资金", "certificate_name": f"{skill}培训合格证",
    }  # fmt: skip
    return writing.enter(get("trainings"), by=by, **facts | given)


def _run(stage: Stage, course: Course, teacher, days: list[datetime.date]) -> None:
    """Opened, people enrolled from workshops, started, and attended as far as the days have passed."""
    made = [
        writing.enter(
            get("training-sessions"), by=course.by, course=course, held_on=day, place="县非遗传习所", topic=topic,
            starts_at=datetime.time.fromisoformat(starts), ends_at=datetime.time.fromisoformat(ends),
            hours=Decimal(hours), teacher=teacher,
        )
        for day in days for topic, starts, ends, hours in LESSONS
    ]  # fmt: skip
    courses.advance(course.pk, by=course.by, step="open")
    _enrol(course, stage.clerk(HOME), _leaders_first(stage)[:4], 3)
    courses.advance(course.pk, by=course.by, step="start")
    people = list(in_class(course))
    for at, session in enumerate(made):
        present = [each.pk for place, each in enumerate(people) if place % 5 or at == 0]
        attendance.keep_list(session.pk, by=course.by, present=present, seen=[])


def _enrol(course: Course, clerk, workshops, each_sends: int) -> None:
    for workshop in workshops:
        known = [each.worker for each in offers.people(clerk, workshop)][:each_sends]
        if known:
            trainees.enrol_workers(course.pk, by=clerk, workshop=workshop, workers=known)


def _grade(course: Course) -> None:
    """Who was there enough passes with a certificate; then the course is over."""
    judge = trainees_results.Judge(course)
    passed = [each for each in in_class(course) if judge.enough(each)]
    results = {
        each.pk: Result(True, Decimal(80 + at % 15), f"DZ{course.starts_on:%Y%m}-{at + 1:03d}", course.ends_on)
        for at, each in enumerate(passed)
    }
    trainees_results.record_results(course.pk, by=course.by, results=results)
    courses.advance(course.pk, by=course.by, step="finish")


def _order(stage: Stage, clerk) -> dict:
    """Tied to a vacancy of 丹寨 where there is one."""
    at_home = {each.pk: each for each in stage.home}
    post = next((each for each in offers.posts(clerk) if each.workshop_id in at_home and each.is_open), None)
    if post is None:
        return {"form": "order_based", "order_workshop": stage.home[0], "order_post": "绣工", "order_headcount": 10}
    return {
        "form": "order_based", "order_workshop": at_home[post.workshop_id], "order_post": post.title,
        "order_headcount": post.headcount, "vacancy_number": post.number,
    }  # fmt: skip


def _province(stage: Stage) -> None:
    """A provincial course that leaders of 丹寨 may send people to."""
    official = stage.official(stage.home[0].region.province)
    starts = stage.today + 14 * DAY
    made = writing.enter(
        get("trainings"), by=official, title=f"{starts.year}年贵州省非遗工坊带头人经营管理培训班", form="classroom",
        skill="工坊经营管理", organiser="贵州省非物质文化遗产保护中心", hours_planned=Decimal(32), headcount=60,
        starts_on=starts, ends_on=starts + 5 * DAY, fund_source="省级非遗保护专项资金", certificate_name="",
    )  # fmt: skip
    courses.advance(made.pk, by=official, step="open")
