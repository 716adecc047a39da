"""The import of benefits: what is found, what is refused, what is written."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from employment.models import Benefit, BenefitKind
from tests import factories
from tests.employment.numbers import number
from tests.employment.payments import day, kind, line, pay, workbook, worker
from tests.employment.registered import workshop
from workshops import import_tables
from workshops.access.models import Department, Duty, JournalEntry
from workshops.import_tables import RowsChanged
from workshops.models import ImportJob
from workshops.tables.checking import check
from workshops.tables.context import Context
from workshops.tables.reading import read_workbook

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kinds(_today):
    for code in ("post", "training", "rent"):
        kind(code)


def checked(county, *lines):
    context = Context(user=county.hrss, region=county.region)
    return check(import_tables.get("benefits"), read_workbook(workbook(*lines), "补贴.xlsx"), context)


def reasons(county, *lines) -> list[str]:
    return [f"{each.label}：{each.reason}" for each in checked(county, *lines).problems]


def written(county, *lines) -> int:
    preview = checked(county, *lines)
    assert list(preview.problems) == []
    return import_tables.get("benefits").save_rows(preview.good, preview.context)


def test_sound_rows_are_written(county, here):
    to = worker(here)
    own = BenefitKind.objects.create(code="520000-X", name="本省补贴", recipient="workshop", region_id="520000")
    by_code = line(here, None, kind="520000-x", paid_on=None, document_number=None)
    assert written(county, line(here, identity=number(1).lower()), line(here, None), by_code) == 3
    first, second, third = Benefit.objects.order_by("pk")
    assert (first.worker, first.kind.code, first.amount, first.by) == (to, "post", 900, county.hrss)
    assert first.document_number == "丹人社〔2026〕1号"
    assert (second.worker, second.kind.code) == (None, "rent")
    assert (third.kind, third.paid_on) == (own, None)
    assert JournalEntry.objects.get(action="benefit.import").detail == {"rows": 3}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"number": "没有-001"}, "工坊登记编号：本县没有这个登记编号的工坊"),
        ({"identity": number(7)}, "身份证号码：该工坊没有登记这个身份证号码的从业人员，请先由工坊登记"),
        ({"identity": "52999919900307001"}, "身份证号码：身份证号码应为 18 位，现有 17 位"),
        ({"identity": None}, "身份证号码：这个项目发给从业人员，请填写身份证号码"),
        ({"kind": "场地租金补贴"}, "身份证号码：这个项目发给工坊，身份证号码应空着"),
        ({"kind": "没有的补贴"}, "补贴项目：没有这个补贴项目"),
        ({"period_to": day("2025-12-31")}, "享受期止：享受期止不能早于享受期起"),
        ({"period_from": day("2020-01-01"), "period_to": day("2020-03-31")}, "享受期止：享受期在工坊认定"),
        ({"paid_on": day("2026-06-11")}, "发放日期：发放日期不能晚于今天"),
        ({"amount": 0}, "金额："),
        ({"payer": None}, "发放单位：必填"),
    ],
)
def test_faults_name_the_cell(county, here, changes, said):
    worker(here)
    found = reasons(county, line(here, **changes))
    assert len(found) == 1
    assert found[0].startswith(said)


def test_problems_never_repeat_an_identity_number(county, here):
    preview = checked(county, line(here, identity=number(7)))
    assert number(7) not in str(preview.as_dict())


def test_rows_that_double_each_other(county, here):
    worker(here)
    overlapping = {"period_from": day("2026-03-01"), "period_to": day("2026-05-31")}
    assert "与第 2 行重复" in reasons(county, line(here), line(here, kind="post"))[0]
    assert "与第 2 行重复" in reasons(county, line(here), line(here, sure="是"))[0]  # the same row twice
    assert "与第 2 行的享受期重叠" in reasons(county, line(here), line(here, **overlapping))[0]
    assert reasons(county, line(here), line(here, sure="是", **overlapping)) == []


def test_rows_that_double_the_register(county, here):
    to = worker(here)
    pay(county.hrss, here, to=to)
    said = reasons(county, line(here))[0]
    assert "已登记 2026-01-01 至 2026-03-31 的同一项目" in said
    assert "“确认重复”填“是”" in said
    assert written(county, line(here, sure="是")) == 1


def test_of_another_county_only_that_there_is_one(county, here):
    other = factories.County(factories.LEISHAN)
    there = workshop(other, "雷山银饰工坊")
    pay(other.hrss, there, to=worker(there), period_from=day("2026-02-03"))
    worker(here)
    said = reasons(county, line(here))
    assert len(said) == 1
    assert "其他地区已登记享受期重叠的同一项目" in said[0]
    assert "2026-02-03" not in said[0]
    assert "雷山" not in said[0]


def test_people_who_did_not_work_there_then(county, here):
    worker(here, left="2025-12-31")
    said = reasons(county, line(here))
    assert len(said) == 1
    assert said[0].startswith("享受期起：享受期内该人员在这家工坊没有就业记录")
    assert "“确认重复”填“是”" in said[0]
    assert written(county, line(here, sure="是")) == 1
    touching = {"period_from": day("2025-12-31"), "period_to": day("2025-12-31")}
    assert reasons(county, line(here, **touching)) == []


def test_by_the_pages_from_upload_to_the_register(county, here):
    worker(here)
    client = Client()
    client.force_login(county.hrss)
    file = SimpleUploadedFile("补贴.xlsx", workbook(line(here), line(here, None)).read())
    client.post(reverse("workshops:import-upload", args=["benefits"]), {"file": file})
    job = ImportJob.objects.get()
    page = client.get(reverse("workshops:import-detail", args=[job.pk])).content.decode()
    assert number(1) not in page
    assert (job.rows_good, job.rows_bad) == (2, 0)
    client.post(reverse("workshops:import-confirm", args=[job.pk]), {"mode": "all"})
    assert Benefit.objects.filter(workshop=here).count() == 2
    client.force_login(county.clerk)
    assert client.get(reverse("workshops:import-upload", args=["benefits"])).status_code in (403, 404)


def test_a_foreign_workshop_is_not_found(county, here):
    there = workshop(factories.County(factories.LEISHAN), "雷山银饰工坊")
    worker(there)
    assert "本县没有这个登记编号的工坊" in reasons(county, line(there))[0]


def test_only_the_countys_hrss_may_import(county):
    may = import_tables.get("benefits").may_import
    assert may(county.hrss)
    assert may(factories.user("hrss_clerk", Duty.CLERK, factories.DANZHAI, Department.HRSS))
    province = factories.province_official(department=Department.HRSS)
    assert not any(map(may, (county.clerk, county.rural, county.leader, province)))


def test_who_was_paid_between_the_check_and_the_writing_is_not_paid_again(county, here):
    to = worker(here)
    preview = checked(county, line(here))
    pay(county.hrss, here, to=to)
    with pytest.raises(RowsChanged):
        import_tables.get("benefits").save_rows(preview.good, preview.context)
    assert Benefit.objects.count() == 1
