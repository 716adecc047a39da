from workshops.regions.models.change import ChangeKind, ChangeStatus, RegionChange, RegionChangeLine
from workshops.regions.models.region import Level, Region, RegionQuerySet

__all__ = ["ChangeKind", "ChangeStatus", "Level", "Region", "RegionChange", "RegionChangeLine", "RegionQuerySet"]
