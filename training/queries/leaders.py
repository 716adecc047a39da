"""What the record of one leader shows: everything on file about the person, as far as the reader may see it."""

from dataclasses import dataclass

from django.db.models import Prefetch

from training.models import (
    BaseTraining,
    ClassAttendance,
    CompetitionEntry,
    Cultivation,
    LeaderSupport,
    LeaderTitle,
    MasterStudio,
    StudioFunding,
)
from training.queries.cultivation import with_overdue
from training.queries.supports import Sums, sums_of, with_double
from workshops.access.models import User
from workshops.models import Leader, Workshop


@dataclass(frozen=True)
class LeaderRecord:
    workshops: list[Workshop]
    classes: list[ClassAttendance]
    base_trainings: list[BaseTraining]
    supports: list[LeaderSupport]
    sums: Sums
    studios: list[MasterStudio]
    titles: list[LeaderTitle]
    cultivations: list[Cultivation]
    entries: list[CompetitionEntry]

    @property
    def titles_held(self) -> int:
        return sum(title.ended_on is None for title in self.titles)

    @property
    def awards(self) -> int:
        return sum(entry.award != "none" for entry in self.entries)


def record_of(leader: Leader, user: User) -> LeaderRecord:
    """A fixed number of queries. Voided rows are left out."""

    def of(model, *joins):
        rows = model.objects.visible_to(user).filter(leader=leader, voided_at=None)
        return rows.select_related(*joins)

    supports = list(with_double(of(LeaderSupport, "workshop")).order_by("-period_from", "-pk"))
    fundings = StudioFunding.objects.visible_to(user).filter(voided_at=None).order_by("-year", "-pk")
    studios = of(MasterStudio).prefetch_related(Prefetch("fundings", fundings, to_attr="funded"))
    led = Workshop.objects.visible_to(user).filter(leader=leader).order_by("standing", "-certified_on", "pk")
    entries = CompetitionEntry.objects.visible_to(user).filter(voided_at=None, workshop__in=led)
    return LeaderRecord(
        workshops=list(led),
        classes=list(of(ClassAttendance, "programme_class__school").order_by("-programme_class__starts_on", "-pk")),
        base_trainings=list(of(BaseTraining).order_by("-starts_on", "-pk")),
        supports=supports,
        sums=sums_of(supports),
        studios=list(studios.order_by("-recognised_on", "-pk")),
        titles=list(of(LeaderTitle, "project").order_by("-granted_on", "-pk")),
        cultivations=list(with_overdue(of(Cultivation)).order_by("-recorded_at", "-pk")),
        entries=list(entries.select_related("competition", "workshop").order_by("-competition__held_from", "-pk")),
    )


def own_leaders(user: User):
    """The rows of a leader's account: one a county where the person leads a workshop."""
    return Leader.objects.visible_to(user).select_related("region").order_by("pk") if user.is_leader else []
