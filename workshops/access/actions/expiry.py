"""Forgetting what no longer counts, so that old addresses and names are not kept longer than needed."""

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from ..models import ApiToken


def forget_expired() -> dict[str, int]:
    """Delete expired sessions and API tokens and failed sign-ins past their lock-out. Kind → rows deleted."""
    now = timezone.now()
    expired = {
        "sessions": Session.objects.filter(expire_date__lt=now),
        "tokens": ApiToken.objects.filter(expires_at__lt=now),
        "attempts": AccessAttempt.objects.filter(attempt_time__lt=now - settings.AXES_COOLOFF_TIME),
    }
    return {kind: rows.delete()[0] for kind, rows in expired.items()}
