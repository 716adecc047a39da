"""Consultations and responsible persons from workbooks: wrong by row and column, all or nothing, numbers sealed."""

import datetime
import io

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from reporting.forms.consultations import departments_in
from reporting.models import Consultation, ConsultationIssue, ResponsiblePerson
from reporting.rules.terms import Terms
from tests.imports import checked, checked_file, written, wrong
from tests.workbooks import filled
from workshops import import_tables
from workshops.access.models import JournalEntry
from workshops.actions.running_imports import context_of
from workshops.tables.workbooks import template

PHONE = "08553611234"
ALL = "文化和旅游、人力资源社会保障、乡村振兴"


def day(year: int, month: int = 1, number: int = 1) -> datetime.date:
    return datetime.date(year, month, number)


def person(**said) -> dict:
    return {
        "name": "陈志强", "unit": "丹寨县人力资源和社会保障局", "post": "副局长", "office_phone": "0855-3611234",
        "duty": "落实各项优惠政策。", "since": day(2025, 3), "until": "",
    } | said  # fmt: skip


def meeting(**said) -> dict:
    return {
        "title": "2026年第一季度会商", "held_on": day(2026, 2, 10), "place": "县政务中心", "chair": "杨光明",
        "departments": ALL, "attendees": "杨光明\n陈志强", "minutes": "第一，场地。\n第二，补贴。",
    } | said  # fmt: skip


class TestResponsiblePersons:
    def test_terms_of_the_own_department_with_the_number_sealed(self, stage, visit):
        by = stage.county.hrss
        past = person(name="李明", since=day(2022), until=day(2025, 2, 28), office_phone="")
        job = checked("responsible-persons", by, person(), past)
        assert PHONE not in visit(by, f"/imports/{job.pk}/").content.decode().replace("-", "")
        written(job, by)
        first, second = ResponsiblePerson.objects.order_by("pk")
        assert (first.department, first.region_id, first.by) == ("hrss", "522636", by)
        assert (first.phone(), second.phone(), second.until) == (PHONE, "", day(2025, 2, 28))
        assert PHONE not in first.phone_sealed
        entries = JournalEntry.objects.filter(action="responsible_persons.enter")
        assert entries.count() == 2
        assert not any(PHONE in str(each.detail) for each in entries)

    def test_every_fault_stands_in_its_row_and_column(self, stage):
        by, table = stage.county.hrss, "responsible-persons"
        written(checked(table, by, person(until=day(2025, 12, 31))), by)
        job = checked(
            table, by,
            person(since=day(2026), until=day(2026, 1, 31)),
            person(since=day(2025, 6), until=day(2025, 7)),
            person(since=day(2026, 1, 15), name="周某"),
            person(since=day(2027)),
            person(since=day(2026, 2), until=day(2026, 1, 20)),
            person(since=day(2026, 2), office_phone="3611234"),
            person(since=day(2026, 2), office_phone="0855****234"),
            person(since=day(2026, 2), office_phone=8553611234),
            person(since=day(2026, 2), duty="电话13800138000"),
            person(since=day(2026, 2), name="", unit="", post="长" * 61),
            person(since=day(2026, 2)),
        )  # fmt: skip
        found = wrong(job)
        assert found.keys() == {
            (3, "任职起始日期"), (4, "任职起始日期"), (5, "任职起始日期"), (6, "任职终止日期"), (7, "办公电话"),
            (8, "办公电话"), (9, "办公电话"), (10, "工作任务"), (11, "负责人姓名"), (11, "负责单位"), (11, "职务"),
        }  # fmt: skip
        assert "陈志强的任期" in found[3, "任职起始日期"]
        assert "与第 2 行（陈志强）的任期重叠" in found[4, "任职起始日期"]
        assert "存成数字" in found[9, "办公电话"]
        assert "3611234" not in str(job.result["problems"])
        assert (job.rows_good, ResponsiblePerson.objects.count()) == (2, 1)
        written(job, by, skip_bad_rows=True)
        assert ResponsiblePerson.objects.count() == 3

    def test_each_department_states_its_own_and_leaders_none(self, stage, client):
        for by in (stage.county.hrss, stage.county.rural, stage.official()):
            written(checked("responsible-persons", by, person()), by)
        kept = ResponsiblePerson.objects.order_by("pk").values_list("region_id", "department")
        assert list(kept) == [("522636", "hrss"), ("522636", "rural"), ("520000", "culture")]
        client.force_login(stage.county.leader)
        assert client.get("/imports/responsible-persons/template/").status_code in (403, 404)

    def test_an_export_is_taken_but_for_its_masked_numbers(self, stage, client):
        by = stage.county.hrss
        written(checked("responsible-persons", by, person(until=day(2025, 12, 31))), by)
        client.force_login(by)
        book = load_workbook(io.BytesIO(b"".join(client.get("/responsible-persons/?format=xlsx"))))
        file = io.BytesIO()
        book.save(file)
        assert (3, "办公电话") in wrong(checked_file("responsible-persons", by, file))

    def test_the_command_never_prints_a_number(self, stage, tmp_path, capsys):
        table, by = import_tables.get("responsible-persons"), stage.county.hrss
        path = tmp_path / "persons.xlsx"
        path.write_bytes(filled(table, person(office_phone="138001380001")).getvalue())
        with pytest.raises(CommandError, match="没有写入"):
            call_command("import_table", table.name, str(path), f"--as={by.username}")
        said = capsys.readouterr().out
        assert "第 2 行　办公电话" in said
        assert "13800138000" not in said
        path.write_bytes(filled(table, person()).getvalue())
        call_command("import_table", table.name, str(path), f"--as={by.username}")
        assert ResponsiblePerson.objects.get().phone() == PHONE


