"""What a page of figures was asked for."""

from workshops.access.scope import get_visible_or_404
from workshops.regions.models import Region


def asked_region(request) -> Region | None:
    """``?region=`` within the office's own; without it the office's (``None`` = the nation). 404 for any other."""
    user, code = request.user, request.GET.get("region")
    if not code:
        return user.region
    return get_visible_or_404(Region.objects.within(user.region).select_related("province"), user, pk=code)
