"""``/statistics/rollup/``: when summaries were computed and compared, and what differed. For the ministry."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.views.generic import TemplateView

from reporting.models import RollupComparison, RollupPart
from reporting.queries.figures import DICTIONARY
from reporting.queries.rollup.areas import areas, own_code
from workshops.access.models import Duty
from workshops.regions.models import Region

SHOWN = 30


class RollupView(LoginRequiredMixin, TemplateView):
    template_name = "reporting/rollup.html"

    def dispatch(self, request, *args, **kwargs):
        user = request.user
        if user.is_authenticated and (user.duty != Duty.OFFICIAL or user.region is not None):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        titles = {area.name: area.title for area in areas()}
        comparisons = list(RollupComparison.objects.all()[:SHOWN])
        latest = comparisons[0] if comparisons else None
        differing = next((each for each in comparisons if each.difference_count), None)
        return super().get_context_data(
            **kwargs,
            parts=[(titles.get(part.area, part.area), part) for part in RollupPart.objects.all()],
            comparisons=comparisons,
            latest=latest,
            differing=differing,
            differences=_said(differing) if differing else [],
        )


def _said(comparison: RollupComparison) -> list[dict]:
    rows = comparison.differences
    names = dict(Region.objects.filter(pk__in={row[0] for row in rows}).values_list("pk", "full_name"))
    defined = {each.code: each.name for area in areas() for each in area.figures} | {
        code: each.name for code, each in DICTIONARY.items()
    }
    defined |= {own_code(code): f"{name}，本级" for code, name in defined.items()}
    return [
        {
            "region": names.get(region, "全国"), "year": year, "name": f"{defined.get(code, '')}（{code}）",
            "kept": kept, "counted": counted, "newer": newer,
        }
        for region, year, code, kept, counted, newer in rows
    ]  # fmt: skip
