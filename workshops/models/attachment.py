import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from workshops.access.scope import ScopedQuerySet


def stored_name(attachment: "Attachment", _client_name: str) -> str:
    """The server chooses the name: nothing of the client's reaches the disk."""
    return f"attachments/{attachment.pk.hex[:2]}/{attachment.pk.hex}"


class Attachment(models.Model):
    """A photograph (re-encoded) or document. Served only through a scoped view, as an attachment or image.

    `shared` turns true when its application is submitted (or at once for an office's own upload):
    before that only its owner sees it.
    """

    class Kind(models.TextChoices):
        PHOTO = "photo", "照片"
        DOCUMENT = "document", "文件"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    region = models.ForeignKey("regions.Region", models.PROTECT, null=True, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    shared = models.BooleanField(default=False)
    file = models.FileField(upload_to=stored_name)
    name = models.CharField("文件名", max_length=120)
    caption = models.CharField("说明", max_length=100, blank=True)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    scope_path = "region"
    leader_path = "owner"
    office_rows = Q(shared=True)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "附件"
        indexes = [models.Index(fields=["owner", "created_at"])]

    def __str__(self):
        return self.name
