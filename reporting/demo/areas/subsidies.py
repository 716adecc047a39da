"""Training subsidies of the demonstration: rules of places, and claims in every state."""

import datetime
from decimal import Decimal

from certification.windows import SHANGHAI
from training.actions import subsidies
from training.models import Course, CourseStatus, SubsidyRule
from training.queries.subsidies import entitlements
from workshops.access import clock
from workshops.access.models import Department, User

ORDER = 35
COURSES_MAX = 12


def fill(stage) -> None:
    courses = Course.objects.filter(voided_at=None, status=CourseStatus.FINISHED).select_related("region", "by__office")
    courses = sorted(courses.order_by("pk"), key=lambda each: each.region_id != "522636")[:COURSES_MAX]
    rules = {region.pk: _rule(stage, region) for region in {each.region for each in courses if each.region.certifies}}
    for number, course in enumerate(each for each in courses if each.region_id in rules):
        _claims(stage, course, rules[course.region_id], number)


def _rule(stage, region) -> SubsidyRule:
    return SubsidyRule.objects.create(
        region=region, name="传统手工类职业技能培训补贴", per_head=Decimal(200), per_hour=Decimal(12),
        document_number=f"{region.name[:2]}人社发〔{stage.today.year - 3}〕6号", ceiling=Decimal(3000),
        valid_from=datetime.date(stage.today.year - 3, 1, 1), by=stage.of(region, Department.HRSS),
    )  # fmt: skip


def _claims(stage, course: Course, rule: SubsidyRule, number: int) -> None:
    """Claimed by the office of the course; then, by turns: refused in part and paid, paid, approved, left."""
    people = list(User.objects.filter(office=course.by.office).order_by("username"))
    by = next((each for each in people if each.pk == course.by_id), people[0])
    deciders = User.objects.filter(office=stage.of(course.region, Department.HRSS).office).exclude(pk=by.pk)
    decider = deciders.order_by("username").first()
    entitled = [each.trainee.pk for each in entitlements(course, rule) if not each.why_not and each.claim is None]
    if not entitled:
        return
    day = min(course.ends_on + datetime.timedelta(days=10), stage.today)
    with clock.at(datetime.datetime.combine(day, datetime.time(10), tzinfo=SHANGHAI)):
        made = [each.pk for each in subsidies.claim(course.pk, by=by, rule=rule, trainees=entitled)]
        if decider is None or number % 4 == 3:
            return
        if number % 4 == 0 and len(made) > 1:
            subsidies.refuse(made[:1], by=decider, reason="身份信息与社保登记不符，请核对后重报。")
            made = made[1:]
        subsidies.approve(made, by=decider)
        if number % 4 != 2:
            subsidies.pay(made, by=decider, paid_on=clock.today(), document_number=f"拨字{number + 1}号")
