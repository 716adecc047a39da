"""A workbook that two people edited: nothing is overwritten, each conflict is shown at its cell."""

import datetime
import io
from decimal import Decimal

import pytest
from django.core.files import File
from django.db import transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from employment.actions import paying
from employment.importing import people_writing
from employment.importing.merging import merge
from employment.importing.people_existing import editable
from employment.models import Employment, Mismatch, Worker
from tests import factories
from tests.employment import registered
from tests.employment.people_sheets import existing, line, table, workbook
from workshops.access import clock
from workshops.access.models import JournalEntry
from workshops.actions import importing, running_imports
from workshops.import_tables import RowsChanged
from workshops.people.names import ERASED

TODAY = factories.instant(2026, 3, 2)
VALUES = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 2), min_size=4, max_size=4).map(
    lambda values: {name: values.get(name, 0) for name in "abcd"}
)


@given(VALUES, VALUES, VALUES)
def test_merging_loses_neither_side(base, current, wanted):
    merged = merge("abcd", base=base, current=current, wanted=wanted)
    for name in "abcd":
        after = merged.changes.get(name, current[name])
        if name in merged.conflicts:
            assert len({base[name], current[name], wanted[name]}) == 3
        elif wanted[name] != base[name]:
            assert after == wanted[name]
        else:
            assert after == current[name]


@pytest.fixture
def county(db):
    with clock.at(TODAY):
        yield factories.County()


@pytest.fixture
def spell(county) -> Employment:
    registered.workshop(county)
    save(county.leader, line(8))
    return spell_now()


def spell_now() -> Employment:
    return Employment.objects.select_related("worker__workshop", "worker__home_region").get()


def preview(user, *lines):
    return running_imports.preview(table(), workbook(*lines), by=user, name="a.xlsx")


def save(user, *lines):
    found = preview(user, *lines)
    assert [problem.reason for problem in found.problems] == []
    with transaction.atomic():
        table().save_rows(found.good, found.context)
        table().finish(found.context)


def test_a_changed_cell_is_written_and_counts_a_version(county, spell):
    save(county.leader, existing(spell, post="刺绣工", phone="13900000001", home_region="雷山县"))
    after = spell_now()
    assert (after.post, after.version) == ("刺绣工", 2)
    assert (after.worker.phone(), after.worker.home_region_id, after.worker.version) == ("13900000001", "522634", 2)
    assert after.worker.identity() == spell.worker.identity()
    entry = JournalEntry.objects.get(action="employment.import_edit")
    assert entry.detail == {"fields": ["home_region", "phone", "post"]}


def test_an_unchanged_row_changes_nothing(county, spell):
    save(county.leader, existing(spell))
    after = spell_now()
    assert (after.version, after.worker.version, after.worker.phone()) == (1, 1, "13800000008")
    assert not JournalEntry.objects.filter(action="employment.import_edit").exists()


def test_two_people_change_different_cells_and_both_stay(county, spell):
    mine, other = existing(spell, post="刺绣工"), existing(spell, form="居家就业", phone="13900000001")
    save(county.clerk, other)
    save(county.leader, mine)
    after = spell_now()
    assert (after.post, after.form, after.worker.phone()) == ("刺绣工", "home_based", "13900000001")


def test_the_same_cell_changed_differently_is_a_conflict_at_that_cell(county, spell):
    mine = existing(spell, post="刺绣工", form="灵活就业", home_region="雷山县", phone="13900000001")
    other = existing(spell, post="染布工", form="居家就业", home_region="东城区", phone="13900000002")
    save(county.clerk, other)
    found = preview(county.leader, mine)
    said = {problem.key: problem.reason for problem in found.problems}
    assert said.keys() == {"post", "form", "home_region", "phone"}
    assert "他人已改为“染布工”" in said["post"]
    assert "居家就业" in said["form"]
    assert "北京市东城区" in said["home_region"]
    assert "139" not in said["phone"]
    assert spell_now().post == "染布工"


def test_changing_it_alike_is_no_conflict(county, spell):
    save(county.clerk, existing(spell, post="刺绣工"))
    save(county.leader, existing(spell, post="刺绣工"))
    assert spell_now().version == 2


