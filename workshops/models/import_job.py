import uuid

from django.conf import settings
from django.db import models

from workshops.access.scope import ScopedQuerySet


class ImportJob(models.Model):
    """One upload of a workbook: checked, previewed, confirmed, written by a worker.

    `result` holds the preview: counts and the cell errors (row, column, reason), never cell values
    of personal columns; the first sound rows are in it only sealed. The uploaded file is removed when the job ends.

    `queued_at`, `started_at` and `attempts` are of the work before it, checking or writing: when it was last handed to
    a worker, last begun, and how often. `cancel_asked_at`: while it was running; whoever runs it ends it.
    How far a running job is does not stand here but in the cache: the run is one transaction.
    """

    class State(models.TextChoices):
        CHECKING = "checking", "正在检查"
        READY = "ready", "待确认"
        SAVING = "saving", "正在写入"
        DONE = "done", "已完成"
        CANCELLED = "cancelled", "已取消"
        FAILED = "failed", "失败"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    table = models.CharField(max_length=40)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    region = models.ForeignKey("regions.Region", models.PROTECT, null=True, related_name="+")
    file = models.FileField(upload_to="imports/%Y/", blank=True)
    file_name = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=State.choices, default=State.CHECKING)
    skip_bad_rows = models.BooleanField(default=False)
    rows_total = models.PositiveIntegerField(default=0)
    rows_good = models.PositiveIntegerField(default=0)
    rows_bad = models.PositiveIntegerField(default=0)
    rows_saved = models.PositiveIntegerField(default=0)
    result = models.JSONField(default=dict, blank=True)
    message = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    queued_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    cancel_asked_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    scope_path = "region"
    leader_path = "user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "导入任务"
        indexes = [models.Index(fields=["user", "-created_at"])]

    def __str__(self):
        return f"{self.table} {self.file_name}"
