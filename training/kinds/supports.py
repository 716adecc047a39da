"""What leaders are given: relief of tax, sites, loans and their interest, grants (notice art. 5)."""

from training.kinds.leaders import LEADER, REGION
from training.models import LeaderSupport, SupportKind
from training.queries.supports import doubles_of, with_double
from workshops.access import clock
from workshops.access.models import Department
from workshops.records.keepers import LOCAL_LEVELS, Keepers
from workshops.records.kind import Kind, register
from workshops.tables.columns import Column

FIRST_YEAR = 2010


def is_doubled(row) -> bool:
    """By the list's annotation; asked anew where the row stands alone."""
    known = getattr(row, "doubled", None)
    return doubles_of(row).exists() if known is None else known


@register
class LeaderSupports(Kind):
    name = "leader-supports"
    app = "training"
    model = LeaderSupport
    title = "带头人扶持"
    noun = "带头人扶持"
    lead = "税费减免、场地安排、创业担保贷款及贴息、一次性创业补贴、创业培训补贴，由人力资源社会保障部门登记。"
    joins = ("leader__region", "workshop")
    search_fields = ("leader__name", "workshop__search_text")
    default_order = ("-period_from",)
    fields = (
        "leader", "workshop", "kind", "amount", "area", "payer", "period_from", "period_to", "paid_on",
        "document_number", "document",
    )  # fmt: skip
    keepers = Keepers(departments=(Department.HRSS,), levels=LOCAL_LEVELS)
    import_notes = ("场地安排只填面积，其他类型只填金额；贷款填本金，贴息另填一行。",)
    constraint_words = {
        "training_leadersupport_site_or_amount": ("amount", "场地安排只填面积，其他类型只填金额。"),
        "training_leadersupport_days": ("period_to", "享受期止不能早于享受期起。"),
    }
    detail_template = "training/support_detail.html"
    columns = (
        Column("kind", "支持类型", "choice", choices=SupportKind, filterable=True, importable=True, required=True),
        LEADER,
        REGION,
        Column("workshop", "工坊", value="workshop.name", path="workshop__name", width=26, listed=False,
               importable=True, note="名称或登记编号；不限于某个工坊的不填"),
        Column("amount", "金额", "decimal", unit="元", filterable=True, sortable=True, importable=True, min_value=0),
        Column("area", "场地面积", "decimal", unit="㎡", importable=True, min_value=0),
        Column("payer", "落实单位", width=26, importable=True, required=True, max_length=100),
        Column("period_from", "享受期起", "date", filterable=True, sortable=True, importable=True, required=True),
        Column("period_to", "享受期止", "date", sortable=True, importable=True),
        Column("paid_on", "发放日期", "date", listed=False, filterable=True, importable=True),
        Column("document_number", "文号或凭证号", "code", width=20, listed=False, importable=True, max_length=100),
        Column("doubled", "疑似重复", "bool", value=is_doubled, path="doubled", filterable=True),
    )  # fmt: skip

    def rows(self, user):
        return with_double(super().rows(user))

    def faults(self, row, by):
        if row.workshop_id and row.leader_id and row.workshop.leader_id != row.leader_id:
            yield "workshop", "所选工坊不是这位带头人的工坊。"
        if row.kind == SupportKind.SITE:
            if row.area is None:
                yield "area", "场地安排请填写面积。"
            if row.amount is not None:
                yield "amount", "场地安排不填金额。"
        elif row.kind:
            if row.amount is None:
                yield "amount", "请填写金额。"
            if row.area is not None:
                yield "area", "只有场地安排填写面积。"
        if row.period_from and not FIRST_YEAR <= row.period_from.year <= clock.today().year + 1:
            yield "period_from", "享受期起过早或过晚，请核对。"
        if row.paid_on and row.paid_on > clock.today():
            yield "paid_on", "发放日期不能晚于今天；尚未发放的请空着。"

    def doubts(self, row, by):
        found = list(doubles_of(row).select_related("leader")[:1])
        if found and found[0].leader_id == row.leader_id:
            other = found[0]
            said = f"{other.get_kind_display()}，{other.period_from:%Y-%m-%d} 起，{other.payer}"
            yield "double", f"这位带头人同一时期已有同类扶持（{said}），请核对是否重复。"
        elif found:
            yield "double", "这位带头人同一时期在其他县已有同类扶持，请核对是否重复。"

    def detail(self, row, user):
        doubles = doubles_of(row)
        seen = list(doubles.visible_to(user).select_related("leader"))
        elsewhere = doubles.exclude(pk__in=[each.pk for each in seen]).exists()
        return {"doubles": seen, "doubled_elsewhere": elsewhere}
