"""Everybody who may ask: who is in scope of 丹寨县's rows, and who is not."""

from django.contrib.auth.models import AnonymousUser

from tests import factories
from workshops.access.models import Department, Duty, User

CULTURE, HRSS, RURAL = Department


def insiders(county: factories.County) -> dict[str, User]:
    """Offices whose region holds 丹寨."""
    offices = {department: factories.province_official(department=department) for department in Department}
    return {
        "county clerk": county.clerk,
        "county approver": county.approver,
        "county hrss": county.hrss,
        "county rural": county.rural,
        "prefecture": factories.user("prefecture_522600", Duty.OFFICIAL, "522600"),
        **{f"province {department}": official for department, official in offices.items()},
        "ministry": factories.ministry_official(),
    }


def strangers() -> dict[str, User]:
    """Signed in, and with no business with 丹寨."""
    leishan = factories.County(factories.LEISHAN)
    return {
        "leader next door": leishan.leader,
        "another leader of the county": factories.user("leader_b", Duty.LEADER, factories.DANZHAI),
        "clerk next door": leishan.clerk,
        "approver next door": leishan.approver,
        "hrss next door": leishan.hrss,
        "rural next door": leishan.rural,
        "certifying prefecture": factories.user("clerk_441900", Duty.CLERK, "441900"),
        "city of the corps": factories.user("clerk_659001", Duty.CLERK, "659001"),
        **{
            f"foreign province {department}": factories.province_official("440000", department)
            for department in Department
        },
        "sysadmin": factories.user("sysadmin", Duty.SYSADMIN),
        "secadmin": factories.user("secadmin", Duty.SECADMIN),
        "auditor": factories.user("auditor", Duty.AUDITOR),
        "no duty": factories.user("nobody", ""),
    }


NOBODY = AnonymousUser()
