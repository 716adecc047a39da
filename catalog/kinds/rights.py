"""Intellectual rights of workshops, and of regions without a workshop (notice art. 6)."""

from django.urls import reverse

from catalog.kinds.products import PRODUCTS
from catalog.models import IntellectualRight, RightKind, RightStatus
from catalog.queries.marks import is_marked
from catalog.queries.rights import BANDS, band_of, with_expiry
from catalog.rules import expiry, right_numbers
from workshops.access import clock
from workshops.access.models import Department
from workshops.access.refusal import Refused
from workshops.records.forms import NamedField
from workshops.records.keepers import LOCAL_LEVELS, PREFECTURE, PROVINCE, Keepers
from workshops.records.kind import Kind, register
from workshops.tables.columns import Column
from workshops.tables.templatetags import ui_words

ui_words.TONES["right"] = {
    "in_force": "good", "applied": "info", "expired": "bad", "over": "bad", "d30": "bad", "d90": "warn", "d180": "info",
}  # fmt: skip
OF_WORKSHOP_OR_REGION = Keepers(workshop=True, departments=(Department.CULTURE,), levels=LOCAL_LEVELS)
DATED = (RightStatus.IN_FORCE, RightStatus.EXPIRED)


class OfWorkshopOrRegion(Kind):
    """Base of the kinds whose rows are a workshop's, or without one those of the region of who enters them."""

    app = "catalog"
    joins = ("region", "workshop__region", "workshop__leader__user")
    keepers = OF_WORKSHOP_OR_REGION
    finders = {"products": PRODUCTS}

    def complete(self, row, by):
        if row.workshop_id:
            row.region = row.workshop.region
        super().complete(row, by)

    def field(self, name, user):
        """A leader has no region to enter for, so names the workshop."""
        if name != "workshop" or not user.is_leader:
            return None
        return NamedField(self.named[name], user, label="工坊", error_messages={"required": "请填写工坊。"})

    def faults(self, row, by):
        if by.is_leader and row.workshop_id is None:
            yield "workshop", "请填写您的工坊。"
        if by.is_office and by.level in (PREFECTURE, PROVINCE) and row.workshop_id:
            yield "workshop", f"工坊的{self.noun}由工坊或其所在县登记；这里登记本地区的，工坊一栏请留空。"

    def changed(self, row, by, *, act):
        """The products are of the same workshop, or where there is none of the region."""
        if act == "void":
            return
        for product in row.products.select_related("workshop__region"):
            if row.workshop_id and product.workshop_id != row.workshop_id:
                raise Refused("other_workshop", f"“{product.name}”不是这家工坊的产品。", field="products")
            if not row.workshop_id and not product.workshop.region.path.startswith(row.region.path):
                raise Refused("other_region", f"“{product.name}”不是本地区工坊的产品。", field="products")

    def detail(self, row, user):
        products = row.products.visible_to(user).filter(voided_at=None).select_related("workshop")
        return {"products": products.annotate(marked=is_marked(clock.today())).order_by("name", "pk")}


def workshop_page(row) -> str | None:
    return reverse("workshops:workshop-detail", args=[row.workshop_id]) if row.workshop_id else None


def _days_left(row) -> int | None:
    if row.expires_on is None or row.status not in DATED:
        return None
    return (row.expires_on - clock.today()).days


