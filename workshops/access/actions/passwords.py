"""Changing and resetting passwords."""

import secrets

from django.db import transaction

from .. import journal
from ..models import ApiToken, User

TEMPORARY_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


@transaction.atomic
def change_password(*, by: User, password: str) -> None:
    """A person's own change. Every other session and every API token of theirs ends."""
    by.set_password(password)
    by.must_change_password = False
    by.save(update_fields=["password", "must_change_password"])
    _forget_tokens(by)
    journal.record(by=by, action="account.change_password", obj=by)


def set_temporary_password(user: User) -> str:
    """Give ``user`` (saved or not) a random password to be changed at the first sign-in; returned, kept nowhere."""
    password = "-".join("".join(secrets.choice(TEMPORARY_ALPHABET) for _ in range(4)) for _ in range(4))
    user.set_password(password)
    user.must_change_password = True
    return password


def _forget_tokens(user: User) -> None:
    ApiToken.objects.filter(user=user).delete()
