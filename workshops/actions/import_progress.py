"""How far a running import is: numbers in the cache, since the run is one transaction that nobody else sees into."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.core.cache import cache
from redis.exceptions import RedisError

from workshops.models import ImportJob

SECONDS = 24 * 60 * 60
logger = logging.getLogger(__name__)


class Phase(StrEnum):
    READING = "reading"
    CHECKING = "checking"
    WAITING = "waiting"
    SAVING = "saving"


WORDS = {
    Phase.READING: "正在读取文件",
    Phase.CHECKING: "正在检查",
    Phase.WAITING: "正在等待另一份文件写完",
    Phase.SAVING: "正在写入",
}


@dataclass(frozen=True)
class Progress:
    """``done`` of ``total`` lines of the sheet; ``total`` is 0 while it is not known."""

    phase: Phase
    done: int
    total: int

    @property
    def words(self) -> str:
        return WORDS[self.phase]


class Stopped(Exception):
    """Somebody asked for the job to be cancelled while it was running."""


@dataclass
class Watch:
    """What a run tells, and asks, between its batches."""

    job_id: object
    phase: Phase = Phase.READING

    def __call__(self, done: int = 0, total: int = 0) -> None:
        """Tells how far the run is; raises ``Stopped`` when it was cancelled."""
        _told(lambda: cache.set(_key(self.job_id), (self.phase.value, done, total), SECONDS))
        if ImportJob.objects.filter(pk=self.job_id, cancel_asked_at__isnull=False).exists():
            raise Stopped

    def enter(self, phase: Phase) -> None:
        """A new phase begins."""
        self.phase = phase
        self()


def of(job_ids: Iterable) -> dict:
    """Job id → ``Progress`` of those that run and have told something."""
    ids = {_key(job_id): job_id for job_id in job_ids}
    found = (_told(lambda: cache.get_many(ids)) if ids else None) or {}
    return {ids[key]: Progress(Phase(phase), done, total) for key, (phase, done, total) in found.items()}


def forget(job_id) -> None:
    _told(lambda: cache.delete(_key(job_id)))


def _key(job_id) -> str:
    return f"import-progress:{job_id}"


def _told(act):
    """An import doesn't fail because nobody can be told how far it is."""
    try:
        return act()
    except RedisError:
        logger.warning("The progress of an import can't be kept", exc_info=True)
        return None
