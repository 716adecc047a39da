"""One number is one person: rural's list doesn't take it with two names (rules.md §5)."""

import datetime

import pytest
from django.urls import reverse

from employment.actions import listing
from employment.models import Listing
from tests import factories
from tests.employment.listing_sheets import DAY, NAME, enter, line, reasons, removal, run
from tests.employment.numbers import number
from workshops.access import clock
from workshops.access.models import JournalEntry
from workshops.access.refusal import Refused

pytestmark = pytest.mark.django_db
OTHER = "王秀兰"
DIFFERS = (
    "名单中此号码（监测帮扶对象，自 2025-01-01）的姓名与本行不同，请核对号码和姓名；原记录姓名有误的，先更正原记录"
)


@pytest.fixture
def county():
    with clock.at(factories.instant(2026, 3, 2)):
        yield factories.County()


def add(county, **changes) -> Listing:
    given = {"name": NAME, "identity": number(1), "category": "monitored", "valid_from": DAY}
    return listing.add(by=county.rural, **given | changes)


def amend(county, entry: Listing, name: str) -> Listing:
    return listing.amend(entry.pk, by=county.rural, name=name, employed_at="")


def test_the_page_refuses_another_name_at_the_name_and_says_which_is_there(county, client):
    add(county)
    client.force_login(county.rural)
    given = {"name": OTHER, "identity": number(1), "category": "low_income", "valid_from": "2026-01-01"}
    answer = client.post(reverse("employment:listing-new"), given)
    said = "".join(answer.context["form"].errors["name"])
    assert said.startswith(f"本县名单中这个号码的姓名是“{NAME}”（监测帮扶对象，自 2025-01-01），请核对号码和姓名")
    assert Listing.objects.count() == 1
    client.post(reverse("employment:listing-new"), given | {"name": NAME})
    assert Listing.objects.count() == 2


def test_neither_other_counties_nor_entries_that_ended_before_count(county):
    leishan = factories.County(factories.LEISHAN)
    ended = add(leishan)
    assert add(county, name=OTHER).name == OTHER
    listing.end(ended.pk, by=leishan.rural, valid_to=datetime.date(2025, 12, 31), removal="moved")
    with pytest.raises(Refused) as refused:
        add(leishan, name=OTHER, category="low_income", valid_from=datetime.date(2025, 12, 31))
    assert (refused.value.code, refused.value.field) == ("other_name", "name")
    assert add(leishan, name=OTHER, category="low_income", valid_from=datetime.date(2026, 1, 1)).name == OTHER


def test_a_name_is_corrected_in_every_entry_of_the_person(county):
    first, second = add(county), add(county, category="low_income")
    amend(county, first, "潘秋局")
    second.refresh_from_db()
    assert second.name == "潘秋局"
    told = JournalEntry.objects.filter(action="listing.amend")
    assert {row.object_id for row in told} == {str(first.pk), str(second.pk)}
    Listing.objects.filter(pk=second.pk).update(name=OTHER)  # from before this was refused
    with pytest.raises(Refused) as refused:
        amend(county, first, NAME)
    assert refused.value.field == "name"
    amend(county, first, OTHER)
    assert set(Listing.objects.values_list("name", flat=True)) == {OTHER}


def test_a_file_is_refused_at_the_name_without_telling_the_other(county):
    enter(county.rural, line(1))
    for row in (line(1, name=OTHER, category="低收入"), line(1, name=OTHER)):
        assert reasons(county.rural, row) == [("name", DIFFERS)]
    enter(county.rural, removal(1))
    enter(county.rural, line(1, name=OTHER, category="低收入", valid_from=datetime.date(2026, 1, 1)))


def test_a_change_to_another_name_is_for_the_only_entry_of_the_number(county):
    enter(county.rural, line(1))
    enter(county.rural, line(1, change="变更", name="潘秋局", valid_from=None))
    enter(county.rural, line(1, name="潘秋局", category="低收入"))
    key, said = reasons(county.rural, line(1, change="变更", name=OTHER, valid_from=None))[0]
    assert key == "name"
    assert "低收入" in said
    assert "潘秋局" not in said


def test_two_rows_of_a_file_with_two_names(county):
    rows = [line(1), line(2), line(1, name=OTHER, category="低收入")]
    assert reasons(county.rural, *rows) == [("name", "与第 2 行号码相同、姓名不同，请核对号码和姓名")]
    job = run(county.rural, *rows, skip_bad_rows=True)
    assert (job.state, job.rows_saved) == ("done", 2)
    assert reasons(county.rural, line(3), line(3, category="低收入")) == []


def test_two_names_in_two_batches_of_a_file(county, monkeypatch):
    monkeypatch.setattr("workshops.tables.checking.BATCH", 1)
    rows = [line(1), line(1, name=OTHER, category="低收入")]
    assert [key for key, _ in reasons(county.rural, *rows)] == ["name"]
