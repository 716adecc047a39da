"""Vacancies and people as `training` asks for them (workshops/people/offers.py)."""

from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef

from employment.models import Employment, Vacancy, Worker
from employment.queries.vacancies import OPEN, with_state
from employment.queries.workers import on_day
from workshops.access import clock
from workshops.models import Workshop
from workshops.people.keeping import keeps
from workshops.people.offers import Known, Post, offers


def posts(user) -> Iterator[Post]:
    rows = with_state(Vacancy.objects.visible_to(user)).order_by("-published_on", "-pk")
    found = [Post(each.pk, each.workshop_id, each.title, each.headcount, each.state == OPEN) for each in rows[:500]]
    return iter(sorted(found, key=lambda post: not post.is_open))


def people(user, workshop: Workshop) -> Iterator[Known]:
    """Nobody's for who doesn't keep the workshop's people."""
    if not keeps(user, workshop):
        return
    for worker in _at_work(user, workshop):
        yield Known(worker.pk, worker.name, worker.identity_masked)


def clear(user, workshop: Workshop, workers: Iterable[int]) -> Iterator[Known]:
    if not keeps(user, workshop):
        return
    for worker in _at_work(user, workshop).filter(pk__in=list(workers)):
        yield Known(worker.pk, worker.name, worker.identity_masked, worker.identity(), worker.phone())


def _at_work(user, workshop: Workshop):
    running = Employment.objects.filter(on_day(clock.today(), "started_on", "ended_on"), voided_at=None)
    rows = Worker.objects.visible_to(user).filter(workshop=workshop, person__erased_at=None)
    return rows.filter(Exists(running.filter(worker=OuterRef("pk")))).order_by("name", "pk")


def offer() -> None:
    """Told once, when the app is ready."""
    offers.posts, offers.people, offers.clear = posts, people, clear
