"""Who may see which rows: the one policy, used by pages, API, exports and files alike.

A model declares (class attributes, all optional):

- ``scope_path``: ORM path to its ``Region`` (``"region"``, ``"workshop__region"``; ``""`` = the rows have no region
  and every office may see them). Not declared: no office sees it.
- ``leader_path``: ORM path to the ``User`` who owns the row; ``None`` or not declared: no leader sees it.
  Both paths go forward (foreign key, one-to-one): over many rows a row would come twice.
- ``office_rows``: a ``Q``, the rows that offices may see at all (for instance: no drafts); or a function of the user
  that gives one, or ``None`` where that office sees no row (for instance: another department's lists).
- ``shared_rows``: a ``Q``, rows that every office user and leader may see (for instance: measures in force).

Office users see rows of their region and below on the reporting tree; leaders see their own; administrators
(sysadmin, secadmin, auditor), accounts without a duty and anonymous visitors see none.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import Http404

from . import journal

# What a lookup raises when the key in the URL is not one at all ("abc" for a number or a UUID).
MALFORMED = (ValueError, TypeError, ValidationError)


def rows(queryset, user):
    """The rows of ``queryset`` that ``user`` may see."""
    allowed = _policy(queryset.model, user)
    if allowed is None:
        return queryset.none()
    return queryset.filter(allowed)


def may_see(obj, user) -> bool:
    """Whether ``user`` may see this one row; asked of the same policy, in the database."""
    return rows(type(obj)._base_manager.filter(pk=obj.pk), user).exists()


def get_visible_or_404(queryset, user, **lookup):
    """The one visible row, or ``Http404`` that says the same whether the row exists or not.

    A row that exists but is out of scope is written to the journal as refused.
    """
    try:
        return rows(queryset, user).get(**lookup)
    except (queryset.model.DoesNotExist, *MALFORMED):
        pass
    _journal_refusal(queryset.model, user, lookup)
    raise Http404


def _policy(model, user) -> Q | None:
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return None
    if user.is_leader:
        allowed = _leader_rows(model, user)
    elif user.is_office:
        allowed = _office_rows(model, user)
    else:
        return None
    shared = getattr(model, "shared_rows", None)
    if shared is None:
        return allowed
    return shared if allowed is None else allowed | shared


def _leader_rows(model, user) -> Q | None:
    path = getattr(model, "leader_path", None)
    return Q(**{path: user.pk}) if path else None


def _office_rows(model, user) -> Q | None:
    path = getattr(model, "scope_path", None)
    if path is None:
        return None
    allowed = getattr(model, "office_rows", Q())
    if callable(allowed):
        allowed = allowed(user)
        if allowed is None:
            return None
    region = user.office.region
    if path and region is not None:
        allowed &= Q(**{f"{path}__path__startswith": region.path})
    return allowed


def _journal_refusal(model, user, lookup) -> None:
    try:
        hidden = model._base_manager.filter(**lookup).values_list("pk", flat=True).first()
    except MALFORMED:
        return
    if hidden is not None:
        journal.record(
            by=user, action="scope.refused", obj=(model._meta.label_lower, hidden), result=journal.Result.REFUSED
        )


class ScopedQuerySet(models.QuerySet):
    """Base queryset of every model whose rows are not public."""

    def visible_to(self, user):
        return rows(self, user)
