"""Opening and closing a person's session."""

import time

from django.contrib import auth
from django.db import transaction

from .. import journal, second_factor
from ..models import User

# Session keys. Epoch seconds; the second factor is absent (not asked), "due" or "passed".
STARTED, SEEN, FACTOR = "access_started", "access_seen", "access_factor"
DUE, PASSED = "due", "passed"


@transaction.atomic
def open_session(request, user: User) -> None:
    """Sign in: a session of its own with its own clock, the second factor still due where the user has one."""
    request.session.flush()
    auth.login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    request.session[STARTED] = request.session[SEEN] = int(time.time())
    if second_factor.confirmed_device(user):
        request.session[FACTOR] = DUE
    journal.record(by=user, action="session.open", obj=user, request=request)


def refuse_session(request, username: str, *, reason: str = "credentials") -> None:
    """Journal a failed sign-in. What was typed is not kept (it may be a password); a known account is named."""
    known = User.objects.filter(username=username[:50]).first()
    journal.record(
        by=None,
        action="session.open",
        obj=known,
        result=journal.Result.REFUSED,
        detail={"reason": reason},
        request=request,
    )


def is_own_password(request, password: str, *, reason: str) -> bool:
    """Whether the signed-in person gave the own password again; a wrong one counts towards the lock-out."""
    username = request.user.get_username()
    if auth.authenticate(request, username=username, password=password) is not None:
        return True
    refuse_session(request, username, reason=reason)
    return False


def close_session(request, *, action: str = "session.close") -> None:
    """Sign out; ``action`` tells an expiry from leaving."""
    if request.user.is_authenticated:
        journal.record(by=request.user, action=action, obj=request.user, request=request)
    auth.logout(request)


def renew_session(request, user: User) -> None:
    """Keep this session, under a new key, after the user's password changed; all others of the user end."""
    auth.update_session_auth_hash(request, user)


def pass_second_factor(request) -> None:
    """The second factor was shown: a new session key, and nothing more to ask."""
    request.session.cycle_key()
    request.session[FACTOR] = PASSED
    journal.record(by=request.user, action="second_factor.verify", obj=request.user, request=request)
