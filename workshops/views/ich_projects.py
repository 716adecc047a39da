"""The picker of 非遗代表性项目, as the part of a page that htmx replaces; the page itself searches without script."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from workshops.models import IchProject
from workshops.queries.ich_projects import picker
from workshops.regions.models import Region


@login_required
@require_safe
def options(request):
    """``/ich-projects/options/?region=<code>&text=…&level=…&category=…&area=…&projects=<id>…``."""
    region = get_object_or_404(Region.objects.certifying(), pk=request.GET.get("region", "")[:6])
    ticked = [int(key) for key in request.GET.getlist("projects") if key.isdecimal() and len(key) < 16]
    picked = IchProject.objects.visible_to(request.user).filter(pk__in=ticked).select_related("region")
    found = picker(region, request.GET, list(picked.order_by("level", "name")))
    return render(request, "workshops/ich_project_picker.html", {"picker": found})
