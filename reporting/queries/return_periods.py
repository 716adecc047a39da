"""Periods of returns, each with what the reader has to do in it."""

from django.db.models import OuterRef, QuerySet, Subquery

from reporting.models import Return, ReturnLevel, ReturnPeriod
from reporting.rules import return_flow as flow
from workshops.access.models import User


def periods_for(user: User) -> QuerySet[ReturnPeriod]:
    """Newest first, with the office's own return: ``own_id``, ``own_status``."""
    own = Return.objects.filter(period=OuterRef("pk"))
    own = own.filter(region=user.office.region_id) if user.region else own.filter(level=ReturnLevel.NATION)
    rows = ReturnPeriod.objects.visible_to(user).select_related("opener")
    return rows.annotate(own_id=Subquery(own.values("pk")[:1]), own_status=Subquery(own.values("status")[:1]))


def counted(periods: list[ReturnPeriod], user: User) -> list[dict]:
    """Each period with how many counties' returns are asked, sent and accepted in the user's region."""
    rows = Return.objects.visible_to(user).filter(period__in=[each.pk for each in periods], level=ReturnLevel.COUNTY)
    made = {each.pk: {"period": each, "asked": 0, "sent": 0, "accepted": 0} for each in periods}
    for period, status in rows.values_list("period", "status"):
        made[period]["asked"] += 1
        made[period]["sent"] += status in flow.SENT
        made[period]["accepted"] += status in flow.DONE
    return list(made.values())
