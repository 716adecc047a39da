"""A small catalogue as the public sees it: listed products of two workshops, and one of each kind that stays hidden."""

import datetime
import itertools
from decimal import Decimal

from catalog.models import Product, ProductPhoto, ProductStatus
from tests import factories
from tests.employment import registered
from workshops.actions.storing import store_photo
from workshops.models import IchProject, Standing

_days = itertools.count()
FACTS = {"craft_category": "textile", "kind": "clothing", "price_from": Decimal(128), "unit": "条"}


def product(workshop, name: str, *, level: str = "county", photos: int = 0, **facts) -> Product:
    """In the catalogue (or with ``level=""`` not), each listed a day after the one before."""
    day = datetime.date(2025, 1, 1) + datetime.timedelta(days=next(_days))
    by = workshop.leader.user
    given = FACTS | {"status": ProductStatus.ACTIVE} | facts
    text = " ".join([name, workshop.name, given.get("materials", "")]).lower()
    made = Product.objects.create(
        workshop=workshop, name=name, by=by, listed_level=level, listed_since=day if level else None,
        search_text=text, **given,
    )  # fmt: skip
    for position in range(1, photos + 1):
        kept = store_photo(factories.photo(), by=by, region=workshop.region)
        ProductPhoto.objects.create(product=made, attachment=kept, position=position, caption=f"第{position}张")
        if position == 1:
            Product.objects.filter(pk=made.pk).update(cover=kept)
            made.refresh_from_db()
    return made


class Shop:
    """``scarf`` and ``bag`` are of 丹寨's workshop, ``silver`` of 雷山's; the hidden ones are named 隐…"""

    def __init__(self):
        self.county, self.other = factories.County(), factories.County(factories.LEISHAN)
        self.workshop = registered.workshop(self.county)
        self.silversmith = registered.workshop(self.other, name="雷山银饰坊")
        self.project = IchProject.objects.create(
            name="苗族蜡染技艺", category=8, level="national", region=self.county.region
        )
        self.scarf = product(self.workshop, "蝴蝶蜡染围巾", photos=2, project=self.project, meaning="蝴蝶妈妈的故事。")
        self.bag = product(self.workshop, "鱼纹挎包", level="national", kind="home", price_from=Decimal(60))
        self.silver = product(
            self.silversmith, "苗银手镯", craft_category="metal", kind="ornament", price_from=Decimal(800),
            price_to=Decimal(1200),
        )  # fmt: skip
        self.hidden = self._hidden()

    def _hidden(self) -> list[Product]:
        ended = registered.workshop(self.county, name="隐坊", ended_on=datetime.date(2026, 1, 1))
        voided = product(self.workshop, "隐作废", photos=1)
        Product.objects.filter(pk=voided.pk).update(voided_at=factories.instant(2026, 1, 1), void_reason="登记错误")
        assert ended.standing != Standing.CERTIFIED
        return [
            product(self.workshop, "隐未列入", level="", photos=1),
            product(self.workshop, "隐停产", status=ProductStatus.DISCONTINUED, photos=1),
            product(ended, "隐失效", photos=1),
            voided,
        ]
