"""The import table of benefits: ``/imports/benefits/``, by the county's HRSS for its own county."""

from decimal import Decimal

from employment.actions.authority import is_county
from employment.actions.benefits import enter_rows, faults, hold_recipients
from employment.importing.benefit_rows import Found
from employment.models import Benefit
from workshops.access import clock
from workshops.access.models import Department
from workshops.import_tables import ImportTable, RowsChanged, register
from workshops.people.identity import IdentityFault, normal_identity
from workshops.tables.columns import Column

NO_KIND = "没有这个补贴项目，或已停用；请填写“补贴项目”页上的名称或代码"


@register
class BenefitImport(ImportTable):
    name = "benefits"
    title = "补贴发放名册"
    streams = False
    columns = (
        Column("number", "工坊登记编号", "code", importable=True, required=True, max_length=30,
               example="FYGF-522636-2024-0001"),
        Column("identity", "身份证号码", "code", importable=True, max_length=30, personal=True,
               note="发给从业人员的项目必填，发给工坊的项目空着"),
        Column("kind", "补贴项目", importable=True, required=True, max_length=60, note="名称或代码，见“补贴项目”页",
               example="岗位补贴"),
        Column("period_from", "享受期起", "date", importable=True, required=True),
        Column("period_to", "享受期止", "date", importable=True, required=True),
        Column("amount", "金额", "decimal", unit="元", importable=True, required=True, min_value=Decimal("0.01"),
               max_value=Decimal("9999999999.99"), example=Decimal("1200.00")),
        Column("payer", "发放单位", importable=True, required=True, max_length=100),
        Column("paid_on", "发放日期", "date", importable=True),
        Column("document_number", "文号或凭证号", "code", importable=True, max_length=100),
        Column("sure", "确认重复", "bool", importable=True,
               note="与已有记录重叠，或享受期内没有就业记录，核对后仍要登记的填“是”"),
    )  # fmt: skip
    import_notes = (
        "一人（或一家工坊）一个项目一段享受期一行。",
        "人员须已由工坊登记；按工坊登记编号和身份证号码查找。",
        "同一项目、同一人（或同一工坊）享受期重叠的，视为疑似重复发放，须在“确认重复”填“是”才能写入。",
        "享受期内在该工坊没有就业记录的人员，核对无误后同样在“确认重复”填“是”。",
    )
    links = (("查看补贴", "employment:benefit-list", ""),)
    consequences = ("写入后不能修改，有误的逐条作废后重新登记。",)
    confirm_label = "写入补贴记录"
    refusal = "只有县级人力资源社会保障部门的经办、审核可以导入补贴。"

    def may_import(self, user) -> bool:
        return user.is_active and is_county(user, Department.HRSS)

    def check_row(self, row, context):
        """Gives the identity number its one spelling."""
        if row["identity"]:
            try:
                row["identity"] = normal_identity(row["identity"])
            except IdentityFault as fault:
                yield "identity", str(fault)
                row["identity"] = None
        row["sure"] = bool(row["sure"])

    def check_rows(self, rows, context):
        found, today = Found(rows, context), clock.today()
        for row in rows:
            values = row.values
            workshop, kind = found.workshop(values), found.kind(values)
            if values["number"] and workshop is None:
                yield row.number, "number", "本县没有这个登记编号的工坊"
            if values["kind"] and kind is None:
                yield row.number, "kind", NO_KIND
            if workshop is None or kind is None or None in (values["period_from"], values["period_to"]):
                continue
            days = {key: values[key] for key in ("period_from", "period_to", "paid_on")}
            wrong = list(faults(workshop=workshop, today=today, **days))
            for key, reason in wrong:
                yield row.number, key, reason
            if values["identity"] is None:  # can't be read, which was said
                continue
            reason = found.why_no_recipient(values)
            if reason:
                yield row.number, "identity", reason
                continue
            reason = found.why_double(row)
            if reason:
                yield row.number, "kind", reason
            reason = "" if wrong else found.why_not_employed(values)
            if reason:
                yield row.number, "period_from", reason

    def save_rows(self, rows, context) -> int:
        """Asked again under the locks of those who are paid; ``RowsChanged`` where somebody paid them meanwhile."""
        found = Found(rows, context)
        hold_recipients((found.workshop(row.values), found.worker(row.values)) for row in rows)
        if any(self.check_rows(rows, context)):
            raise RowsChanged
        made = [self._benefit(found, row.values, context) for row in rows]
        return enter_rows(made, by=context.user, region=context.region)

    def _benefit(self, found: Found, values: dict, context) -> Benefit:
        worker = found.worker(values)
        return Benefit(
            kind=found.kind(values), workshop=found.workshop(values), worker_id=worker.pk if worker else None,
            by=context.user, recorded_at=clock.now(),
            **{key: values[key] for key in ("period_from", "period_to", "amount", "payer", "paid_on")},
            document_number=values["document_number"] or "",
        )  # fmt: skip
