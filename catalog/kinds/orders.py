"""Orders that workshops have signed (notice art. 7)."""

from django.urls import reverse

from catalog.actions.cases_texts import mobile_faults
from catalog.kinds.events import EVENTS
from catalog.kinds.matchmaking import MATCHMAKINGS, event_url
from catalog.kinds.products import PRODUCTS_BY_WORKSHOP
from catalog.models import Order, OrderStatus, SalesChannel
from catalog.rules.order_steps import may_become
from workshops.access import clock
from workshops.records.keepers import Keepers
from workshops.records.kind import Kind, register
from workshops.tables.columns import Column


def meeting_url(row) -> str | None:
    """Where the meeting that the order came from is shown."""
    return reverse("catalog:matchmakings-detail", args=[row.matchmaking_id]) if row.matchmaking_id else None


@register
class Orders(Kind):
    name = "orders"
    app = "catalog"
    model = Order
    title = "订单"
    noun = "订单"
    lead = "工坊签订的订单，金额为合同总额；完成或取消后请更新状态。"
    joins = ("workshop__region", "workshop__leader", "product", "event__region", "matchmaking__region")
    search_fields = ("workshop__search_text", "product__name")
    default_order = ("-signed_on",)
    empty_text = "由工坊带头人或所在县的文化和旅游部门登记后列入。"
    keepers = Keepers(workshop=True)
    finders = {"product": PRODUCTS_BY_WORKSHOP, "event": EVENTS, "matchmaking": MATCHMAKINGS}
    fields = (
        "workshop", "product", "channel", "event", "matchmaking", "buyer", "signed_on", "quantity", "amount", "status",
        "completed_on", "note",
    )  # fmt: skip
    columns = (
        Column("buyer", "订货单位", width=26, searchable=True, sortable=True, importable=True, required=True,
               max_length=100, example="贵州锦绣商贸有限公司"),
        Column("workshop", "工坊", value="workshop.name", path="workshop__name", width=28, sortable=True,
               importable=True, required=True, note="名称或登记编号"),
        Column("number", "登记编号", "code", value="workshop.number", width=24, listed=False, filterable=True),
        Column("region", "地区", "region", value="workshop.region.full_name", path="workshop__region", filterable=True,
               sortable=True),
        Column("product", "产品", value="product.name", path="product__name", width=22, filterable=True,
               importable=True, note="本工坊登记的产品；重名的写成“产品（工坊）”"),
        Column("channel", "销售渠道", "choice", choices=SalesChannel, filterable=True, importable=True, required=True),
        Column("event", "展会", value="event.name", path="event__name", width=28, listed=False, filterable=True,
               importable=True, link=event_url),
        Column("matchmaking", "对接会", value="matchmaking.title", path="matchmaking__title", width=28, listed=False,
               filterable=True, importable=True, link=meeting_url),
        Column("signed_on", "签订日期", "date", filterable=True, sortable=True, importable=True, required=True),
        Column("quantity", "数量", "int", unit="件", listed=False, importable=True, min_value=0),
        Column("amount", "金额", "decimal", unit="元", filterable=True, sortable=True, importable=True, required=True,
               min_value=0),
        Column("status", "状态", "choice", choices=OrderStatus, filterable=True, importable=True),
        Column("completed_on", "完成日期", "date", listed=False, filterable=True, importable=True),
        Column("note", "备注", width=30, listed=False, importable=True, max_length=200),
    )  # fmt: skip
    constraint_words = {
        "catalog_order_sound": ("amount", "金额不能为负数。"),
        "catalog_order_completed": ("completed_on", "状态为“已完成”的须填写完成日期，其他状态不填。"),
        "catalog_order_days": ("completed_on", "完成日期不能早于签订日期。"),
    }

    def faults(self, row, by):
        today = clock.today()
        if row.signed_on and row.signed_on > today:
            yield "signed_on", "签订日期不能晚于今天。"
        if row.completed_on and row.completed_on > today:
            yield "completed_on", "完成日期不能晚于今天。"
        if row.product_id and row.workshop_id and row.product.workshop_id != row.workshop_id:
            yield "product", "这不是该工坊的产品。"
        yield from self._sources_at_odds(row)
        if row.pk:
            before = Order.objects.values_list("status", flat=True).get(pk=row.pk)
            if not may_become(before, row.status):
                said = f"订单{OrderStatus(before).label}，不能改为“{row.get_status_display()}”。"
                yield "status", said + "登记有误的，请作废后重新登记。"
        yield from mobile_faults(row, "buyer", "note")

    @staticmethod
    def _sources_at_odds(row):
        """Event and meeting against each other and the day."""
        event, meeting = row.event, row.matchmaking
        if event and row.signed_on and row.signed_on < event.held_from:
            yield "event", "签订日期早于该展会开始。"
        if meeting and row.signed_on and row.signed_on < meeting.held_on:
            yield "matchmaking", "签订日期早于该对接会。"
        if event and meeting and meeting.event_id not in (None, event.pk):
            yield "matchmaking", "该对接会属于另一个展会。"
