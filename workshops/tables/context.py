"""Whose import it is, and the region that bounds it."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from workshops.regions.models import Region
from workshops.regions.naming import RegionNames


@dataclass(frozen=True)
class Context:
    """``region`` bounds every region column of the file; ``None`` = the nation. Hooks of a table get it too.

    ``job_id``: the import job's, ``None`` where there is none (a template, a dry run). ``memo`` is the table's own, to
    remember things between the batches of one run.
    """

    user: Any = None
    region: Region | None = None
    job_id: UUID | None = None
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def region_names(self) -> RegionNames:
        return RegionNames(Region.objects.in_force())

    def covers(self, region: Region) -> bool:
        return self.region is None or region.path.startswith(self.region.path)