@pytest.mark.parametrize(
    ("changes", "key", "said"),
    [
        ({"identity": "522636199003070076"}, "identity", "不能在工作簿中修改"),
        ({"workshop": "银饰非遗工坊"}, "workshop", "不能修改"),
        ({"category": "监测对象"}, "category", "不要改动"),
        ({"row_version": "v9-1"}, "row_version", "重新导出"),
        ({"row_version": "3"}, "row_version", "版本不对"),
        ({"row_id": "00000000-0000-4000-8000-000000000000"}, "row_id", "没有这条记录"),
        ({"ended_on": datetime.date(2024, 1, 1)}, "ended_on", "不能早于"),
        ({"started_on": datetime.date(2003, 1, 1)}, "started_on", "未满 16 周岁"),
    ],
)
def test_what_an_edited_row_may_not_do(county, spell, changes, key, said):
    found = [(each.key, each.reason) for each in preview(county.leader, existing(spell, **changes)).problems]
    assert [name for name, _ in found] == [key], found
    assert said in found[0][1]


def test_edited_days_may_not_overlap_another_spell(county, spell):
    save(county.leader, existing(spell, ended_on=datetime.date(2025, 6, 30)))
    save(county.leader, line(8, started_on=datetime.date(2025, 9, 1)))
    first = Employment.objects.select_related("worker__workshop", "worker__home_region").get(
        started_on=datetime.date(2025, 3, 1)
    )
    found = preview(county.leader, existing(first, ended_on=None))
    assert [(each.key, each.reason) for each in found.problems] == [
        ("started_on", "与这个人在这家工坊的另一段就业时间重叠")
    ]


def test_the_same_record_twice_in_a_file(county, spell):
    found = preview(county.leader, existing(spell, post="甲工"), existing(spell, post="乙工"))
    assert [(each.row, each.key) for each in found.problems] == [(3, "row_id")]


def test_a_foreign_row_is_as_if_it_were_not_there(county, spell):
    other = factories.user("leader_other", "leader", factories.DANZHAI)
    registered.workshop(county, "银饰非遗工坊", leader=other)
    foreign = existing(spell, post="刺绣工", workshop=None)
    missing = foreign | {"row_id": "00000000-0000-4000-8000-000000000000"}
    said = [[(each.key, each.reason) for each in preview(other, row).problems] for row in (foreign, missing)]
    assert said[0] == said[1] == [("row_id", "没有这条记录，或者不归您登记；请重新导出后修改")]
    assert Worker.objects.get().version == 1


def test_the_workbook_of_existing_rows_comes_from_the_page_and_goes_back_in(county, spell, client):
    client.force_login(county.leader)
    asked = {"purpose": "季度核对人员信息", "password": factories.PASSWORD, "for_editing": "on"}
    answer = client.post(reverse("employment:employment-export"), asked)
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    sheet = book.worksheets[0]
    heads = {cell.value.rstrip("*"): cell.column for cell in sheet[1]}
    said = [str(cell.value) for cell in sheet[2]]
    assert "潘秋菊" in said
    assert not any(spell.worker.identity() in each or "13800000008" in each for each in said)
    sheet.cell(2, heads["岗位"]).value = "刺绣工"
    saved = io.BytesIO()
    book.save(saved)
    saved.seek(0)
    found = running_imports.preview(table(), saved, by=county.leader, name="a.xlsx")
    assert [problem.reason for problem in found.problems] == []
    with transaction.atomic():
        table().save_rows(found.good, found.context)
    assert (spell_now().post, spell_now().version, spell_now().worker.version) == ("刺绣工", 2, 1)


def test_offices_that_do_not_state_people_get_no_workbook_to_edit(county, spell, client):
    client.force_login(county.hrss)
    address = reverse("employment:employment-export")
    assert "修改用工作簿" not in client.get(address).content.decode()
    client.force_login(county.leader)
    assert "修改用工作簿" in client.get(address).content.decode()


def spells_of(worker) -> list[Employment]:
    rows = Employment.objects.filter(worker=worker).select_related("worker__workshop", "worker__home_region")
    return list(rows.order_by("started_on"))


@pytest.fixture
def two(county, spell) -> list[Employment]:
    """Two spells of one person."""
    save(county.leader, existing(spell, ended_on=datetime.date(2025, 6, 30)))
    save(county.leader, line(8, started_on=datetime.date(2025, 9, 1), category=None))
    return spells_of(spell.worker)


def problems(user, *lines) -> list[tuple[int, str]]:
    return [(each.row, each.key) for each in preview(user, *lines).problems]


