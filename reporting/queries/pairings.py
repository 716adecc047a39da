"""Pairings between regions: what one gives and another receives, money by year (notice art. 9)."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum

from reporting.models import Pairing, PairingAction, PairingActionKind
from workshops.access.models import User
from workshops.models import Standing, Workshop
from workshops.regions.models import Region

SIDES = ("helping_region", "helped_region")


def in_line_with(region: Region | None, path: str) -> Q:
    """Rows whose region, at that ORM path, is the region, lies within it, or holds it."""
    if region is None:
        return Q()
    return Q(**{f"{path}__path__startswith": region.path}) | Q(**{f"{path}__in": region.ancestor_codes})


def concerning(user: User) -> QuerySet[Pairing]:
    """Pairings of either side that the user's office belongs to."""
    region = user.region
    rows = Pairing.objects.filter(voided_at=None).select_related(*SIDES)
    return rows.filter(in_line_with(region, SIDES[0]) | in_line_with(region, SIDES[1])).order_by("-since", "-pk")


def is_of_either_side(region: Region | None, pairing: Pairing) -> bool:
    """Whether an office of the region may say something about the pairing; the ministry's may about all."""
    if region is None:
        return True
    sides = (pairing.helping_region.path, pairing.helped_region.path)
    return any(side.startswith(region.path) or region.path.startswith(side) for side in sides)


def workshops_for(user: User) -> QuerySet[Workshop]:
    """Workshops in force in the regions helped by the pairings of the user's office; facts that are public."""
    helped = concerning(user).order_by().values_list("helped_region__path", flat=True).distinct()
    asked = Q(pk__in=())
    for path in helped:
        asked |= Q(region__path__startswith=path)
    rows = Workshop.objects.filter(asked, standing=Standing.CERTIFIED)
    return rows.select_related("region").order_by("name", "pk")


@dataclass(frozen=True, slots=True)
class YearLine:
    year: int
    actions: int
    people: int
    amount: Decimal


def by_year(actions: QuerySet[PairingAction]) -> list[YearLine]:
    """Of the actions not voided, the latest year first."""
    rows = actions.filter(voided_at=None).order_by().values("held_from__year")
    rows = rows.annotate(n=Count("pk"), people_sum=Sum("people"), money=Sum("amount")).order_by("-held_from__year")
    return [YearLine(r["held_from__year"], r["n"], r["people_sum"] or 0, r["money"] or Decimal(0)) for r in rows]


@dataclass(slots=True)
class Flow:
    """What goes between two regions, added over their pairings."""

    pairing: Pairing
    actions: int = 0
    surveys: int = 0
    amount: Decimal = Decimal(0)
    workshops: int = 0


@dataclass(slots=True)
class Flows:
    gives: list[Flow] = field(default_factory=list)
    receives: list[Flow] = field(default_factory=list)
    above: list[Pairing] = field(default_factory=list)
    """Pairings of the divisions above, which reach the region too; their money isn't split."""
    given: list[YearLine] = field(default_factory=list)
    received: list[YearLine] = field(default_factory=list)


def flows_of(region: Region | None) -> Flows:
    """Of the region and everything within it; of the nation everything is given and received alike."""
    rows = Pairing.objects.filter(voided_at=None).select_related(*SIDES).order_by("-since", "-pk")
    actions = PairingAction.objects.filter(voided_at=None, pairing__voided_at=None)
    if region is None:
        return Flows(receives=_flows(rows), received=by_year(actions))
    giving, receiving = (Q(**{f"{side}__path__startswith": region.path}) for side in SIDES)
    above = Q(helping_region__in=region.ancestor_codes) | Q(helped_region__in=region.ancestor_codes)
    return Flows(
        gives=_flows(rows.filter(giving)),
        receives=_flows(rows.filter(receiving)),
        above=list(rows.filter(above).exclude(giving | receiving)),
        given=by_year(actions.filter(pairing__helping_region__path__startswith=region.path)),
        received=by_year(actions.filter(pairing__helped_region__path__startswith=region.path)),
    )


def _flows(pairings: QuerySet[Pairing]) -> list[Flow]:
    found = {pairing.pk: Flow(pairing) for pairing in pairings}
    actions = PairingAction.objects.filter(voided_at=None, pairing__in=found)
    is_survey = Q(kind=PairingActionKind.SURVEY)
    sums = (
        actions.order_by()
        .values("pairing")
        .annotate(n=Count("pk"), surveys=Count("pk", filter=is_survey), money=Sum("amount"))
    )
    for row in sums:
        flow = found[row["pairing"]]
        flow.actions, flow.surveys, flow.amount = row["n"], row["surveys"], row["money"] or Decimal(0)
    reached: dict[int, set] = defaultdict(set)
    for pairing, workshop in actions.order_by().values_list("pairing", "workshops"):
        if workshop:
            reached[pairing].add(workshop)
    for pk, workshops in reached.items():
        found[pk].workshops = len(workshops)
    return list(found.values())


def figures(region: Region | None, first: datetime.date, last: datetime.date, *, side: str) -> dict:
    """Within the region as ``side`` ("helping" or "helped"): pairings in force on a day of the period; actions begun in
    it, surveys among them, and their money in yuan."""
    path = f"{side}_region__path__startswith"
    within = Q(**{path: region.path}) if region else Q()
    of_actions = Q(**{f"pairing__{path}": region.path}) if region else Q()
    pairings = Pairing.objects.filter(within, voided_at=None, since__lte=last)
    actions = PairingAction.objects.filter(
        of_actions, voided_at=None, pairing__voided_at=None, held_from__range=(first, last)
    )
    sums = actions.aggregate(
        n=Count("pk"), surveys=Count("pk", filter=Q(kind=PairingActionKind.SURVEY)), money=Sum("amount")
    )
    return {
        "pairings": pairings.filter(Q(until=None) | Q(until__gte=first)).count(),
        "actions": sums["n"],
        "surveys": sums["surveys"],
        "amount": sums["money"] or Decimal(0),
    }
