"""The import table of pay: ``/imports/pays/``, one row a person and month or quarter."""

from decimal import Decimal

from employment.actions.authority import is_county
from employment.importing.own_workshops import OwnWorkshops, offered
from employment.importing.pay_periods import read_period
from employment.importing.pay_register import pay_faults
from employment.models import Pay, PayBasis
from workshops.access import clock, journal
from workshops.access.models import Department
from workshops.import_tables import ImportTable, register
from workshops.people.identity import IdentityFault, normal_identity
from workshops.tables.columns import Column, Kind

AMOUNT_MAX, QUANTITY_MAX = Decimal("9999999.99"), Decimal("99999999.9")


@register
class PayImport(ImportTable):
    name = "pays"
    title = "劳动报酬"
    streams = True
    columns = (
        Column("workshop", "工坊", Kind.TEXT, importable=True, max_length=100, offered=offered,
               note="工坊名称或登记编号；只有一家工坊的可以空着。"),
        Column("identity", "身份证号码", Kind.CODE, importable=True, required=True, personal=True, max_length=30,
               width=22, note="已登记的从业人员；18 位，按文本填写。", example="529999199003070023"),
        Column("months", "期间", Kind.TEXT, importable=True, required=True, max_length=20, example="2025年3月",
               note="按月写“2025年3月”或“2025-03”，按季写“2025年第1季度”。"),
        Column("amount", "报酬", Kind.DECIMAL, unit="元", importable=True, required=True, min_value=0,
               max_value=AMOUNT_MAX, example=Decimal(2600)),
        Column("basis", "计酬方式", Kind.CHOICE, choices=PayBasis, importable=True, required=True,
               example=PayBasis.PIECE,
               fold_choices=[("计件工资", PayBasis.PIECE), ("计时工资", PayBasis.TIME)]),
        Column("quantity", "件数或工时", Kind.DECIMAL, importable=True, min_value=0, max_value=QUANTITY_MAX, decimals=1,
               example=Decimal(40)),
    )  # fmt: skip
    links = (("查看劳动报酬", "employment:pay-list", ""),)
    refusal = "只有工坊带头人和县级文化和旅游部门的经办、审核可以导入劳动报酬。"
    confirm_label = "写入劳动报酬"
    consequences = ("每人每个月或季度一笔；已登记的期间不会被覆盖，作为错误列出。",)
    import_notes = (
        "一行是一个人在一家工坊一个月或一个季度的报酬；按工坊和身份证号码查找已登记的人员。",
        "同一人的期间不能重叠：登记了某月的，不能再登记包含它的季度。",
    )

    def may_import(self, user) -> bool:
        return user.is_active and (user.is_leader or is_county(user, Department.CULTURE))

    def check_row(self, row, context):
        """Gives the number its one spelling; completes ``period`` and ``first``, the day it begins."""
        row["period"] = row["first"] = None
        if row["identity"]:
            try:
                row["identity"] = normal_identity(row["identity"])
            except IdentityFault as fault:
                row["identity"] = None
                yield "identity", str(fault)
        if row["months"]:
            found = read_period(row["months"])
            if found is None:
                yield "months", "写明哪年哪月，如“2025年3月”，或哪年第几季度，如“2025年第1季度”"
            elif found[1] > clock.today():
                yield "months", "该期间尚未开始"
            else:
                row["period"], row["first"] = found

    def check_rows(self, rows, context):
        own = context.memo.setdefault("own workshops", OwnWorkshops(context.user))
        yield from pay_faults(rows, own, context.memo.setdefault("paid in the file", {}))

    def save_rows(self, rows, context) -> int:
        now, counts = clock.now(), context.memo.setdefault("paid", {})
        made = []
        for row in rows:
            values = row.values
            made.append(
                Pay(
                    employment=values["spell"], period=values["period"], period_from=values["first"],
                    period_to=values["last"], basis=values["basis"], quantity=values["quantity"],
                    amount=values["amount"], recorded_at=now,
                )
            )  # fmt: skip
            workshop = values["spell"].worker.workshop_id
            counts[workshop] = counts.get(workshop, 0) + 1
        Pay.objects.bulk_create(made, batch_size=2000)
        return len(made)

    def finish(self, context) -> None:
        """One journal row a workshop."""
        own = context.memo["own workshops"]
        for pk, count in context.memo.pop("paid", {}).items():
            journal.record(by=context.user, action="pay.import", obj=own.by_pk[pk], detail={"count": count})
