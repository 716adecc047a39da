"""Whose import it is, and the region that bounds it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workshops.regions.models import Region
from workshops.regions.naming import RegionNames


@dataclass(frozen=True)
class Context:
    """``region`` bounds every region column of the file; ``None`` = the nation. Hooks of a table get it too."""

    user: Any = None
    region: Region | None = None

    @cached_property
    def region_names(self) -> RegionNames:
        return RegionNames(Region.objects.all())

    def covers(self, region: Region) -> bool:
        return self.region is None or region.path.startswith(self.region.path)
