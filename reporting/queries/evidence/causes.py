"""When a row changed last, and whose act it was: the history says when, the journal beside it says who."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db import models

from workshops.access.models import JournalEntry, User

NEAR = datetime.timedelta(minutes=1)
"""An act is written in the transaction of its change, but on another clock: the history has the transaction's begin."""
CHUNK = 1000
Cause = tuple[datetime.datetime | None, str | None]
Causes = dict[tuple[str, str], Cause]
"""By key and code."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something happened to a row; ``by``: name and office of who did it, None where this source doesn't say."""

    at: datetime.datetime
    by: str | None = None


class Moments:
    """By object: when it changed, and the acts that may say who changed it."""

    def __init__(self, since: datetime.datetime | None):
        self.since = since
        self.changed: dict[object, list[Moment]] = defaultdict(list)
        self.acts: dict[object, list[Moment]] = defaultdict(list)

    def note(self, obj, at: datetime.datetime | None, by: str | None = None) -> None:
        if at is not None and (self.since is None or at > self.since):
            self.changed[obj].append(Moment(at, by))

    def act(self, obj, at: datetime.datetime, by: str | None) -> None:
        if by:
            self.acts[obj].append(Moment(at, by))

    def latest(self, objects: Iterable) -> Cause | None:
        """The newest change of any of the objects."""
        objects = list(objects)
        changed = [each for obj in objects for each in self.changed.get(obj, ())]
        if not changed:
            return None
        last = max(changed, key=lambda each: each.at)
        return last.at, last.by or self._nearest(objects, last.at)

    def _nearest(self, objects: Iterable, at: datetime.datetime) -> str | None:
        near = [act for obj in objects for act in self.acts.get(obj, ()) if abs(act.at - at) <= NEAR]
        return min(near, key=lambda act: abs(act.at - at)).by if near else None

    def read_history(self, model: type[models.Model], pks: Collection[int]) -> None:
        """From the events of a tracked model, with the signed-in user where a page's request wrote them."""
        found = []
        for some in chunks(pks):
            events = model.pgh_event_model.objects.filter(pgh_obj_id__in=some, **self._after("pgh_created_at"))
            found += events.values_list("pgh_obj_id", "pgh_created_at", "pgh_context__metadata__user")
        users = names_of({user for _, _, user in found if user})
        for pk, at, user in found:
            self.note((model, pk), at, users.get(user))

    def read_journal(self, model: type[models.Model], pks: Collection[int]) -> None:
        for some in chunks(pks):
            entries = JournalEntry.objects.filter(
                object_type=model._meta.label_lower, object_id__in=[str(pk) for pk in some], result="done"
            ).filter(**self._after("at", NEAR))
            for pk, at, name, office in entries.values_list("object_id", "at", "actor__full_name", "office_name"):
                self.act((model, int(pk)), at, said(name, office))

    def _after(self, field: str, grace: datetime.timedelta = datetime.timedelta(0)) -> dict:
        return {f"{field}__gt": self.since - grace} if self.since else {}


def said(name: str | None, office: str | None) -> str | None:
    if not name:
        return None
    return f"{name}（{office}）" if office else name


def names_of(users: Collection[int]) -> dict[int, str | None]:
    found = User.objects.filter(pk__in=users).values_list("pk", "full_name", "office__name")
    return {pk: said(name, office) for pk, name, office in found}


def chunks(pks: Collection) -> Iterator[list]:
    pks = list(pks)
    for start in range(0, len(pks), CHUNK):
        yield pks[start : start + CHUNK]
