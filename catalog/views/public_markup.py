"""Cards and options of the public pages, made without the template engine, which takes several times as long for two
dozen cards and a hundred options as for the rest of their page. Every value is escaped."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from catalog.queries.public_cards import Card, WorkshopCard

_CARD = """<li class="catalog-card">{}
<div class="catalog-card-text"><{} class="catalog-card-name"><a href="{}">{}</a></{}>
<p class="catalog-card-maker">{}</p><p class="catalog-card-place">{}</p>
<p class="catalog-card-foot">{}</p></div></li>
"""
_PHOTO = '<img src="{}{}-480.jpg" alt="" width="480" height="360" loading="{}" decoding="async">'
_NO_PHOTO = '<span class="catalog-noimage" aria-hidden="true">{}</span>'
EAGER = 4  # photographs in sight when a list opens


def product_cards(cards: list[Card], *, heading: str = "h2", eager: int = 0) -> SafeString:
    return _cards(
        cards,
        "catalog:public-product-detail",
        heading,
        eager,
        lambda card: card.workshop,
        lambda card: format_html("<strong>{}</strong><span>{}目录</span>", card.price, card.level),
    )


def workshop_cards(cards: list[WorkshopCard]) -> SafeString:
    return _cards(
        cards,
        "catalog:public-workshop-detail",
        "h2",
        EAGER,
        lambda card: card.craft,
        lambda card: format_html("<span>目录产品 <strong>{}</strong> 件</span>", card.products),
    )


def options(pairs: Iterable[tuple[str, str]], chosen: str, empty: str) -> SafeString:
    """``<option>`` elements, ``empty`` first."""
    rows = [("", "", empty), *((value, " selected" if value == chosen else "", label) for value, label in pairs)]
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)


def _cards(cards, name: str, heading: str, eager: int, maker, foot) -> SafeString:
    if not cards:
        return format_html_join("", "", ())
    first = str(cards[0].uid)  # addresses differ in the uid alone: resolved once
    page_before, page_after = reverse(name, args=[first]).split(first)
    photos = reverse("catalog:public-photo-thumbnail", args=[first]).split(first)[0]
    rows = []
    for at, card in enumerate(cards):
        if card.cover:
            picture = format_html(_PHOTO, photos, card.cover, "eager" if at < eager else "lazy")
        else:
            picture = format_html(_NO_PHOTO, card.craft)
        address = f"{page_before}{card.uid}{page_after}"
        rows.append((picture, heading, address, card.name, heading, maker(card), card.place, foot(card)))
    return format_html_join("", _CARD, rows)
