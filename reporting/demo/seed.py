"""Filling an empty register with the demonstration: same size, years and seed give the same data."""

import random
from collections import defaultdict

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from certification.standing import refresh
from employment.actions import matching
from reporting.demo import cases, measures, people, register, stage, support, work
from reporting.demo.plan import plan_workshop
from reporting.demo.words import WEIGHTS
from workshops.access import clock
from workshops.access.demo import create_demo_accounts
from workshops.access.refusal import Refused
from workshops.models import IchProject, Workshop
from workshops.regions.models import Region

HOME_COUNTIES = ("522636", "522634")  # 丹寨县, 雷山县: those of the demo accounts
AT_HOME = 12  # workshops in each of them, at least


@transaction.atomic
def seed(*, workshops: int, years: int, seed: int) -> int:
    """Returns how many workshops were written. Refused outside DEBUG and where the register is not empty."""
    if not settings.DEBUG:
        raise Refused("not_a_demo", "演示数据只能装入演示环境（DEBUG 打开时）。")
    if Workshop.objects.exists():
        raise Refused("not_empty", "登记库已有数据，不能再装入演示数据。")
    if not Region.objects.exists():
        call_command("load_regions", verbosity=0)
    call_command("load_ich_projects", verbosity=0)
    create_demo_accounts()
    rng, today = random.Random(seed), clock.today()
    measures.publish_demo_measures(today)
    counties = _counties(workshops, rng)
    staff = people.staff_counties(sorted(set(counties), key=lambda region: region.pk), rng)
    plans = [plan_workshop(region, rng, years=years, today=today) for region in counties]
    plans.sort(key=lambda plan: (plan.region.pk, plan.certified_on))
    written = register.write_workshops(plans, staff, _projects(), rng)
    register.write_confirmations(plans, written, staff)
    register.write_endings(plans, written, staff, today)
    cases.write_cases(rng, today)
    refresh(Workshop.objects.values_list("pk", flat=True), as_of=today)
    # From a chance of its own, so that the register is the same whatever is added beside it.
    of_people = random.Random(f"people {seed}")
    work.write_people(of_people, today)
    support.write_support(staff, of_people, today)
    matching.reconcile()
    work.age_mismatches(of_people, today)
    # In this one transaction nobody else tells the planner how much is there now.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    stage.fill_areas(staff, seed=seed, today=today)
    return Workshop.objects.count()


def _counties(count: int, rng: random.Random) -> list[Region]:
    """One certifying region a workshop: weighted by province, clustered as real ones are."""
    by_province: dict[str, list[Region]] = defaultdict(list)
    for region in Region.objects.certifying().select_related("province").order_by("pk"):
        by_province[region.province_id].append(region)
    home = [region for region in by_province["520000"] if region.pk in HOME_COUNTIES]
    chosen = [region for region in home for _ in range(min(AT_HOME, max(1, count // 4)))]
    active = {code: rng.sample(parts, max(1, len(parts) * 3 // 5)) for code, parts in by_province.items()}
    provinces = [code for code in WEIGHTS if code in active]
    weights = [WEIGHTS[code] for code in provinces]
    while len(chosen) < count:
        province = rng.choices(provinces, weights)[0]
        region = rng.choice(active[province])
        chosen += [region] * min(1 + int(rng.expovariate(0.8)), count - len(chosen))
    return chosen


def _projects() -> dict:
    found = defaultdict(list)
    for project in IchProject.objects.select_related("region").order_by("pk"):
        found[project.region.province_id, project.category].append(project)
    return found
