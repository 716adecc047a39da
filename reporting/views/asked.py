"""What a page of figures was asked for."""

import datetime
from collections.abc import Callable

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.utils.functional import cached_property

from reporting.queries.editions import NotInEdition
from workshops.access.scope import get_visible_or_404
from workshops.regions.models import Region


def asked_region(request) -> Region | None:
    """``?region=`` within the office's own; without it the office's (``None`` = the nation). 404 for any other."""
    user, code = request.user, request.GET.get("region")
    if not code:
        return user.region
    return get_visible_or_404(Region.objects.within(user.region).select_related("province"), user, pk=code)


class RegionPage(LoginRequiredMixin):
    """A page of figures for offices, drilled down from the user's own region."""

    @cached_property
    def region(self) -> Region | None:
        if not self.request.user.is_office:
            raise Http404
        return asked_region(self.request)


def drawn(table: Callable, request, *asked, **more):
    """The table of the region (unless it is given) and edition that the page was asked for; 404 where that edition
    has no such region."""
    if "region" not in more:
        more["region"] = asked_region(request)
    try:
        return table(*asked, edition=asked_edition(request), **more)
    except NotInEdition as error:
        raise Http404 from error


def asked_edition(request) -> datetime.date | None:
    """``?edition=2020-12-31``: the day whose divisions are asked for; None: today's. 404 for what is no day."""
    asked = request.GET.get("edition", "")
    try:
        return datetime.date.fromisoformat(asked) if asked else None
    except ValueError as error:
        raise Http404 from error
