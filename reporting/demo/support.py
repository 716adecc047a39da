"""Invented benefits, labour brands and vacancies of the demonstration's workshops."""

import datetime
import random
from decimal import Decimal

from employment.models import (
    Benefit,
    BenefitKind,
    BrandWorkshop,
    EmploymentForm,
    LabourBrand,
    PayBasis,
    Relation,
    Vacancy,
    Worker,
)
from workshops.access.models import Department, Duty
from workshops.models import Standing, Workshop

DAY = datetime.timedelta(days=1)
# (code of the kind, yuan from, yuan to)
OF_WORKSHOPS = (
    ("social-employer", 2000, 20000),
    ("rent", 3000, 18000),
    ("workshop-award", 20000, 50000),
    ("tax", 500, 8000),
)
OF_WORKERS = (("post", 200, 600), ("training", 600, 1500), ("social-person", 300, 1200))
POSTS = ("绣工", "蜡染工", "银饰加工", "编织工", "手工缝制")


def write_support(staff: dict, rng: random.Random, today: datetime.date) -> None:
    """``staff``: {(region, department, duty): user}, as people.staff_counties gives it."""
    workshops = list(
        Workshop.objects.filter(standing=Standing.CERTIFIED).select_related("region__province").order_by("pk")
    )
    _write_benefits(workshops, staff, rng, today)
    _write_brands(workshops, rng)
    _write_vacancies(workshops, rng, today)


def _write_benefits(workshops, staff, rng, today) -> None:
    kinds = {kind.code: kind for kind in BenefitKind.objects.filter(region=None)}
    workers: dict[int, list[Worker]] = {}
    for worker in Worker.objects.filter(employments__relation=Relation.DIRECT).distinct().order_by("pk"):
        workers.setdefault(worker.workshop_id, []).append(worker)
    quarter = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    periods = [_quarter_before(quarter, back) for back in (1, 2, 3)]
    made = []
    for workshop in workshops:
        by = staff[workshop.region_id, Department.HRSS, Duty.APPROVER]
        since = [period for period in periods if period[0] >= workshop.certified_on]
        if not since:
            continue
        given = [(code, low, high, None) for code, low, high in OF_WORKSHOPS if rng.random() < 0.3]
        for worker in workers.get(workshop.pk, ())[:4]:
            given += [(code, low, high, worker) for code, low, high in OF_WORKERS if rng.random() < 0.25]
        for code, low, high, worker in given:
            first, last = rng.choice(since)
            made.append(_benefit(kinds[code], workshop, worker, first, last, rng.randrange(low, high, 50), by))
    for twice in rng.sample(made, min(len(made) // 60 + 1, len(made))):  # paid again for the same period: flagged
        made.append(
            _benefit(
                twice.kind, twice.workshop, twice.worker, twice.period_from, twice.period_to, twice.amount, twice.by
            )
        )
    Benefit.objects.bulk_create(made, batch_size=2000)


def _quarter_before(quarter: datetime.date, back: int) -> tuple[datetime.date, datetime.date]:
    months = quarter.year * 12 + quarter.month - 1 - 3 * back
    first, after = (datetime.date(at // 12, at % 12 + 1, 1) for at in (months, months + 3))
    return first, after - DAY


def _benefit(kind, workshop, worker, first, last, amount, by) -> Benefit:
    return Benefit(
        kind=kind, workshop=workshop, worker=worker, period_from=first, period_to=last, amount=Decimal(amount),
        payer=f"{workshop.region.name}人力资源和社会保障局", paid_on=last + 15 * DAY, by=by,
        document_number=f"{workshop.region.name[:2]}人社发〔{last.year}〕{last.month}号",
    )  # fmt: skip


def _write_brands(workshops, rng) -> None:
    """One brand in every third prefecture or province, carried by what works there."""
    by_region: dict = {}
    for workshop in workshops:
        by_region.setdefault(workshop.region, []).append(workshop)
    carriers = []
    for region, there in by_region.items():
        if len(there) < 3 or rng.random() < 0.5:
            continue
        brand = LabourBrand.objects.create(
            name=f"{region.name}{there[0].craft_name}工", region=region, issuer=f"{region.name}人力资源和社会保障局",
            recognised_on=datetime.date(2023, rng.randrange(1, 13), 10),
            description="依托本地传统手工艺，就近就业、按件计酬。",
        )  # fmt: skip
        first = datetime.date(2024, 1, 1)
        carriers += [
            BrandWorkshop(brand=brand, workshop=each, since=max(first, each.certified_on)) for each in there[:3]
        ]
    BrandWorkshop.objects.bulk_create(carriers)


def _write_vacancies(workshops, rng, today) -> None:
    made = []
    for workshop in workshops:
        if rng.random() < 0.3:
            low = rng.randrange(1500, 3000, 100)
            published = today - DAY * rng.randrange(60)
            made.append(
                Vacancy(
                    workshop=workshop, title=rng.choice(POSTS), form=rng.choice(EmploymentForm.values),
                    headcount=rng.randrange(1, 6), pay_basis=PayBasis.PIECE, pay_from=low, pay_to=low + 1500,
                    requirements="手巧心细，可在家完成；优先吸纳脱贫人口和监测帮扶对象。",
                    training_offered=rng.random() < 0.7, published_on=published, closes_on=published + 90 * DAY,
                )
            )  # fmt: skip
    Vacancy.objects.bulk_create(made, batch_size=2000)
