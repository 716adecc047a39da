"""Upload fields of cases, and storing what came in by them."""

from contextlib import contextmanager

from django import forms
from django.core.exceptions import ValidationError

from certification.forms.applying_fields import SeveralFilesField
from workshops.access.refusal import Refused
from workshops.actions.storing import MAX_DOCUMENT_BYTES, discard, store_document
from workshops.models import Attachment

ACCEPT = "application/pdf,image/jpeg,image/png,image/webp"


class DocumentField(forms.FileField):
    """One document: a PDF or a photographed page."""

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", "PDF 文件，或清晰的照片。")
        widget = forms.FileInput(attrs={"accept": ACCEPT, "data-max-bytes": str(MAX_DOCUMENT_BYTES)})
        super().__init__(widget=widget, error_messages={"required": "请上传文件。"}, **kwargs)


class DocumentsField(SeveralFilesField):
    """Any number of documents; the cleaned value is a list."""

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", "PDF 文件，或清晰的照片，可以多选。")
        super().__init__(accept=ACCEPT, max_bytes=MAX_DOCUMENT_BYTES, **kwargs)


@contextmanager
def stored(uploads, *, by, region, store=store_document, shared=False):
    """The uploads as attachments, for the action that hands them in and shares them; deleted when it is refused."""
    files: list[Attachment] = []
    try:
        for upload in uploads:
            files.append(store(by=by, upload=upload, region=region, shared=shared))
        yield files
    except (Refused, ValidationError):
        for file in files:
            discard(file)
        raise
