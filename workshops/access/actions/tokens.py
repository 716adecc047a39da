"""API tokens: issued for a password (and second factor), kept as digests, dead when the account changes."""

import datetime
import hashlib
import secrets

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from .. import journal
from ..models import ApiToken, User


@transaction.atomic
def issue_token(*, by: User) -> tuple[str, datetime.datetime]:
    """A new token (shown once) and when it expires."""
    key = secrets.token_urlsafe(32)
    expires_at = timezone.now() + datetime.timedelta(hours=settings.API_TOKEN_HOURS)
    ApiToken.objects.filter(user=by, expires_at__lte=timezone.now()).delete()
    ApiToken.objects.create(
        user=by, digest=_digest(key), session_hash=by.get_session_auth_hash(), expires_at=expires_at
    )
    journal.record(by=by, action="token.issue", obj=by)
    return key, expires_at


def live_token(key: str) -> ApiToken | None:
    """The token behind ``key`` if it still holds: not expired, its user enabled and unchanged since."""
    live = ApiToken.objects.filter(digest=_digest(key), expires_at__gt=timezone.now(), user__is_active=True)
    token = live.select_related("user__office__region").first()
    if token is None or not constant_time_compare(token.session_hash, token.user.get_session_auth_hash()):
        return None
    return token


@transaction.atomic
def revoke_token(token: ApiToken) -> None:
    """End one token."""
    token.delete()
    journal.record(by=token.user, action="token.revoke", obj=token.user)


def _digest(key: str) -> str:
    # The key is 256 random bits, so a plain digest can't be searched back.
    return hashlib.sha256(key.encode()).hexdigest()
