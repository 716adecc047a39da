"""Stored files, one at a time and only to those who may see them."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse
from django.views.decorators.http import require_safe

from workshops.access.scope import get_visible_or_404
from workshops.models import Attachment

OUR_OWN_IMAGES = "image/jpeg"  # stored images are all re-encoded by `actions.storing`


def send(attachment: Attachment) -> FileResponse:
    """The file as a download; images of our own encoding are shown in place. Ask for permission before."""
    response = FileResponse(
        attachment.file.open("rb"),
        as_attachment=attachment.content_type != OUR_OWN_IMAGES,
        filename=attachment.name,
        content_type=attachment.content_type,
    )
    response["Cache-Control"] = "no-store, private"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@login_required
@require_safe
def download(request, pk):
    """``/files/<uuid>/``: 404 for whoever may not see it, as if it did not exist."""
    return send(get_visible_or_404(Attachment.objects.all(), request.user, pk=pk))
