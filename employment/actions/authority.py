"""Who writes what about people: the workshop's leader, and its county's culture office in its stead."""

from workshops.access.models import Department, Duty, User
from workshops.access.refusal import Refused
from workshops.models import Standing, Workshop

COUNTY_STAFF = (Duty.CLERK, Duty.APPROVER)


def is_county(user: User, department: str) -> bool:
    """Works for that department of a certifying region, as clerk or approver."""
    return user.is_office and user.department == department and user.level == "county" and user.duty in COUNTY_STAFF


def keeps_people_of(user: User, workshop: Workshop) -> bool:
    """Whether the user states whom the workshop employs, what they are paid, and its vacancies.

    The workshop comes with ``leader``; that the user may see it is the scope's matter.
    """
    if user.is_leader:
        return workshop.leader.user_id == user.pk
    return is_county(user, Department.CULTURE) and user.region == workshop.region


def refuse_unless_keeps(user: User, workshop: Workshop, *, adding: bool = False) -> None:
    """Raises ``Refused``. ``adding``: new people, spells and vacancies are for workshops in force only."""
    if not keeps_people_of(user, workshop):
        raise Refused("wrong_role", "只有工坊带头人和所在县的文化和旅游部门可以登记从业人员。")
    if adding and workshop.standing != Standing.CERTIFIED:
        raise Refused("not_in_force", "工坊的资格已终止，不能再新增。")
