"""The import table of rural's lists: ``/imports/poverty-lists/`` and ``import_table poverty-lists``."""

from collections import defaultdict

from employment.actions import matching
from employment.actions.authority import is_county
from employment.importing import listing_rows, listing_writing
from employment.importing.listing_columns import COLUMNS
from workshops.access import clock, journal
from workshops.access.models import Department, Duty
from workshops.access.refusal import Refused
from workshops.import_tables import ImportTable, register
from workshops.people.identity import IdentityFault, normal_identity
from workshops.people.names import NameFault, normal_name
from workshops.regions.models import Region
from workshops.tables.values import NO_VALUE
from workshops.tables.wording import plain

DAYS = (("valid_from", "列入日期"), ("valid_to", "截止日期"))
COUNTIES = "counties of the file"
NAMES = "names of the file"


@register
class ListingImport(ImportTable):
    """Additions, changes and removals of the lists of one county, or of all below a prefecture or province."""

    name = "poverty-lists"
    title = "脱贫人口和监测帮扶对象名单"
    columns = COLUMNS
    streams = True
    rows_max = 200_000
    unique_keys = (("identity", "region", "category"),)
    links = (("查看名单", "employment:listing-list", ""), ("查看核验差异", "employment:mismatch-list", ""))
    refusal = "只有县级乡村振兴部门的经办、审核和市级、省级乡村振兴部门可以导入名单。"
    confirm_label = "写入名单"
    consequences = (
        "新增的人员列入名单，移出的人员自截止日期的次日起不再属于该类别；以前各日的情况保留，可以查询。",
        "写入后与从业人员登记比对，不一致的自动列为核验差异，通知承办部门办理。",
    )
    import_notes = (
        "变动空着或填“新增”的，为列入名单的人员；名单中已有的不会重复列入，作为错误列出，可选择只写入正确的行。",
        "变更的，按本行内容整条更新：列入日期空着或不变的，只更正姓名和就业工坊；列入日期晚于原有日期的，原记录到前一天为止，"
        "另起一条。变更人员类别须填写列入日期。",
        "同一号码在一个县的名单中只能有一个姓名；与名单中或本文件其他行的姓名不同的，作为错误列出。",
        "移出的，变动一栏填写原因（风险消除、户籍迁出、死亡、其他原因移出），并填写截止日期，即仍属于该类别的最后一天。",
        "身份证号码须为 18 位，导入后加密保存，页面和导出的表格中只显示首尾几位。",
    )

    def may_import(self, user) -> bool:
        if is_county(user, Department.RURAL):
            return user.is_active
        higher = user.level in ("prefecture", "province") and user.duty == Duty.OFFICIAL
        return user.is_active and user.is_office and user.department == Department.RURAL and higher

    def check_row(self, row, context):
        """Completes the row as well: an empty change is an addition, an empty division the office's own."""
        row["change"] = row["change"] or listing_rows.ADD
        if row["region"] is None and context.region is not None and context.region.certifies:
            row["region"] = context.region
        if row["region"] is None:
            yield "region", "请填写户籍所在县的区划代码或全称"
        yield from _normalised(row)
        yield from _day_faults(row)

    def check_rows(self, rows, context):
        return listing_rows.resolve(rows, names=context.memo.setdefault(NAMES, {})).faults

    def save_rows(self, rows, context) -> int:
        """Asked again under the lock of the entries: nobody changes them between the check and the writing."""
        found = listing_rows.resolve(rows, lock=True)
        if found.faults:
            number, _, reason = found.faults[0]
            raise Refused("list_changed", f"名单刚刚有变动，第 {number} 行不能写入（{reason}），请重新上传。")
        counties = context.memo.setdefault(COUNTIES, defaultdict(listing_writing.Written))
        listing_writing.write(found.steps, counties, job_id=context.job_id)
        return len(found.steps)

    def finish(self, context) -> None:
        """Matching once for all; one journal row a county."""
        counties = context.memo.pop(COUNTIES, {})
        context.memo.pop(NAMES, None)
        amended = [pk for written in counties.values() for pk in written.replaced]
        matching.reconcile(Region.objects.filter(pk__in=counties), amended=amended)
        job = ("workshops.importjob", context.job_id or "")
        for code, written in sorted(counties.items()):
            journal.record(by=context.user, action="listing.import", obj=job, region=code, detail=written.counts())


def _normalised(row):
    """One spelling of number and name; the reasons never repeat them."""
    for key, normal, fault in (("identity", normal_identity, IdentityFault), ("name", normal_name, NameFault)):
        try:
            row[key] = normal(row[key]) if row[key] else row[key]
        except fault as wrong:
            yield key, str(wrong)
    row["employed_at"] = "" if plain(row["employed_at"] or "") in NO_VALUE else row["employed_at"]


def _day_faults(row):
    change, today = row["change"], clock.today()
    removes = change in listing_rows.REMOVALS
    if change == listing_rows.ADD and row["valid_from"] is None:
        yield "valid_from", "新增须填写列入日期"
    if removes and row["valid_to"] is None:
        yield "valid_to", "移出名单须填写截止日期（仍属于该类别的最后一天）"
    if not removes and row["valid_to"] is not None:
        yield "valid_to", "只有移出名单的填写截止日期；移出的请在变动一栏填写原因"
    for key, label in DAYS:
        if row[key] is not None and row[key] > today:
            yield key, f"{label}（{row[key]}）不能晚于今天"
