"""Feeds for platforms: the selected products as JSON, page after page, and as a workbook. Shape: docs/adr/0040."""

import hashlib
from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from catalog.forms.public import ProductQuery
from catalog.models import ListingLevel, ProductKind
from catalog.queries.public_feed import FEED_PAGE, Row, feed_rows, last_changed, workbook_rows
from catalog.queries.public_text import masked
from catalog.views.public_answers import CatalogThrottle, WorkbookThrottle, absolute, limited
from workshops.access import clock
from workshops.models import CraftCategory, IchLevel
from workshops.tables import export
from workshops.tables.columns import Column, Kind
from workshops.tables.table import Table

SHAPE, TITLE = "1", "非遗工坊产品目录"
CRAFTS, KINDS, LEVELS = dict(CraftCategory.choices), dict(ProductKind.choices), dict(ListingLevel.choices)
ICH_LEVELS = dict(IchLevel.choices)


@require_safe
@limited(CatalogThrottle)
def feed_json(request):
    """``?after=`` goes on; the filters are those of the list. Answers 304 where nothing changed."""
    query = ProductQuery(request.GET)
    if query.faults:
        return JsonResponse({"code": "bad_filter", "detail": query.faults}, status=400)
    after = request.GET.get("after", "")
    after = int(after) if after.isascii() and after.isdigit() and len(after) <= 15 else 0
    # Taken before the rows: a change in between makes the next answer new, never this one old.
    changed = last_changed()
    rows = feed_rows(query.wanted, after)
    addresses = Addresses(request)
    items = [_item(addresses, row) for row in rows[:FEED_PAGE]]
    address = absolute(request, reverse("catalog:public-feed"))
    further = len(rows) > FEED_PAGE
    body = {
        "version": SHAPE,
        "title": TITLE,
        "home_page_url": absolute(request, reverse("catalog:public-home")),
        "feed_url": address,
        "next_url": f"{address}?{urlencode({**query.kept, 'after': rows[FEED_PAGE - 1].pk})}" if further else None,
        "items": items,
    }
    answer = JsonResponse(body, json_dumps_params={"ensure_ascii": False})
    return _conditional(request, answer, changed)


@require_safe
@limited(WorkbookThrottle)
def feed_xlsx(request):
    """The products of the list's filters as a workbook, the newest first, up to a limit that the page names."""
    query = ProductQuery(request.GET)
    if query.faults:
        return redirect(reverse("catalog:public-product-list") + f"?{urlencode(query.kept)}")
    rows, addresses = workbook_rows(query.wanted), Addresses(request)
    file = export.workbook(selected_products(addresses), rows, count=len(rows))
    return export.download(file, f"{TITLE}_{clock.today():%Y%m%d}.xlsx")


class Addresses:
    """Full addresses of many rows, put together of parts that are resolved once."""

    def __init__(self, request):
        self._products = absolute(request, reverse("catalog:public-product-list"))
        self._workshops = absolute(request, reverse("catalog:public-workshop-list"))
        self._photos = absolute(request, reverse("catalog:public-home")) + "photos/"

    def product(self, uid) -> str:
        return f"{self._products}{uid}/"

    def workshop(self, uid) -> str:
        return f"{self._workshops}{uid}/"

    def photo(self, photo) -> str:
        return f"{self._photos}{photo}.jpg" if photo else ""


def _conditional(request, answer: HttpResponse, changed) -> HttpResponse:
    etag = quote_etag(hashlib.sha256(answer.content).hexdigest()[:32])
    modified = int(changed.timestamp()) if changed else None
    answer = get_conditional_response(request, etag=etag, last_modified=modified, response=answer)
    answer["ETag"] = etag
    if modified is not None:
        answer["Last-Modified"] = http_date(modified)
    answer["Cache-Control"] = "public, no-cache"
    return answer


def _item(addresses: Addresses, row: Row) -> dict:
    return {
        "id": str(row.uid),
        "url": addresses.product(row.uid),
        "name": masked(row.name),
        "image": addresses.photo(row.cover) or None,
        "craft": {"code": row.craft, "name": CRAFTS.get(row.craft)},
        "kind": {"code": row.kind, "name": KINDS.get(row.kind)},
        "ich_project": {"name": row.project, "level": ICH_LEVELS.get(row.project_level)} if row.project else None,
        "level": {"code": row.level, "name": LEVELS.get(row.level)},
        "listed_since": row.listed_since.isoformat(),
        "price": {
            "from": str(row.price_from),
            "to": str(row.price_to) if row.price_to is not None else None,
            "unit": row.unit,
            "currency": "CNY",
        },
        "monthly_capacity": row.monthly_capacity,
        "lead_days": row.lead_days,
        "materials": masked(row.materials),
        "meaning": masked(row.meaning),
        "description": masked(row.description),
        "where_to_buy": masked(row.where_to_buy),
        "workshop": {
            "id": str(row.workshop_uid),
            "name": row.workshop,
            "number": row.number,
            "region": {"code": row.region, "name": row.place},
            "url": addresses.workshop(row.workshop_uid),
        },
        "updated_at": row.updated_at.isoformat(),
    }


def selected_products(addresses: Addresses) -> Table:
    """The workbook's columns; no registered table, for it has no page or API of its own."""
    table = type("SelectedProducts", (Table,), {"name": "public-products", "title": TITLE})()
    table.columns = (
        Column("name", "产品名称", value=lambda row: masked(row.name), width=24),
        Column("craft", "传统工艺类别", Kind.CHOICE, choices=CraftCategory),
        Column("kind", "产品类别", Kind.CHOICE, choices=ProductKind),
        Column("project", "非遗代表性项目", width=26),
        Column("project_level", "项目级别", Kind.CHOICE, choices=IchLevel),
        Column("level", "目录级别", Kind.CHOICE, choices=ListingLevel),
        Column("listed_since", "列入目录日期", Kind.DATE),
        Column("price_from", "单价或最低价", Kind.DECIMAL, unit="元"),
        Column("price_to", "最高价", Kind.DECIMAL, unit="元"),
        Column("unit", "计价单位", width=8),
        Column("monthly_capacity", "月产能", Kind.INT),
        Column("lead_days", "交货周期", Kind.INT, unit="天"),
        Column("materials", "主要材料", value=lambda row: masked(row.materials)),
        Column("workshop", "工坊", width=24),
        Column("number", "工坊登记编号", Kind.CODE, width=22),
        Column("place", "所在地区", width=30),
        Column("meaning", "文化内涵", value=lambda row: masked(row.meaning), width=40),
        Column("description", "产品介绍", value=lambda row: masked(row.description), width=40),
        Column("where_to_buy", "购买途径", value=lambda row: masked(row.where_to_buy), width=30),
        Column("page", "产品页面", value=lambda row: addresses.product(row.uid), width=40),
        Column("image", "照片", value=lambda row: addresses.photo(row.cover), width=40),
    )
    return table