@register
class IntellectualRights(OfWorkshopOrRegion):
    name = "intellectual-rights"
    model = IntellectualRight
    title = "知识产权"
    noun = "知识产权"
    lead = "工坊和地区的著作权、商标权、专利权和地理标志；到期前 180、90、30 天和到期当日提醒带头人和所在县。"
    empty_text = "工坊的知识产权由带头人或所在县文化和旅游部门登记，地理标志等由各级文化和旅游部门登记。"
    search_fields = ("workshop__search_text",)
    fields = (
        "kind", "name", "number", "owner", "workshop", "products", "status", "granted_on", "expires_on", "document",
    )  # fmt: skip
    columns = (
        Column("name", "名称", width=28, searchable=True, sortable=True, importable=True, required=True,
               max_length=100),
        Column("kind", "类型", "choice", choices=RightKind, filterable=True, importable=True, required=True),
        Column("number", "登记号或注册号", "code", width=26, searchable=True, importable=True, required=True,
               max_length=60, example="ZL202310397744.0"),
        Column("owner", "权利人", width=24, listed=False, searchable=True, importable=True, required=True,
               max_length=100),
        Column("workshop", "工坊", value="workshop.name", path="workshop__name", width=28, importable=True,
               link=workshop_page, note="地理标志和区域性的留空；重名的写成“名称（登记编号）”"),
        Column("region", "地区", "region", value="region.full_name", path="region", filterable=True, sortable=True),
        Column("status", "状态", "choice", choices=RightStatus, filterable=True, importable=True, required=True,
               badge="right"),
        Column("granted_on", "授权日期", "date", listed=False, filterable=True, sortable=True, importable=True),
        Column("expires_on", "有效期至", "date", filterable=True, sortable=True, importable=True),
        Column("expiry", "到期提示", "choice", value=band_of, path="expiry", choices=BANDS, filterable=True,
               badge="right"),
        Column("days_left", "剩余天数", "int", unit="天", value=_days_left, path="days_left", listed=False,
               filterable=True, sortable=True),
    )  # fmt: skip
    unique_keys = (("kind", "number"),)
    constraint_words = {
        "catalog_right_once": ("number", "这个号码的知识产权已经登记，请核对，或修改原记录。"),
        "catalog_right_days": ("expires_on", "有效期不能早于授权或登记日期。"),
        "catalog_right_granted": ("status", "状态与授权日期、有效期不符，请核对。"),
    }
    detail_template = "catalog/right_detail.html"

    def rows(self, user):
        return with_expiry(super().rows(user), clock.today())

    def complete(self, row, by):
        """A right whose term lasts is in force again (renewed); one that is entered after its term has expired. That
        a right in force expires is the job's to write (`actions.rights`)."""
        super().complete(row, by)
        row.number = right_numbers.tidy(row.kind, row.number or "", granted=row.status in DATED)
        if row.status == RightStatus.EXPIRED and row.expires_on and row.expires_on >= clock.today():
            row.status = RightStatus.IN_FORCE
        if row.pk is None and row.status == RightStatus.IN_FORCE and band_of(row) == "over":
            row.status = RightStatus.EXPIRED

    def faults(self, row, by):
        yield from super().faults(row, by)
        today = clock.today()
        if row.kind == RightKind.GEOGRAPHICAL_INDICATION and row.workshop_id:
            yield "workshop", "地理标志由文化和旅游部门按地区登记，工坊一栏请留空。"
        if found := right_numbers.fault(row.kind, row.number, this_year=today.year):
            yield "number", f"{found}。"
        if row.granted_on and row.granted_on > today:
            yield "granted_on", "授权或登记日期不能晚于今天。"
        if row.status == RightStatus.APPLIED and (row.granted_on or row.expires_on):
            yield "status", "申请中的没有授权日期和有效期；已授权的请选择“有效”。"
        if row.status in DATED and not row.granted_on:
            yield "granted_on", "请填写授权或登记日期；还没有授权的，状态请选择“申请中”。"
        if row.status == RightStatus.EXPIRED and not row.expires_on:
            yield "expires_on", "已到期的请填写有效期。"

    def list_actions(self, user):
        return (("到期情况", reverse("catalog:right-overview")),)

    def detail(self, row, user):
        kept = [column for column in self.columns if column.key not in ("expiry", "days_left")]
        band, left = band_of(row), _days_left(row)
        return super().detail(row, user) | {
            "facts": [(each.heading, each.text(row), each.link and each.link(row)) for each in kept],
            "band": band,
            "band_said": dict(BANDS).get(band, ""),
            "left": left,
            "over": -left if left is not None and left < 0 else 0,
            "renewing": expiry.RENEWING[row.kind],
            "reminders": row.reminders.order_by("-sent_on", "days_before"),
            "brands": row.brands.visible_to(user).filter(voided_at=None),
        }
