"""A person's own inbox."""

from django.utils import timezone

from ..models import Message, User
from ..queries import inbox


def mark_read(message: Message, *, by: User) -> None:
    """Once read, the first time stays."""
    inbox(by).filter(pk=message.pk, read_at=None).update(read_at=timezone.now())


def mark_all_read(*, by: User) -> int:
    """How many were unread."""
    return inbox(by).filter(read_at=None).update(read_at=timezone.now())
