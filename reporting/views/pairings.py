"""``/pairings/region/``: what a region gives to others and receives from them."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.views.generic import TemplateView

from reporting.queries.pairings import flows_of
from workshops.regions.models import Region


class PairingRegionView(LoginRequiredMixin, TemplateView):
    """Public facts, for offices and leaders; ``?region=`` is any division, the user's own without."""

    template_name = "reporting/pairing_region.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        if not (user.is_office or user.is_leader):
            raise Http404
        region = self.region(user)
        flows = flows_of(region)
        return super().get_context_data(
            **kwargs,
            region=region,
            flows=flows,
            given=sum(line.amount for line in flows.given),
            received=sum(line.amount for line in flows.received),
            given_chart=_chart(flows.given),
            received_chart=_chart(flows.received),
        )

    def region(self, user) -> Region | None:
        code = self.request.GET.get("region", "")
        if not code:
            return user.home_region if user.is_leader else user.region
        region = Region.objects.filter(pk=code[:6]).first()
        if region is None:
            raise Http404
        return region


def _chart(lines) -> list[tuple[str, object]]:
    return [(f"{line.year} 年", line.amount) for line in reversed(lines) if line.amount]
