"""Events and quotas from workbooks: wrong by row and column, all or nothing, by whom."""

import datetime
import io

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from catalog.models import Event, EventQuota
from tests.catalog.event_stage import national
from tests.imports import checked, checked_file, written, wrong
from tests.workbooks import filled
from workshops import import_tables
from workshops.access.models import JournalEntry
from workshops.actions.running_imports import context_of
from workshops.tables.workbooks import template

pytestmark = pytest.mark.django_db


def line(**given) -> dict:
    return {
        "name": "2026年丹寨非遗市集", "series": "地方展会", "held_from": datetime.date(2026, 5, 1),
        "held_to": datetime.date(2026, 5, 5), "venue": "万达广场", "organiser": "丹寨县文体广电旅游局", "places": 20,
        "apply_until": datetime.date(2026, 4, 15), "status": "报名中", "link": "", "description": "第一行\n第二行",
    } | given  # fmt: skip


def test_every_fault_stands_in_its_row_and_column_and_nothing_is_written(stage):
    clerk = stage.county.clerk
    written(checked("events", clerk, line(name="已有的市集")), clerk)
    job = checked(
        "events", clerk,
        line(),
        line(name="已有的市集"),
        line(name="甲", series="中国非遗博览会"),
        line(name="乙", held_to=datetime.date(2026, 4, 30)),
        line(name="丙", apply_until=datetime.date(2026, 5, 2)),
        line(name="丁", status="已结束"),
        line(name="戊", venue="联系 138 0013 8000"),
        line(name="己", link="no-address"),
        line(name="庚", places="二十", status="筹备"),
        line(),
        line(name=""),
    )  # fmt: skip
    found = wrong(job)
    assert found.keys() == {
        (3, "展会名称"), (4, "展会系列"), (5, "结束日期"), (6, "报名截止"), (7, "状态"), (8, "举办地点"),
        (9, "相关链接"), (10, "展位数"), (10, "状态"), (11, "展会名称"), (12, "展会名称"),
    }  # fmt: skip
    assert "与第 2 行重复" in found[11, "展会名称"]
    assert (job.rows_good, Event.objects.count()) == (1, 1)


def test_good_rows_become_events_of_the_importers_region_and_are_journalled(stage):
    clerk, ministry = stage.county.clerk, stage.official(code=None)
    written(checked("events", clerk, line(), line(name="2025年丹寨非遗市集", status="已取消")), clerk)
    written(checked("events", ministry, line(series="中国非遗博览会")), ministry)
    first, second, third = Event.objects.order_by("pk")
    assert (first.region_id, first.by, first.places, first.status) == ("522636", clerk, 20, "open")
    assert first.description == "第一行\n第二行"
    assert (second.status, third.region, third.series) == ("cancelled", None, "expo")
    assert JournalEntry.objects.filter(action="events.enter").count() == 3


def test_the_template_offers_the_series_of_the_level(stage):
    table = import_tables.get("events")
    series = {"县": stage.county.clerk, "省": stage.official(), "国": stage.official(code=None)}
    offered = {level: table.by_key["series"].offered(context_of(by)) for level, by in series.items()}
    assert offered == {
        "县": ["非遗购物节", "地方展会", "其他"], "省": ["非遗购物节", "省级展会", "其他"],
        "国": ["成都国际非遗节", "中国非遗博览会", "非遗购物节", "其他"],
    }  # fmt: skip
    sheet = load_workbook(template(table, context_of(stage.county.clerk))).worksheets[0]
    lists = [rule.formula1 for rule in sheet.data_validations.dataValidation]
    assert '"非遗购物节,地方展会,其他"' in lists
    assert all(cell.comment for cell in sheet[1])


def test_refused_rows_come_back_to_be_mended(stage, as_user):
    clerk = stage.county.clerk
    job = checked("events", clerk, line(), line(name="甲", held_to=datetime.date(2026, 4, 30)))
    answer = as_user(clerk).get(f"/imports/{job.pk}/bad-rows/")
    book = load_workbook(io.BytesIO(b"".join(answer)))
    written(job, clerk, skip_bad_rows=True)
    heads, bad = list(book.worksheets[0].iter_rows())
    cells = {head.value.rstrip("*"): cell for head, cell in zip(heads, bad, strict=True)}
    assert "结束日期不能早于开始日期" in cells["错误原因"].value
    cells["结束日期"].value = datetime.date(2026, 5, 2)
    file = io.BytesIO()
    book.save(file)
    written(checked_file("events", clerk, file), clerk)
    assert list(Event.objects.order_by("pk").values_list("name", flat=True)) == ["2026年丹寨非遗市集", "甲"]


def test_only_hosts_import_and_the_command_does_the_same(stage, as_user, tmp_path, capsys):
    for user in (stage.leader.user, stage.county.hrss):
        assert as_user(user).get("/imports/events/template/").status_code in (403, 404)
    path, username = tmp_path / "events.xlsx", stage.county.clerk.username
    for lines, says in (([line(), line(name="甲", places=-1)], "没有写入"), ([line()], None)):
        path.write_bytes(filled(import_tables.get("events"), *lines).getvalue())
        if says:
            with pytest.raises(CommandError, match=says):
                call_command("import_table", "events", str(path), f"--as={username}")
            assert "第 3 行　展位数" in capsys.readouterr().out
            assert not Event.objects.exists()
        else:
            call_command("import_table", "events", str(path), f"--as={username}")
    assert Event.objects.get().by == stage.county.clerk


def test_quotas_of_one_file_never_exceed_the_places_together(stage):
    ministry, event = stage.official(code=None), national(stage, places=5)
    lines = [{"event": f"{event.name}", "region": code, "places": 3} for code in ("520000", "440000")]
    job = checked("event-quotas", ministry, *lines, {**lines[1], "region": "110000", "places": 2})
    assert wrong(job).keys() == {(3, "分配展位数")}
    assert "超过展会提供的 5 个展位" in wrong(job)[3, "分配展位数"]
    written(job, ministry, skip_bad_rows=True)
    kept = EventQuota.objects.order_by("pk").values_list("region_id", "places")
    assert list(kept) == [("520000", 3), ("110000", 2)]
