"""Products and workshops in the words of schema.org, for search engines."""

from django.urls import reverse

from catalog.queries.public_details import ProductFacts, WorkshopFacts
from catalog.views.public_answers import absolute
from catalog.views.public_markup import Piece, data_block

CONTEXT = "https://schema.org"


def photo_address(request, photo) -> str:
    """The full photograph's address; "" where there is none."""
    return absolute(request, reverse("catalog:public-photo", args=[photo])) if photo else ""


def site(request) -> Piece:
    home = absolute(request, reverse("catalog:public-home"))
    search = absolute(request, reverse("catalog:public-product-list")) + "?search={words}"
    action = {"@type": "SearchAction", "target": search, "query-input": "required name=words"}
    return data_block(
        {
            "@context": CONTEXT, "@type": "WebSite", "name": "非遗工坊产品目录", "url": home,
            "inLanguage": "zh-Hans", "potentialAction": action,
        }
    )  # fmt: skip


def product(request, facts: ProductFacts) -> Piece:
    row = facts.product
    return data_block(
        {
            "@context": CONTEXT,
            "@type": "Product",
            "name": row.name,
            "url": absolute(request, reverse("catalog:public-product-detail", args=[row.uid])),
            "productID": str(row.uid),
            "description": facts.description or facts.meaning,
            "category": f"{row.get_kind_display()} / {row.get_craft_category_display()}",
            "material": facts.materials,
            "image": [photo_address(request, photo) for photo, _ in facts.photos],
            "countryOfOrigin": {"@type": "Country", "name": "CN"},
            "manufacturer": _organization(request, row.workshop_name, row.workshop_uid, facts),
            "offers": _offer(row),
        }
    )


def workshop(request, facts: WorkshopFacts) -> Piece:
    return data_block(
        {
            "@context": CONTEXT,
            **_organization(request, facts.workshop.name, facts.workshop.uid, facts),
            "description": facts.story,
            "identifier": facts.workshop.number,
            "sameAs": [shop.link for shop in facts.shops if shop.link],
        }
    )


def _organization(request, name: str, uid, facts: ProductFacts | WorkshopFacts) -> dict:
    return {
        "@type": "Organization",
        "name": name,
        "url": absolute(request, reverse("catalog:public-workshop-detail", args=[uid])),
        "address": {
            "@type": "PostalAddress",
            "addressCountry": "CN",
            "addressRegion": facts.province,
            "addressLocality": facts.place.name,
        },
    }


def _offer(row) -> dict | None:
    if not row.price_from and not row.price_to:
        return None
    high = row.price_to if row.price_to is not None else row.price_from
    return {
        "@type": "AggregateOffer",
        "priceCurrency": "CNY",
        "lowPrice": str(row.price_from),
        "highPrice": str(high),
        "offerCount": 1,
    }
