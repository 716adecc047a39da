"""Cultivations: what is late, the board by stage, and the way that one has gone."""

import datetime
from typing import NamedTuple

from django.db.models import F, Q

from training.models import CULTIVATION_OVER, Cultivation, CultivationStage
from training.rules.cultivation import OPEN
from workshops.access import clock
from workshops.access.models import User
from workshops.regions.models import Region
from workshops.tables.columns import whether

LANE_MAX = 30
"""How many a stage shows on the board; the list has them all."""


def overdue_on(day: datetime.date) -> Q:
    return Q(voided_at=None, due_on__lt=day) & ~Q(stage__in=CULTIVATION_OVER)


def with_overdue(rows):
    """Rows with ``overdue``: under way, and the day for the next step is past."""
    return rows.annotate(overdue=whether(overdue_on(clock.today())))


def under_way(user: User):
    """Those in the user's scope that have not come to their end, the most pressing first."""
    rows = Cultivation.objects.visible_to(user).filter(voided_at=None).exclude(stage__in=CULTIVATION_OVER)
    return with_overdue(rows).select_related("leader__region").order_by(F("due_on").asc(nulls_last=True), "pk")


class Lane(NamedTuple):
    """One stage on the board: the first rows, how many there are, how many of them are late."""

    stage: str
    label: str
    rows: list[Cultivation]
    count: int
    overdue: int

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


def lanes(rows) -> list[Lane]:
    """The stages under way, in their order. Two queries, whatever their size is."""
    keys = list(rows.values_list("pk", "stage", "overdue"))
    by_stage = {stage: [(pk, late) for pk, at, late in keys if at == stage] for stage in OPEN}
    shown = [pk for found in by_stage.values() for pk, _ in found[:LANE_MAX]]
    full = {row.pk: row for row in rows.filter(pk__in=shown)}
    return [
        Lane(
            stage, CultivationStage(stage).label, [full[pk] for pk, _ in found[:LANE_MAX] if pk in full],
            len(found), sum(late for _, late in found),
        )
        for stage, found in by_stage.items()
    ]  # fmt: skip


def narrowed(rows, *, department: str = "", target_kind: str = "", region: Region | None = None):
    """The board's rows as far as asked for."""
    if department:
        rows = rows.filter(department=department)
    if target_kind:
        rows = rows.filter(target_kind=target_kind)
    return rows.filter(leader__region__path__startswith=region.path) if region else rows


def titles_to_link(cultivation: Cultivation):
    """Titles on record that the cultivation may have led to: of its leader, kind and level."""
    same = cultivation.leader.titles.filter(voided_at=None, kind=cultivation.target_kind)
    return same.filter(level=cultivation.target_level, cultivations=None).order_by("-granted_on", "-pk")
