"""Figures of training, sales and organisation: by region, by year, each person once, voided rows never."""

import datetime
import io
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from reporting.queries.work import span_of, work_table
from reporting.work_indicators import GROUPS, INDICATORS
from tests.employment.numbers import number
from tests.records.stage import TODAY, Stage
from training.models import Course, Trainee
from workshops.access import clock
from workshops.people.lookup import identity_lookup
from workshops.records import writing
from workshops.records.kind import get


@pytest.fixture
def stage(db, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    with clock.at(TODAY):
        yield Stage()


def figures(region, year: int = 2026) -> tuple[dict, dict]:
    """({code: total}, {code of the part: {code: figure}})."""
    table = work_table(INDICATORS, region, span_of(year))
    codes = [each.code for each in INDICATORS]
    parts = {line.region.pk if line.region else "": dict(zip(codes, line.figures, strict=True)) for line in table.lines}
    return dict(zip(codes, table.total, strict=True)), parts


def course(stage, county, *people: int) -> Course:
    made = Course.objects.create(
        region=county.region, title="蜡染班", form="hands_on", skill="蜡染", organiser="县文旅局", by=county.clerk,
        hours_planned=Decimal(8), headcount=20, starts_on=datetime.date(2026, 1, 5), ends_on=datetime.date(2026, 1, 5),
        status="finished",
    )  # fmt: skip
    for serial in people:
        trainee = Trainee(course=made, name=f"学员{serial}", status="completed", by=county.clerk)
        trainee.seal_identity(number(serial))
        trainee.identity_lookup = identity_lookup(number(serial))
        trainee.save()
    return made


def test_a_person_counts_once_at_every_level(stage):
    course(stage, stage.county, 1, 2)
    course(stage, stage.other, 2, 3)
    total, parts = figures(stage.county.region.reporting_parent)
    assert (total["T01"], total["T02"], total["T03"]) == (2, 4, 3)
    assert [parts[each.region.pk]["T03"] for each in (stage.county, stage.other)] == [2, 2]
    nation, provinces = figures(None)
    assert nation["T03"] == provinces["520000"]["T03"] == 3
    assert figures(None, 2025)[0]["T03"] == 0


def test_voided_rows_and_other_years_are_not_counted(stage):
    sale = stage.row("monthly-sales")
    writing.enter(
        get("monthly-sales"), by=stage.county.leader, workshop=stage.workshop, month=datetime.date(2025, 3, 1),
        channel="direct", amount=Decimal(500),
    )  # fmt: skip
    assert figures(None)[0]["S04"] == 12_000
    assert figures(None, 2025)[0]["S04"] == 500
    writing.void(get("monthly-sales"), sale.pk, by=stage.county.leader, reason="重复")
    assert figures(None)[0]["S04"] == 0


def test_what_stands_is_counted_until_it_ends(stage):
    shop = stage.row("platform-shops")
    assert figures(None)[0]["S06"] == 1
    assert figures(None, 2023)[0]["S06"] == 0  # opened in 2024
    facts = {name: getattr(shop, name) for name in get("platform-shops").fields}
    facts["closed_on"] = datetime.date(2025, 6, 1)
    writing.amend(get("platform-shops"), shop.pk, by=stage.county.leader, seen_version=1, **facts)
    assert figures(None, 2024)[0]["S06"] == 1
    assert figures(None, 2025)[0]["S06"] == 0


def test_the_parts_of_what_adds_up_make_the_total(stage):
    for name in ("orders", "leader-supports", "studio-fundings", "coverages", "pairing-actions", "known-brands"):
        stage.row(name)
    shown = set()
    for year in (2025, 2026):
        total, parts = figures(stage.county.region.reporting_parent, year)
        for each in INDICATORS:
            if each.additive:
                assert sum(part[each.code] for part in parts.values()) == total[each.code], each.code
        shown |= {code for code, figure in total.items() if figure}
    assert shown >= {"S02", "S03", "L02", "L04", "A01", "G07", "K04"}


def test_the_page_and_the_workbook_show_the_same_to_who_may_read_it(stage):
    stage.row("orders")
    client = Client()
    client.force_login(stage.official())
    for group, title, indicators in GROUPS:
        page = client.get(reverse("reporting:work"), {"group": group})
        assert page.context["title"] == title
        assert len(page.context["indicators"]) == len(indicators)
    page = client.get(reverse("reporting:work"), {"group": "products"})
    answer = client.get(reverse("reporting:work"), {"format": "xlsx"})
    book = load_workbook(io.BytesIO(b"".join(answer)))
    assert book.sheetnames == [title for _, title, _ in GROUPS] + ["说明"]
    rows = list(book["产品、销售和宣传"].iter_rows(min_row=4, values_only=True))
    assert list(rows[0][2:]) == [float(f) if isinstance(f, Decimal) else f for f in page.context["table"].total]
    assert len(rows) == 1 + len(page.context["lines"])


def test_nobody_reads_beyond_the_own_region(stage):
    client = Client()
    client.force_login(stage.official(code="440000"))
    assert client.get(reverse("reporting:work"), {"region": "522636"}).status_code == 404
    client.force_login(stage.county.leader)
    assert client.get(reverse("reporting:work")).status_code == 404


def test_every_indicator_says_what_it_counts():
    codes = [each.code for each in INDICATORS]
    assert len(set(codes)) == len(codes)
    assert all(each.definition.endswith("。") and each.source and each.unit for each in INDICATORS)
