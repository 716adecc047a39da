"""Saved reports: who composes one keeps it, changes it and discards it; others only read."""

import datetime

from django.db import transaction

from reporting.actions.problems_texts import one_line, refuse_numbers
from reporting.models import ReportLines, ReportPart, ReportSharing, SavedReport
from reporting.queries.editions import EARLIEST
from reporting.queries.figures import DICTIONARY
from reporting.queries.saved_reports import splits
from reporting.rules.saved_reports import MOST_CODES, MOST_YEARS, split_parts
from workshops.access import clock, journal
from workshops.access.refusal import Refused
from workshops.access.scope import get_visible_or_404

FIELDS = ("name", "codes", "lines", "split", "years", "part", "edition", "sharing")


@transaction.atomic
def save_report(*, by, **facts) -> SavedReport:
    """``facts``: ``FIELDS``. Refused: accounts of no office, figures or ways that are not there, too many."""
    if not by.is_office:
        raise Refused("no_office", "自定义报表由各级工作人员编制。")
    facts["name"] = one_line(facts["name"])
    _check(**facts)
    made = SavedReport.objects.create(owner=by, office=by.office, **facts)
    _record("report.save", made, by)
    return made


@transaction.atomic
def change_report(pk: int, *, by, seen_version: int, **facts) -> SavedReport:
    """Refused besides: somebody else's; changed by the same person elsewhere meanwhile."""
    row = _own(pk, by)
    if row.version != seen_version:
        raise Refused("changed_since", "这份报表已在别处修改，请重新打开后再改。")
    facts["name"] = one_line(facts["name"])
    _check(**facts)
    for name in facts:
        setattr(row, name, facts[name])
    row.version += 1
    row.changed_at = clock.now()
    row.save(update_fields=(*FIELDS, "version", "changed_at"))
    _record("report.change", row, by)
    return row


@transaction.atomic
def discard_report(pk: int, *, by) -> None:
    """It is in nobody's list any more; the row stays."""
    row = _own(pk, by)
    row.discarded_at = clock.now()
    row.save(update_fields=("discarded_at",))
    _record("report.discard", row, by)


def _own(pk: int, by) -> SavedReport:
    row = get_visible_or_404(SavedReport.objects.select_for_update(of=("self",)), by, pk=pk)
    if row.owner_id != by.pk:
        raise Refused("not_owner", "只有编制人可以修改或删除这份报表；可以另存一份。")
    return row


def _check(
    *, name: str, codes: list[str], lines: str, split: str, years: list[int], sharing: str,
    part: str = ReportPart.YEAR, edition: datetime.date | None = None,
) -> None:  # fmt: skip
    if not name:
        raise Refused("no_name", "请填写报表名称。", field="name")
    refuse_numbers(name=name)
    if not codes or len(codes) > MOST_CODES or any(code not in DICTIONARY for code in codes):
        raise Refused("codes", f"请选择 1 至 {MOST_CODES} 项指标。", field="codes")
    if not years or len(years) > MOST_YEARS:
        raise Refused("years", f"请选择 1 至 {MOST_YEARS} 个年度。", field="years")
    if split and (split not in splits() or codes != [split_parts(split)[0]]):
        raise Refused("split", "细分只能用于一项指标：请只选择要细分的那项指标。", field="split")
    if lines not in ReportLines.values or sharing not in ReportSharing.values or part not in ReportPart.values:
        raise Refused("choice", "请从列出的选项中选择。")
    if part != ReportPart.YEAR or edition:
        _check_counted(lines, split, edition)


def _check_counted(lines: str, split: str, edition: datetime.date | None) -> None:
    """What isn't kept in the summaries is counted by the reader's parts only."""
    if lines not in (ReportLines.WHOLE, ReportLines.PARTS):
        raise Refused("lines", "选择了季度、半年或区划版本时，地区划分请选“只列合计”或“下一级地区”。", field="lines")
    if split:
        raise Refused("split", "细分只能用于全年和现行区划。", field="split")
    if edition and not EARLIEST <= edition <= clock.today():
        raise Refused("edition", f"区划版本从 {EARLIEST} 起，不能晚于今天。", field="edition")


def _record(action: str, row: SavedReport, by) -> None:
    detail = {"codes": row.codes, "years": row.years, "sharing": row.sharing}
    journal.record(by=by, action=action, obj=row, region=by.region, detail=detail)
