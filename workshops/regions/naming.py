"""Which division a cell of an import names. Built once a file, then no query a row."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from .models import Region

SEPARATORS = re.compile(r"[\s/\\,，、>·•‧・-]+")


def fold(name: str) -> str:
    """A name for comparison: half-width, without spaces and separators."""
    return SEPARATORS.sub("", unicodedata.normalize("NFKC", name))


class RegionNames:
    """Finds divisions by code, by full name (on the reporting tree or as published) or by their own name."""

    def __init__(self, regions: Iterable[Region]):
        self._by_code = {region.code: region for region in regions}
        self._by_full_name: dict[str, Region] = {}
        self._by_name: dict[str, list[Region]] = defaultdict(list)
        for region in self._by_code.values():
            self._by_full_name[fold(self._published_name(region))] = region
            self._by_name[fold(region.name)].append(region)
        for region in self._by_code.values():
            self._by_full_name[fold(region.full_name)] = region

    def find(self, text: str, within: Region | None = None) -> list[Region]:
        """None, one or several divisions; a name alone is looked up within ``within`` (``None`` = the nation)."""
        folded = fold(text)
        exact = self._by_code.get(folded) or self._by_full_name.get(folded)
        if exact is not None:
            return [exact]
        named = self._by_name.get(folded, [])
        inside = [region for region in named if within is None or region.path.startswith(within.path)]
        return inside or named

    def _published_name(self, region: Region) -> str:
        """A 兵团 city is published under 新疆, and many a list still writes it so."""
        names = []
        here: Region | None = region
        while here is not None:
            names.append(here.name)
            here = self._by_code.get(here.parent_id or "")
        return "".join(reversed(names))
