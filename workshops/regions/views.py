"""The part of a page that the division control asks for. Public: divisions are published data."""

import re

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from . import choosing
from .models import Region
from .widgets import RegionSelect

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")


@require_safe
def region_options(request):
    """The control drawn again for what has been chosen or typed so far.

    ``name`` and ``id`` are the control's own; ``root`` and ``certifying`` narrow what it offers.
    """
    name, id_ = request.GET.get("name", ""), request.GET.get("id", "")
    if not NAME.fullmatch(name) or not NAME.fullmatch(id_):
        raise Http404
    widget = RegionSelect()
    widget.certifying = request.GET.get("certifying") == "1"
    root = request.GET.get("root", "")
    if root:
        widget.root = Region.objects.filter(code=root[:6]).first()
        if widget.root is None:
            raise Http404
    chosen = widget.value_from_datadict(request.GET, {}, name)
    context = widget.get_context(name, chosen, {"id": id_})
    if request.htmx.trigger_name == f"{name}_text":  # still typing: only the matches change, the box keeps the focus
        among = Region.objects.within(widget.root)
        found = choosing.search(chosen.text, among.certifying() if widget.certifying else among)
        context["widget"]["choice"] = choosing.Choice(text=chosen.text, candidates=list(found[: choosing.MATCHES]))
        return render(request, "regions/region_matches.html", context)
    return render(request, widget.template_name, context)
