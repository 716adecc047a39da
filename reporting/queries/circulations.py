"""What was passed to other departments (通报), and to whom it is still news."""

from django.db.models import Q, QuerySet

from reporting.models import Circulation
from workshops.access import clock
from workshops.access.models import User
from workshops.tables.columns import whether

JOINS = ("frozen__filed__period", "frozen__filed__region", "region", "acknowledged_by")


def may_acknowledge(row: Circulation, user: User) -> bool:
    return user.is_office and user.department == row.department and user.office.region_id == row.region_id


def waits_for(user: User) -> Q:
    if not user.is_office:
        return Q(pk__in=())
    return Q(acknowledged_at=None, department=user.department, region=user.office.region_id)


def unacknowledged(user: User) -> QuerySet[Circulation]:
    """What the user's office has not taken note of."""
    return Circulation.objects.visible_to(user).filter(waits_for(user))


def age_days(row: Circulation) -> int:
    """Days until it was acknowledged, or until today."""
    until = clock.local_day(row.acknowledged_at) if row.acknowledged_at else clock.today()
    return (until - clock.local_day(row.at)).days


def listed(user: User) -> QuerySet[Circulation]:
    rows = Circulation.objects.visible_to(user).select_related(*JOINS).defer("frozen__rows")
    return rows.annotate(open=whether(Q(acknowledged_at=None)), mine=whether(waits_for(user)))
