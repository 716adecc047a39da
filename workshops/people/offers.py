"""What `employment` knows and `training` asks for: siblings don't import each other, so the one offers and the other
asks here (architecture.md, one-way import order)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Post:
    """A vacancy: its number, the workshop's key, what it is called, how many are wanted."""

    number: int
    workshop_id: int
    title: str
    headcount: int
    is_open: bool


@dataclass(frozen=True)
class Known:
    """A person whom a workshop employs. ``identity`` and ``phone`` are clear: to be sealed at once, never shown."""

    worker: int
    name: str
    masked: str
    identity: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)


@dataclass
class Offers:
    """Set by ``employment`` when it is ready."""

    posts: Callable[[object], Iterable[Post]] | None = None
    """Vacancies that the user sees, the open ones first."""
    people: Callable[[object, object], Iterable[Known]] | None = None
    """(user, workshop) → whom the workshop employs today, without clear numbers; for who keeps its people."""
    clear: Callable[[object, object, Iterable[int]], Iterable[Known]] | None = None
    """(user, workshop, workers' keys) → the same people with clear numbers."""


offers = Offers()
