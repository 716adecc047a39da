"""Who enters what: the workshop's leader, the county's offices, the offices above."""

from workshops.access.models import Department, Duty, User
from workshops.models import Workshop

COUNTY_STAFF = (Duty.CLERK, Duty.APPROVER)


def is_county(user: User, department: str) -> bool:
    """Works for that department of a certifying region, as clerk or approver."""
    return user.is_office and user.department == department and user.level == "county" and user.duty in COUNTY_STAFF


def keeps(user: User, workshop: Workshop) -> bool:
    """Whether the user states what the workshop does: its leader, and its county's culture office in the stead.

    The workshop comes with ``leader``; that the user may see it is the scope's matter.
    """
    if user.is_leader:
        return workshop.leader.user_id == user.pk
    return is_county(user, Department.CULTURE) and user.region == workshop.region
