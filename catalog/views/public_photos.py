"""``/catalog/photos/…``: photographs of products that are in the catalogue at this moment, and of no other."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from catalog.actions.public_photos import FULL, THUMBNAIL, stored_size
from catalog.models import ProductPhoto
from catalog.queries.public import published
from catalog.views.public_answers import PhotoThrottle, limited

MINUTES_KEPT = 5
"""After that whoever kept it asks again: what left the catalogue is soon gone elsewhere too."""


@require_safe
@limited(PhotoThrottle)
def full(request, pk):
    return _photo(request, pk, FULL)


@require_safe
@limited(PhotoThrottle)
def thumbnail(request, pk):
    return _photo(request, pk, THUMBNAIL)


def _photo(request, pk, size: str):
    """Asked of the database first: a cached answer is renewed only while its product is in the catalogue."""
    shown = ProductPhoto.objects.select_related("attachment").filter(attachment=pk, product__in=published())
    found = shown.order_by().first()
    if found is None:
        raise Http404
    etag = quote_etag(f"{found.attachment.sha256[:32]}-{size}")
    answer = get_conditional_response(request, etag=etag)
    if answer is None or answer.status_code != 304:
        answer = _file(found.attachment, size)
    answer["ETag"] = etag
    answer["Cache-Control"] = f"public, max-age={MINUTES_KEPT * 60}, must-revalidate"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _file(attachment, size: str) -> HttpResponse:
    try:
        return FileResponse(default_storage.open(stored_size(attachment, size)), content_type="image/jpeg")
    except OSError as error:
        raise Http404 from error
