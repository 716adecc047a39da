"""The many small pieces of the public pages, made without the template engine: cards, options, tags.

For two dozen cards and a hundred options the engine takes several times as long as for all the rest. Every value goes
through ``escape``; nothing else may enter a piece.
"""

import json
from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django.urls import reverse

from catalog.queries.public_cards import Card, WorkshopCard

# json_script's escapes: inside <script> nothing may end the element or start a comment.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
EAGER = 4  # photographs in sight when a list opens


class Piece(str):
    """Finished markup: templates write it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def data_block(data: dict) -> Piece:
    """JSON for ``<script type="application/ld+json">``, a block of data which the CSP lets stand and nobody runs;
    without the entries that say nothing."""
    said = {name: value for name, value in data.items() if value not in (None, "", [])}
    return Piece(json.dumps(said, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES))


def options(pairs: Iterable[tuple[str, str]], chosen: str, empty: str) -> Piece:
    """``<option>`` elements, ``empty`` first."""
    return _options(tuple(pairs), chosen, empty)


def tags(address: str, name: str, rows: Iterable[tuple[str, str, int]]) -> Piece:
    """Links into the list of products: value, label and count of each."""
    return Piece(
        "".join(
            f'<li><a href="{address}?{name}={escape(value)}">{escape(label)} <small>{count:,}</small></a></li>'
            for value, label, count in rows
        )
    )


def product_cards(cards: list[Card], *, heading: str = "h2", eager: int = 0) -> Piece:
    rows = [
        (card, card.workshop, f"<strong>{escape(card.price)}</strong><span>{escape(card.level)}目录</span>")
        for card in cards
    ]
    return _cards(rows, reverse("catalog:public-product-list"), heading, eager)


def workshop_cards(cards: list[WorkshopCard]) -> Piece:
    rows = [(card, card.craft, f"<span>目录产品 <strong>{card.products}</strong> 件</span>") for card in cards]
    return _cards(rows, reverse("catalog:public-workshop-list"), "h2", EAGER)


def _cards(rows: list[tuple], pages: str, heading: str, eager: int) -> Piece:
    photos = reverse("catalog:public-home") + "photos/"  # reversing each address would take longer than the rest
    return Piece(
        "".join(
            f'<li class="catalog-card">{_picture(card, photos, "eager" if at < eager else "lazy")}'
            f'<div class="catalog-card-text"><{heading} class="catalog-card-name">'
            f'<a href="{pages}{card.uid}/">{escape(card.name)}</a></{heading}>'
            f'<p class="catalog-card-maker">{escape(maker)}</p><p class="catalog-card-place">{escape(card.place)}</p>'
            f'<p class="catalog-card-foot">{foot}</p></div></li>'
            for at, (card, maker, foot) in enumerate(rows)
        )
    )


def _picture(card, photos: str, loading: str) -> str:
    if not card.cover:
        return f'<span class="catalog-noimage" aria-hidden="true">{escape(card.craft)}</span>'
    return (
        f'<img src="{photos}{card.cover}-480.jpg" alt="" width="480" height="360" loading="{loading}" decoding="async">'
    )


@lru_cache(maxsize=512)
def _options(pairs: tuple[tuple[str, str], ...], chosen: str, empty: str) -> Piece:
    rows = [("", "", empty), *((value, " selected" * (value == chosen), label) for value, label in pairs)]
    return Piece(
        "".join(f'<option value="{escape(value)}"{mark}>{escape(label)}</option>' for value, mark, label in rows)
    )
