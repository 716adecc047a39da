"""What the kinds about leaders have in common."""

from django.urls import reverse

from workshops.access.models import Department
from workshops.records.keepers import ALL_LEVELS, Keepers
from workshops.tables.columns import Column

CULTURE = Keepers(departments=(Department.CULTURE,), levels=ALL_LEVELS)
HRSS = Keepers(departments=(Department.HRSS,), levels=ALL_LEVELS)
EVERYBODY = Keepers(departments=tuple(Department.values), levels=ALL_LEVELS)


def record_url(row) -> str | None:
    """The leader's record, of a row that is about a leader."""
    return reverse("training:leader-record", args=[row.leader_id]) if row.leader_id else None


REGION = Column("region", "地区", "region", value="leader.region.full_name", path="leader__region", filterable=True,
                sortable=True)  # fmt: skip
LEADER_SAID = {
    "value": "leader.name", "path": "leader__name", "width": 14, "importable": True, "required": True,
    "filterable": True, "note": "姓名；重名的写成“姓名（所在县全称）”",
}  # fmt: skip
LEADER = Column("leader", "带头人", link=record_url, **LEADER_SAID)
