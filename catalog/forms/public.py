"""What a visitor may ask the public catalogue for. Addresses are typed, cut and shared: what is no choice asks for
nothing, only prices that are none are named."""

from decimal import Decimal, InvalidOperation

from catalog.models import ListingLevel, ProductKind
from catalog.queries.public_conditions import Wanted
from catalog.queries.public_places import Place, place
from workshops.models import CraftCategory, IchProject

WORDS_LENGTH = 40
PRICE_MAX = Decimal(10**8)
CHOICES = {"craft": CraftCategory, "kind": ProductKind, "level": ListingLevel}
NAMES = ("search", "province", "county", "craft", "kind", "level", "project", "price_min", "price_max")


class ProductQuery:
    """Read from ``request.GET``: ``wanted`` for the search, ``faults`` by field, ``kept`` for links to other pages."""

    def __init__(self, given):
        self.given = given
        self.faults: dict[str, str] = {}
        self.province, self.county = _places(given.get("province", ""), given.get("county", ""))
        self.project = _project(given.get("project", ""))
        chosen = {name: self._choice(name) for name in CHOICES}
        self.wanted = Wanted(
            words=given.get("search", "").strip()[:WORDS_LENGTH],
            region=self.county or self.province,
            project=self.project.pk if self.project else None,
            price_min=self._price("price_min"),
            price_max=self._price("price_max"),
            **chosen,
        )
        low, high = self.wanted.price_min, self.wanted.price_max
        if low is not None and high is not None and low > high:
            self.faults["price_max"] = "最高价低于最低价，请核对。"

    @property
    def kept(self) -> dict[str, str]:
        """The parameters in use, as they go into an address."""
        values = {
            "search": self.wanted.words,
            "province": self.province.code if self.province else "",
            "county": self.county.code if self.county else "",
            "project": str(self.wanted.project or ""),
            **{name: getattr(self.wanted, name) for name in CHOICES},
            **{name: self.given.get(name, "").strip()[:12] for name in ("price_min", "price_max")},
        }
        return {name: values[name] for name in NAMES if values[name]}

    def _choice(self, name: str) -> str:
        value = self.given.get(name, "")
        return value if value in CHOICES[name].values else ""

    def _price(self, name: str) -> Decimal | None:
        typed = self.given.get(name, "").strip().replace(",", "").replace("，", "")
        if not typed:
            return None
        try:
            value = Decimal(typed)
        except InvalidOperation:
            value = Decimal(-1)
        if not value.is_finite() or not 0 <= value <= PRICE_MAX:
            self.faults[name] = "请填写价格，单位为元，例如 200。"
            return None
        return value


class WorkshopQuery:
    """Likewise for workshops: words, region, craft."""

    def __init__(self, given):
        self.province, self.county = _places(given.get("province", ""), given.get("county", ""))
        self.region = self.county or self.province
        self.words = given.get("search", "").strip()[:WORDS_LENGTH]
        craft = given.get("craft", "")
        self.craft = craft if craft in CraftCategory.values else ""

    @property
    def kept(self) -> dict[str, str]:
        values = {
            "search": self.words,
            "province": self.province.code if self.province else "",
            "county": self.county.code if self.county else "",
            "craft": self.craft,
        }
        return {name: value for name, value in values.items() if value}


def _places(province: str, county: str) -> tuple[Place | None, Place | None]:
    """The province, and the division below it; a county that lies elsewhere asks for nothing."""
    above, below = place(province), place(county)
    if above is None and below is not None:
        above = place(below.province)
    if above is None or not above.is_province:
        return None, None
    if below is None or below == above or not below.path.startswith(above.path):
        return above, None
    return above, below


def _project(value: str) -> IchProject | None:
    wanted = value if value.isascii() and value.isdigit() and len(value) <= 15 else ""
    return IchProject.objects.filter(pk=wanted).first() if wanted else None
