"""Periods of returns, each with what the reader has to do in it."""

import datetime
from collections.abc import Iterable

from django.db.models import OuterRef, QuerySet, Subquery

from reporting.models import DueExtension, FrozenReturn, Return, ReturnLevel, ReturnPeriod, ReturnStatus
from reporting.queries.returns import is_opener
from reporting.rules import return_flow as flow
from workshops.access.models import User
from workshops.regions.models import Region


def periods_for(user: User) -> QuerySet[ReturnPeriod]:
    """Newest first, with the office's own return: ``own_id``, ``own_status``."""
    own = Return.objects.filter(period=OuterRef("pk"))
    own = own.filter(region=user.office.region_id) if user.region else own.filter(level=ReturnLevel.NATION)
    rows = ReturnPeriod.objects.visible_to(user).select_related("opener").prefetch_related("extensions__region")
    return rows.annotate(own_id=Subquery(own.values("pk")[:1]), own_status=Subquery(own.values("status")[:1]))


def counted(periods: list[ReturnPeriod], user: User) -> list[dict]:
    """Each period with how many counties' returns are asked, sent and accepted in the user's region, and with the days
    in force there."""
    rows = Return.objects.visible_to(user).filter(period__in=[each.pk for each in periods], level=ReturnLevel.COUNTY)
    made = {
        each.pk: {"period": each, "asked": 0, "sent": 0, "accepted": 0, "days": days_in_force(each, user.region)}
        for each in periods
    }
    for period, status in rows.exclude(status=ReturnStatus.CANCELLED).values_list("period", "status"):
        made[period]["asked"] += 1
        made[period]["sent"] += status in flow.SENT
        made[period]["accepted"] += status in flow.DONE
    return list(made.values())


# What is changed afterwards -------------------------------------------------------------------------------------------


def may_extend(period: ReturnPeriod, user: User) -> bool:
    """By the office that opened it."""
    return period.cancelled_at is None and opened_by_office_of(period, user)


def may_cancel(period: ReturnPeriod, user: User) -> bool:
    return may_extend(period, user) and not has_frozen(period)


def opened_by_office_of(period: ReturnPeriod, user: User) -> bool:
    return is_opener(user) and user.office.region_id == period.opener_id


def has_frozen(period: ReturnPeriod) -> bool:
    return FrozenReturn.objects.filter(filed__period=period).exists()


def holds_for(extension: DueExtension, region: Region | None) -> bool:
    """Whether the whole of a region has the extension's days."""
    if extension.region_id is None:
        return True
    return region is not None and region.path.startswith(extension.region.path)


def days_in_force(period: ReturnPeriod, region: Region | None) -> tuple[datetime.date, datetime.date]:
    """The counties' and the provinces' day in a region; those of parts of it may be later."""
    held = [each for each in period.extensions.all() if holds_for(each, region)]
    return (
        _latest(period.due_county, (each.due_county for each in held)),
        _latest(period.due_province, (each.due_province for each in held)),
    )


def _latest(day: datetime.date, others: Iterable[datetime.date | None]) -> datetime.date:
    return max([day, *(other for other in others if other)])


def extensions_in(period: ReturnPeriod, region: Region | None) -> list[DueExtension]:
    """Those that hold for the region or a part of it; newest first."""
    rows = period.extensions.select_related("region", "by__office")
    return [
        each for each in rows if region is None or holds_for(each, region) or each.region.path.startswith(region.path)
    ]


def asked_parts(period: ReturnPeriod, region: Region | None) -> list[Region]:
    """The region's direct parts from which a return is asked, or in which one is."""
    paths = Return.objects.filter(period=period, region__isnull=False).values_list("region__path", flat=True)
    if region is not None:
        paths = paths.filter(region__path__startswith=region.path)
    depth, asked = len(region.path) if region else 0, list(paths)
    parts = Region.objects.below(region).order_by("path") if region is None or not region.certifies else ()
    below = {path[: depth + len("000000/")] for path in asked}
    return [part for part in parts if part.path in below]
