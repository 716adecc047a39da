"""Who enters the rows of a kind."""

from dataclasses import dataclass
from functools import reduce

from workshops.access.models import Department, Duty, User
from workshops.people.keeping import COUNTY_STAFF, is_county

COUNTY, PREFECTURE, PROVINCE, NATION = "county", "prefecture", "province", "nation"
LOCAL_LEVELS = (COUNTY, PREFECTURE, PROVINCE)
ALL_LEVELS = (*LOCAL_LEVELS, NATION)


def works_for(user: User, departments: tuple[str, ...], levels: tuple[str, ...]) -> bool:
    """Whether the user enters things for an office of one of the departments at one of the levels."""
    if not (user.is_office and user.department in departments and user.level in levels):
        return False
    return user.duty in COUNTY_STAFF if user.level == COUNTY else user.duty == Duty.OFFICIAL


def follow(row, path: str | None):
    """What an ORM path leads to from the row; ``None`` where a step is missing."""
    return reduce(lambda at, step: getattr(at, step, None), path.split("__"), row) if path else None


@dataclass(frozen=True)
class Keepers:
    """``workshop``: the leader of the row's workshop, and the county's culture office in the stead.
    ``departments`` at ``levels``: their offices, each what itself has entered."""

    workshop: bool = False
    departments: tuple[str, ...] = ()
    levels: tuple[str, ...] = (COUNTY,)

    def may_add(self, user: User) -> bool:
        if self.workshop and (user.is_leader or is_county(user, Department.CULTURE)):
            return True
        return works_for(user, self.departments, self.levels)

    def may_keep(self, user: User, row) -> bool:
        """Of a row that the user may see."""
        if self.workshop and user.is_leader:
            return follow(row, row.leader_path) == user
        region = follow(row, row.scope_path)
        if self.workshop and is_county(user, Department.CULTURE) and region == user.region:
            return True
        return works_for(user, self.departments, self.levels) and row.by.office_id == user.office_id
