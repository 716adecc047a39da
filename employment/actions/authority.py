"""Who writes what about people: the workshop's leader, and its county's culture office in its stead."""

from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.models import Standing, Workshop
from workshops.people.keeping import COUNTY_STAFF, is_county
from workshops.people.keeping import keeps as keeps_people_of

__all__ = ["COUNTY_STAFF", "is_county", "keeps_people_of", "refuse_unless_keeps"]


def refuse_unless_keeps(user: User, workshop: Workshop, *, adding: bool = False) -> None:
    """Raises ``Refused``. ``adding``: new people, spells and vacancies are for workshops in force only."""
    if not keeps_people_of(user, workshop):
        raise Refused("wrong_role", "只有工坊带头人和所在县的文化和旅游部门可以登记从业人员。")
    if adding and workshop.standing != Standing.CERTIFIED:
        raise Refused("not_in_force", "工坊的资格已终止，不能再新增。")
