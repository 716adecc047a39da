"""One account for every way of standing to a case of 丹寨: what the matrix of steps is played with."""

from dataclasses import dataclass

from certification.flow import Role
from tests import factories
from workshops.access.models import Department, Duty, User

COUNTY, PROVINCE = factories.DANZHAI, "520000"


@dataclass(frozen=True)
class Person:
    """`level`: "county" and "province" of the case, "own" its leader, "" none of these."""

    name: str
    user: User
    level: str

    def plays(self, role: Role) -> bool:
        """Worked out from how the account was made, apart from `flow.plays`."""
        same_department = role.department is None or role.department == self.user.department
        return role.level == self.level and self.user.duty in role.duties and same_department


def everybody() -> list[Person]:
    people = []

    def add(level: str, duty: str, region: str | None = None, department: str = Department.CULTURE) -> None:
        name = f"{duty}_{department}_{region}"
        people.append(Person(name, factories.user(name, duty, region, department), level))

    for department in Department:
        for duty in (Duty.CLERK, Duty.APPROVER, Duty.OFFICIAL):
            add("county", duty, COUNTY, department)
        add("province", Duty.OFFICIAL, PROVINCE, department)
    add("province", Duty.APPROVER, PROVINCE)
    add("province", Duty.CLERK, PROVINCE)
    for region in (factories.LEISHAN, "522600", "110000", None):
        for duty in (Duty.CLERK, Duty.APPROVER, Duty.OFFICIAL):
            add("", duty, region)
    add("", Duty.LEADER, factories.LEISHAN)
    for duty in (Duty.SYSADMIN, Duty.SECADMIN, Duty.AUDITOR):
        add("", duty)
    return people
