"""What a page of figures was asked for."""

import datetime
from collections.abc import Callable

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.utils.functional import cached_property

from reporting.queries.editions import EARLIEST, NotInEdition
from workshops.access import clock
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


class EditionPage:
    """A page of figures by the divisions of today, or of the day ``?edition=2020-12-31``.

    A day that has no such table keeps nobody from the page: it says why, keeps the rest of what was asked for and
    shows the table by today's divisions. A workbook is not made then, for nothing on it would say so.
    """

    edition_typed = ""
    """The day as its field shows it; what is none, no field for days can show."""
    edition_wrong = ""
    """Why the table isn't of the day asked for; known once it is drawn."""

    @cached_property
    def edition(self) -> datetime.date | None:
        typed = self.request.GET.get("edition", "")
        try:
            day = datetime.date.fromisoformat(typed) if typed else None
        except ValueError:
            day, self.edition_wrong = None, f"区划版本“{typed[:20]}”不是有效的日期。"
        self.edition_typed = day.isoformat() if day else ""
        if day and not EARLIEST <= day <= clock.today():
            day, self.edition_wrong = None, f"区划版本从 {EARLIEST} 起，不能晚于今天。"
        return day

    def drawn(self, table: Callable, *asked, **more):
        """The table of the region (unless it is given) and edition that the page was asked for."""
        if "region" not in more:
            more["region"] = asked_region(self.request)
        try:
            return table(*asked, edition=self.edition, **more)
        except NotInEdition as error:
            self.edition, self.edition_wrong = None, str(error)
            return table(*asked, edition=None, **more)

    @property
    def edition_field(self) -> dict:
        """For components of the page, once the table is drawn."""
        return {"typed": self.edition_typed, "wrong": self.edition_wrong}