def test_days_that_only_the_merge_makes_impossible_are_a_fault(county, spell):
    mine = existing(spell, ended_on=datetime.date(2025, 4, 1))
    save(county.clerk, existing(spell, started_on=datetime.date(2025, 5, 1)))
    assert problems(county.leader, mine) == [(2, "ended_on")]


def test_edited_rows_may_not_overlap_each_other(county, two):
    first, second = two
    rows = existing(first, ended_on=datetime.date(2025, 8, 15)), existing(second, started_on=datetime.date(2025, 8, 1))
    assert problems(county.leader, *rows) == [(2, "started_on"), (3, "started_on")]


def test_one_row_may_make_room_for_another(county, two):
    first, second = two
    earlier = existing(first, ended_on=datetime.date(2025, 5, 31))
    save(county.leader, earlier, existing(second, started_on=datetime.date(2025, 6, 15)))
    assert [each.started_on for each in spells_of(first.worker)] == [
        datetime.date(2025, 3, 1), datetime.date(2025, 6, 15),
    ]  # fmt: skip


def test_a_new_row_is_held_against_the_days_that_the_file_gives(county, spell):
    ends = existing(spell, ended_on=datetime.date(2025, 6, 30))
    save(county.leader, ends, line(8, started_on=datetime.date(2025, 9, 1), category=None))
    assert len(spells_of(spell.worker)) == 2
    first = spells_of(spell.worker)[0]
    longer = existing(first, ended_on=datetime.date(2025, 8, 15))
    new = line(8, started_on=datetime.date(2025, 8, 1), ended_on=datetime.date(2025, 8, 20), category=None)
    assert problems(county.leader, longer, new) == [(3, "started_on")]


def test_two_rows_of_one_person_may_not_disagree(county, two):
    rows = existing(two[0], name="潘秋兰"), existing(two[1], name="潘春花")
    assert problems(county.leader, *rows) == [(3, "name")]


def test_pay_stays_within_the_spell(county, spell):
    paid = paying.Entry(spell.pk, Decimal(2600), "piece")
    day = datetime.date(2025, 12, 1)
    paying.record_many(by=county.leader, workshop_id=spell.workshop.pk, period="month", period_from=day, entries=[paid])
    assert problems(county.leader, existing(spell, ended_on=datetime.date(2025, 6, 30))) == [(2, "ended_on")]


def test_who_was_erased_is_neither_exported_nor_edited(county, spell):
    row = existing(spell, post="刺绣工")
    Worker.objects.update(name=ERASED, identity_sealed="", phone_sealed="", phone_lookup="")
    assert list(editable(Employment.objects.all(), county.leader)) == []
    assert problems(county.leader, row) == [(2, "row_id")]


def test_tasks_follow_a_spell_that_a_workbook_ends(county, spell):
    assert Mismatch.objects.get().closed_at is None
    save(county.leader, existing(spell, ended_on=datetime.date(2026, 2, 1)))
    assert Mismatch.objects.get().closed_at is not None


def test_what_others_change_after_the_check_is_not_overwritten(county, spell):
    found = preview(county.leader, existing(spell, post="刺绣工"))
    save(county.clerk, existing(spell, post="染布工"))
    with pytest.raises(RowsChanged), transaction.atomic():
        table().save_rows(found.good, found.context)
    assert spell_now().post == "染布工"


def test_overtaken_by_a_form_the_file_waits_with_its_reasons(county, spell, monkeypatch):
    job = importing.upload(by=county.leader, table_name="workers", file=File(workbook(line(10)), name="a.xlsx"))
    running_imports.check(job.pk)
    importing.confirm(job.pk, by=county.leader, skip_bad_rows=False)
    write = people_writing.write

    def overtaken(rows):
        monkeypatch.setattr(people_writing, "write", write)
        write(rows)  # as a form would, between the check and the writing
        return write(rows)

    monkeypatch.setattr(people_writing, "write", overtaken)
    running_imports.save(job.pk)
    job.refresh_from_db()
    assert (job.state, job.rows_good, Employment.objects.count()) == ("ready", 1, 1)
    assert job.message == running_imports.CHANGED
    assert job.file


def test_an_unchanged_row_is_not_counted_as_written(county, spell):
    found = preview(county.leader, existing(spell), line(10))
    with transaction.atomic():
        assert table().save_rows(found.good, found.context) == 1