class TestConsultations:
    def test_meetings_of_the_own_region_and_their_issues_after_them(self, stage, visit):
        by = stage.county.rural
        written(
            checked("consultations", by, meeting(), meeting(held_on=day(2025, 11, 5), departments="乡村振兴部门")), by
        )
        first, second = Consultation.objects.order_by("pk")
        assert (first.region_id, first.by, second.departments) == ("522636", by, ["rural"])
        assert first.departments == ["culture", "hrss", "rural"]
        assert first.minutes == "第一，场地。\n第二，补贴。"
        page = visit(by, f"/consultations/{first.pk}/").content.decode()
        assert "第一，场地。<br>第二，补贴。" in page
        assert JournalEntry.objects.filter(action="consultations.enter").count() == 2
        named = {"title": "落实补贴", "consultation": "2026年第一季度会商（2026-02-10）"}
        issue = named | {"department": "人力资源社会保障", "due_on": day(2026, 4, 30)}
        written(checked("consultation-issues", by, issue), by)
        assert ConsultationIssue.objects.get().consultation == first

    def test_every_fault_stands_in_its_row_and_column_and_nothing_is_written(self, stage):
        by = stage.county.rural
        written(checked("consultations", by, meeting()), by)
        job = checked(
            "consultations", by,
            meeting(title="第二次"),
            meeting(),
            meeting(title="甲", held_on=day(2026, 3, 3)),
            meeting(title="乙", departments="文化和旅游"),
            meeting(title="丙", departments="乡村振兴、教育"),
            meeting(title="丁", attendees="杨光明 13800138000"),
            meeting(title="戊", minutes="参会人 529999199003070023"),
            meeting(title="己", chair="", held_on="2026-02-30", departments=""),
            meeting(title="第二次"),
            meeting(title="庚", minutes="字" * 5001),
        )  # fmt: skip
        found = wrong(job)
        assert found.keys() == {
            (3, "会商主题"), (4, "会商日期"), (5, "参加部门"), (6, "参加部门"), (7, "参加人员"), (8, "会商纪要"),
            (9, "主持人"), (9, "会商日期"), (9, "参加部门"), (10, "会商主题"), (11, "会商纪要"),
        }  # fmt: skip
        assert "请包括登记会商的本部门" in found[5, "参加部门"]
        assert "教育" in found[6, "参加部门"]
        assert (job.rows_good, Consultation.objects.count()) == (1, 1)

    def test_the_template_offers_the_departments_with_ones_own_and_says_where_issues_go(self, stage):
        table, context = import_tables.get("consultations"), context_of(stage.county.hrss)
        offered = table.by_key["departments"].offered(context)
        assert offered == [
            ALL, "文化和旅游、人力资源社会保障", "人力资源社会保障、乡村振兴", "人力资源社会保障",
        ]  # fmt: skip
        book = load_workbook(template(table, context))
        guide = "".join(str(cell.value) for row in book["填写说明"] for cell in row)
        assert "议题不在本表填写" in guide
        assert f'"{",".join(offered)}"' in [
            rule.formula1 for rule in book.worksheets[0].data_validations.dataValidation
        ]

    def test_the_command_writes_all_or_nothing(self, stage, tmp_path):
        table, by = import_tables.get("consultations"), stage.county.approver
        path = tmp_path / "meetings.xlsx"
        path.write_bytes(filled(table, meeting(), meeting(title="甲", chair="")).getvalue())
        with pytest.raises(CommandError, match="没有写入"):
            call_command("import_table", table.name, str(path), f"--as={by.username}")
        assert not Consultation.objects.exists()
        path.write_bytes(filled(table, meeting()).getvalue())
        call_command("import_table", table.name, str(path), f"--as={by.username}")
        assert Consultation.objects.get().by == by


def test_departments_are_read_in_any_order_and_spelling():
    assert departments_in("乡村振兴部门；文化和旅游，文化和旅游部门") == ["culture", "rural"]
    with pytest.raises(ValueError, match="教育"):
        departments_in("教育")


DAYS = st.dates(day(2020), day(2022))


@given(st.lists(st.tuples(DAYS, st.none() | DAYS)))
def test_terms_taken_are_those_that_overlap_none_taken_before(said):
    terms, taken = Terms(), []
    for number, (since, until) in enumerate(said):
        end = until or datetime.date.max
        if end < since:
            continue
        over = [n for n, begins, ends in taken if begins <= end and since <= ends]
        found = terms.take(since, until, number)
        assert found in over if over else found is None
        if not over:
            taken.append((number, since, end))
