"""Offices and their staff for the counties that have workshops, and invented leaders."""

import random

from reporting.demo.words import ETHNIC_GIVEN, GIVEN, SURNAMES
from workshops.access.models import Department, Duty, Office, User
from workshops.regions.models import Region

STAFF = (
    (Department.CULTURE, Duty.CLERK),
    (Department.CULTURE, Duty.APPROVER),
    (Department.HRSS, Duty.APPROVER),
    (Department.RURAL, Duty.APPROVER),
)
OFFICE_NAMES = {
    Department.CULTURE: "文化和旅游局",
    Department.HRSS: "人力资源和社会保障局",
    Department.RURAL: "乡村振兴局",
}


def person_name(rng: random.Random) -> str:
    if rng.random() < 0.06:
        return rng.choice(SURNAMES) + rng.choice(ETHNIC_GIVEN)
    start = rng.randrange(0, len(GIVEN) - 1)
    return rng.choice(SURNAMES) + (GIVEN[start : start + 2] if rng.random() < 0.75 else GIVEN[start])


def phone_number(rng: random.Random) -> str:
    return rng.choice(("138", "139", "151", "177", "186")) + f"{rng.randrange(10**8):08d}"


def staff_counties(regions: list[Region], rng: random.Random) -> dict[tuple[str, str, str], User]:
    """Offices and one account a duty in each region; {(region, department, duty): user}.

    The invented staff can't sign in: they have no usable password.
    """
    offices = [Office(region=r, department=d, name=f"{r.name}{OFFICE_NAMES[d]}") for r in regions for d in OFFICE_NAMES]
    Office.objects.bulk_create(offices, ignore_conflicts=True)
    found = {(o.region_id, o.department): o for o in Office.objects.filter(region__in=regions)}
    users = []
    for region in regions:
        for department, duty in STAFF:
            name = f"demo_{region.pk}_{department}_{duty}"
            user = User(username=name, full_name=person_name(rng), duty=duty, office=found[region.pk, department])
            user.set_unusable_password()
            users.append(user)
    User.objects.bulk_create(users, ignore_conflicts=True)
    staff = User.objects.filter(username__startswith="demo_", office__region__in=regions).select_related("office")
    return {(user.office.region_id, user.office.department, user.duty): user for user in staff}
