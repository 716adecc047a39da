"""The sizes in which the public sees a photograph: drawn once, then kept beside the original."""

import io

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageOps

from workshops.models import Attachment

THUMBNAIL, FULL = "480", "1600"
THUMBNAIL_BOX, FULL_EDGE = (480, 360), 1600  # pixels
QUALITY = 82


def stored_size(attachment: Attachment, size: str) -> str:
    """The name in storage of the photograph in ``THUMBNAIL`` (cut to 4:3) or ``FULL``; drawn if it was not yet.

    Raises ``OSError`` where the original is missing or unreadable.
    """
    name = name_of(attachment.pk, size)
    if not default_storage.exists(name):
        kept = default_storage.save(name, ContentFile(_drawn(attachment, size)))
        if kept != name:  # another process was first
            default_storage.delete(kept)
    return name


def name_of(pk, size: str) -> str:
    return f"public_photos/{pk.hex[:2]}/{pk.hex}-{size}.jpg"


def _drawn(attachment: Attachment, size: str) -> bytes:
    with attachment.file.open("rb") as original, Image.open(original, formats=("JPEG",)) as picture:
        if size == THUMBNAIL:
            picture.draft("RGB", (THUMBNAIL_BOX[0] * 2, THUMBNAIL_BOX[1] * 2))
            drawn = ImageOps.fit(picture.convert("RGB"), THUMBNAIL_BOX)
        else:
            drawn = picture.convert("RGB")
            drawn.thumbnail((FULL_EDGE, FULL_EDGE))
        drawn.info = {}
        written = io.BytesIO()
        drawn.save(written, "JPEG", quality=QUALITY, optimize=True, progressive=True)
        return written.getvalue()
