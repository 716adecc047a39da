"""Taking in uploaded photographs and documents: checked by what they are, not by what they are called.

Photographs and scans are re-encoded as JPEG, so that neither EXIF (place, device) nor anything hidden in the file is
kept. The server chooses the name on disk; the client's name is kept for display only.
"""

import hashlib
import io
import re
from pathlib import PurePosixPath, PureWindowsPath

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image, ImageOps

from workshops.access import journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.models import Attachment

MEGABYTE = 1024 * 1024
MAX_PHOTO_BYTES = 10 * MEGABYTE
MAX_DOCUMENT_BYTES = 20 * MEGABYTE
MAX_PIXELS = 50_000_000
LONGEST_EDGE = 2000  # pixels
JPEG_QUALITY = 85
IMAGE_FORMATS = ("JPEG", "PNG", "WEBP")
JPEG, PDF = "image/jpeg", "application/pdf"
ENDINGS = {JPEG: ".jpg", PDF: ".pdf"}


def store_photo(upload, *, by: User, region, caption: str = "", shared: bool | None = None) -> Attachment:
    """Keep a photograph, upright and at most LONGEST_EDGE pixels long; ``Refused`` (field ``photos``) when it is none.

    ``upload``: a Django UploadedFile. ``region``: whose offices see it once it is shared. ``shared``: by default an
    office's own upload is shared at once, a leader's when the application is handed in.
    """
    name = display_name(upload.name)
    _refuse_size(upload, name, MAX_PHOTO_BYTES, "照片", field="photos")
    picture = _sniff(upload)
    if picture not in IMAGE_FORMATS:
        raise Refused("not_a_photo", f"“{name}”不是 JPG、PNG 或 WebP 格式的照片。", field="photos")
    content = _reencode(upload, name, field="photos")
    return _keep(by, Attachment.Kind.PHOTO, content, JPEG, name=name, region=region, caption=caption, shared=shared)


def store_document(upload, *, by: User, region, caption: str = "", shared: bool | None = None) -> Attachment:
    """Keep a PDF as it is, or a scan re-encoded like a photograph; ``Refused`` (field ``documents``) for others."""
    name = display_name(upload.name)
    _refuse_size(upload, name, MAX_DOCUMENT_BYTES, "文件", field="documents")
    found = _sniff(upload)
    if found == "PDF":
        content, content_type = _bytes_of(upload), PDF
    elif found in IMAGE_FORMATS:
        content, content_type = _reencode(upload, name, field="documents"), JPEG
    else:
        raise Refused("not_a_document", f"“{name}”不是 PDF 文件或 JPG、PNG、WebP 图片。", field="documents")
    kind = Attachment.Kind.DOCUMENT
    return _keep(by, kind, content, content_type, name=name, region=region, caption=caption, shared=shared)


def discard(attachment: Attachment) -> None:
    """Delete a file that nothing was decided on: ask ``drafting.remove_file``, which knows."""
    stored = attachment.file
    attachment.delete()
    transaction.on_commit(lambda: stored.storage.delete(stored.name))


def display_name(client_name: str | None) -> str:
    """The client's file name without its folders, control characters and excess length."""
    base = PureWindowsPath(PurePosixPath(client_name or "").name).name
    cleaned = re.sub(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", base).strip()
    return cleaned[-100:] or "未命名"


def _refuse_size(upload, name: str, limit: int, what: str, *, field: str) -> None:
    if upload.size > limit:
        raise Refused("too_large", f"{what}“{name}”超过 {limit // MEGABYTE} MB，请压缩后再上传。", field=field)
    if not upload.size:
        raise Refused("empty_file", f"“{name}”是空文件。", field=field)


def _sniff(upload) -> str:
    """The format by the first bytes: one of IMAGE_FORMATS, ``PDF``, or empty."""
    upload.seek(0)
    head = upload.read(16)
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WEBP"
    return "PDF" if head.startswith(b"%PDF-") else ""


def _reencode(upload, name: str, *, field: str) -> bytes:
    """JPEG without metadata. The pixels are counted from the header, before anything is unpacked."""
    upload.seek(0)
    try:
        with Image.open(upload, formats=IMAGE_FORMATS) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise Refused("too_many_pixels", f"“{name}”的像素过大，请缩小后再上传。", field=field)
            picture.draft("RGB", (LONGEST_EDGE, LONGEST_EDGE))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
            written = io.BytesIO()
            _flat(upright).save(written, "JPEG", quality=JPEG_QUALITY, optimize=True)
            return written.getvalue()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refused("unreadable_image", f"“{name}”无法读取，文件可能已损坏。", field=field) from error


def _flat(picture: Image.Image) -> Image.Image:
    """Plain RGB; what was transparent becomes white. Made of the pixels alone, so it carries no metadata."""
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        plain = picture.convert("RGB")
    else:
        layered = picture.convert("RGBA")
        plain = Image.new("RGB", layered.size, "white")
        plain.paste(layered, mask=layered.getchannel("A"))
    plain.info = {}
    return plain


def _bytes_of(upload) -> bytes:
    upload.seek(0)
    return upload.read()


def _keep(by, kind, content: bytes, content_type: str, *, name, region, caption, shared) -> Attachment:
    attachment = Attachment(
        region=region,
        owner=by,
        kind=kind,
        shared=by.is_office if shared is None else shared,
        name=str(PurePosixPath(name).with_suffix(ENDINGS[content_type])),
        caption=caption.strip()[:100],
        content_type=content_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    attachment.file.save("", ContentFile(content), save=False)
    try:
        with transaction.atomic():
            attachment.save(force_insert=True)
            journal.record(by=by, action="file.store", obj=attachment, detail={"kind": str(kind)})
    except BaseException:
        attachment.file.storage.delete(attachment.file.name)
        raise
    return attachment
