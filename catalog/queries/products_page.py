"""What a product's page tells beyond its facts."""

from typing import Any

from django.urls import reverse

from catalog.models import Product, ProductStatus
from catalog.queries.listing_cases import lacking, may_submit, steps_open_to, with_parties
from catalog.rules.listing_flow import LABELS, Action
from workshops.access.models import User
from workshops.models import Standing
from workshops.records.kind import registered

# Reverse relation → heading and, of each row, what to say of it.
RELATED = (
    ("consumption_marks", "消费帮扶产品认定", lambda row: row.issuer),
    ("intellectual_rights", "知识产权", lambda row: f"{row.get_kind_display()} {row.number}"),
    ("brands", "知名品牌", lambda row: row.get_kind_display()),
    ("improvements", "院校帮扶提升", lambda row: row.outcome),
)
TONES = {
    "submitted": "info", "returned": "warn", "county_listed": "good", "province_review": "info",
    "province_listed": "good", "national_review": "info", "national_listed": "good", "refused": "bad",
    "delisted": "bad",
}  # fmt: skip


def about(product: Product, user: User, *, keeps: bool) -> dict[str, Any]:
    case = with_parties(product.listing_cases.all()).first()
    missing = lacking(product) if keeps else []
    return {
        "photos": photos_of(product),
        "case": case,
        "case_tone": TONES.get(case.status, "neutral") if case else "",
        "steps": steps_of(case, user) if case else [],
        "listings": product.listings.select_related("case"),
        "related": related_to(product, user),
        "missing": missing,
        "may_submit": keeps and not missing and may_submit(user, product),
        "may_prepare": bool(missing) and is_to_be_listed(product),
        "may_discontinue": keeps and product.status != ProductStatus.DISCONTINUED,
    }


def is_to_be_listed(product: Product) -> bool:
    """Whether telling what it lacks for the catalogue helps anybody."""
    in_force = product.workshop.standing == Standing.CERTIFIED
    return in_force and not product.listed_level and product.status != ProductStatus.DISCONTINUED


def photos_of(product: Product) -> list[dict]:
    """The photographs in order, each with its address for who sees the product."""
    return [
        {"row": row, "url": reverse("catalog:product-photo", args=[product.pk, row.pk]), "name": _said(product, row)}
        for row in product.photos.select_related("attachment").order_by("position")
    ]


def _said(product: Product, photo) -> str:
    return photo.caption or f"{product.name}的照片 {photo.position}"


def steps_of(case, user: User) -> list[dict]:
    """Buttons of the case: label and address, in the table's order."""
    rows = {row.action: row for row in steps_open_to(user, case)}
    return [
        {"label": label_of(row), "url": reverse("catalog:listing-step", args=[case.pk, row.action]), "row": row}
        for row in rows.values()
    ]


def label_of(row) -> str:
    """What the button says: what is withdrawn from the catalogue is more than an application."""
    if row.action == Action.WITHDRAW:
        return "撤回并移出目录" if row.ends else "撤回申报"
    if row.action == Action.RECOMMEND:
        return "推荐省级遴选" if row.source == "county_listed" else "推荐国家级遴选"
    return LABELS[row.action]


def related_to(product: Product, user: User) -> list[dict]:
    """Marks, rights, brands and improvements as far as the user sees them, with their pages where there are any."""
    pages = {kind.model: kind for kind in registered()}
    made = []
    for name, heading, said in RELATED:
        rows = getattr(product, name).visible_to(user).filter(voided_at=None)
        found = [
            {"name": str(row), "said": said(row), "url": pages[type(row)].url_of(row) if type(row) in pages else ""}
            for row in rows
        ]
        if found:
            made.append({"heading": heading, "rows": found})
    return made
