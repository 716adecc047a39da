"""``/intellectual-rights/overview/``: rights by kind and what of them ends soon."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.views import View

from catalog.queries.rights import BANDS, band_of, ending_soon, overview
from workshops.access import clock

PAGE_SIZE = 20


class RightOverviewView(LoginRequiredMixin, View):
    """Of the user's own scope; a leader's are those of the leader's workshops."""

    def get(self, request):
        user, today = request.user, clock.today()
        if not (user.is_office or user.is_leader):
            raise PermissionDenied
        page = Paginator(ending_soon(user, today), PAGE_SIZE).get_page(request.GET.get("page"))
        for right in page.object_list:
            right.band = band_of(right)
            right.band_said, right.left = dict(BANDS)[right.band], (right.expires_on - today).days
        lines = overview(user, today)
        total = sum(line.in_force for line in lines)
        return render(
            request, "catalog/right_overview.html", {"lines": lines, "total": total, "page_obj": page, "today": today}
        )
