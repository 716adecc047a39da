"""Notices: the outbox written in the deciding transaction, and the messages delivered from it."""

from django.db import models
from django.utils import timezone

from .office import Department


class Notice(models.Model):
    """Outbox row for one user or for one office (``to_department`` with ``to_region``; null region = ministry).

    It stays undelivered while its office has nobody in it, and is never lost.
    """

    to_user = models.ForeignKey("access.User", models.PROTECT, null=True, blank=True, related_name="+")
    to_department = models.CharField(max_length=8, choices=Department.choices, blank=True)
    to_region = models.ForeignKey("regions.Region", models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=64)
    title = models.CharField("标题", max_length=200)
    body = models.TextField("内容", blank=True)
    link = models.CharField(max_length=300, blank=True)
    dedupe_key = models.CharField(max_length=200, null=True, blank=True)  # noqa: DJ001 null = never the same
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    delivered_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "通知"
        verbose_name_plural = "通知"
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("id",), name="access_notice_waiting", condition=models.Q(delivered_at__isnull=True)),
        )
        constraints = (
            models.CheckConstraint(
                name="access_notice_one_recipient",
                condition=models.Q(to_user__isnull=False, to_department="", to_region__isnull=True)
                | (models.Q(to_user__isnull=True) & ~models.Q(to_department="")),
            ),
            models.UniqueConstraint(
                fields=("dedupe_key", "to_user", "to_department", "to_region"),
                name="access_notice_dedupe",
                condition=models.Q(dedupe_key__isnull=False),
                nulls_distinct=False,
            ),
        )

    def __str__(self):
        return self.title


class Message(models.Model):
    """A notice in one person's inbox, with the state of its e-mail."""

    class Mail(models.TextChoices):
        NONE = "none", "无邮箱"
        WAITING = "waiting", "待发送"
        SENT = "sent", "已发送"
        FAILED = "failed", "发送失败"

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="messages")
    user = models.ForeignKey("access.User", models.PROTECT, related_name="inbox")
    read_at = models.DateTimeField(null=True, blank=True, editable=False)
    mail = models.CharField(max_length=8, choices=Mail.choices, default=Mail.NONE)
    mail_attempts = models.PositiveSmallIntegerField(default=0)
    mail_error = models.CharField(max_length=100, blank=True)
    mail_next_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "消息"
        verbose_name_plural = "消息"
        ordering = ("-id",)
        constraints = (models.UniqueConstraint(fields=("notice", "user"), name="access_message_once"),)
        indexes = (
            models.Index(fields=("user",), name="access_message_unread", condition=models.Q(read_at__isnull=True)),
            models.Index(
                fields=("mail_next_at",),
                name="access_message_mail_due",
                condition=models.Q(mail__in=("waiting", "failed")),
            ),
        )

    def __str__(self):
        return str(self.notice)
