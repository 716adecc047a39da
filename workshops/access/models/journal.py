"""The journal (操作日志): who did what, in which duty, from where, with what result; and the seals over it."""

from django.db import models
from django.utils import timezone

from ..append_only import append_only_triggers


class JournalEntry(models.Model):
    """One act. Append-only. Names, duty and office are kept as they were; no personal data in ``detail``."""

    class Result(models.TextChoices):
        DONE = "done", "成功"
        REFUSED = "refused", "拒绝"

    at = models.DateTimeField("时间", default=timezone.now, editable=False)
    actor = models.ForeignKey(
        "access.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="用户"
    )
    actor_name = models.CharField("用户名", max_length=50, blank=True)
    duty = models.CharField("职责", max_length=8, blank=True)
    office_name = models.CharField("机构", max_length=100, blank=True)
    action = models.CharField("操作", max_length=64)
    object_type = models.CharField("对象类别", max_length=64, blank=True)
    object_id = models.CharField("对象编号", max_length=64, blank=True)
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="行政区划"
    )
    result = models.CharField("结果", max_length=8, choices=Result.choices, default=Result.DONE)
    detail = models.JSONField("说明", default=dict, blank=True)
    address = models.GenericIPAddressField("来源地址", null=True, blank=True)

    class Meta:
        verbose_name = "操作日志"
        verbose_name_plural = "操作日志"
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("actor", "-id"), name="access_journal_actor"),
            models.Index(fields=("action", "-id"), name="access_journal_action"),
            models.Index(fields=("object_type", "object_id", "-id"), name="access_journal_object"),
            models.Index(fields=("at",), name="access_journal_at"),
        )
        triggers = append_only_triggers()

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name} {self.action}"


class JournalSeal(models.Model):
    """A signed batch: the Merkle root over its entries' digests, chained to the seal before."""

    number = models.PositiveBigIntegerField("序号", unique=True)
    sealed_at = models.DateTimeField("封存时间", default=timezone.now, editable=False)
    count = models.PositiveIntegerField("条数")
    root = models.CharField("默克尔根", max_length=64)
    previous = models.CharField("前一封存", max_length=64, blank=True)
    key_id = models.CharField("密钥编号", max_length=16)
    signature = models.CharField("签名", max_length=128)

    class Meta:
        verbose_name = "日志封存"
        verbose_name_plural = "日志封存"
        ordering = ("-number",)
        triggers = append_only_triggers()

    def __str__(self):
        return f"第 {self.number} 次封存"


class JournalLeaf(models.Model):
    """Which seal covers an entry, and the entry's digest at that time.

    Membership is a row and not a range of ids: an id is drawn before its transaction commits, so a slow
    transaction may add a lower id after its neighbours were sealed.
    """

    entry = models.OneToOneField(JournalEntry, models.PROTECT, primary_key=True, related_name="leaf")
    seal = models.ForeignKey(JournalSeal, models.PROTECT, related_name="leaves")
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = "日志封存明细"
        verbose_name_plural = "日志封存明细"
        triggers = append_only_triggers()

    def __str__(self):
        return f"{self.entry_id}: {self.digest[:12]}"
