from django.db import models
from django.db.models import Q

from certification.models.choices import ConfirmationStatus
from certification.models.step import Step
from workshops.access import clock
from workshops.access.scope import ScopedQuerySet


class Confirmation(models.Model):
    """年度确认: one submission for one year. A returned one stays as it was; the next submission is a new row.

    `changes` is {field: [old, new]} in JSON values, empty for a plain confirmation; it is written to the
    register when the county accepts. `figures` are the head counts and money stated for that year.
    """

    workshop = models.ForeignKey("workshops.Workshop", models.PROTECT, related_name="confirmations")
    year = models.PositiveSmallIntegerField("确认年度")
    status = models.CharField(
        "状态", max_length=10, choices=ConfirmationStatus.choices, default=ConfirmationStatus.SUBMITTED
    )
    changes = models.JSONField("更新内容", default=dict, blank=True)
    figures = models.JSONField(default=dict, blank=True)
    statement = models.TextField("承诺", blank=True)
    signature_name = models.CharField("签名", max_length=60)
    on_behalf = models.BooleanField("由县级代为确认", default=False)
    signature_scan = models.ForeignKey(
        "workshops.Attachment", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="签字扫描件"
    )
    submitted_at = models.DateTimeField("提交时间", default=clock.now)
    submitted_by = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    return_reason = models.TextField("退回原因", max_length=1000, blank=True)
    due_on = models.DateField("审核期限", null=True, blank=True)

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "年度确认"
        indexes = [models.Index(fields=["status", "due_on"]), models.Index(fields=["year", "workshop"])]
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "year"],
                condition=~Q(status=ConfirmationStatus.RETURNED),
                name="confirmation_one_standing_a_year",
            ),
            models.CheckConstraint(
                condition=Q(status=ConfirmationStatus.SUBMITTED, accepted_at=None, returned_at=None)
                | Q(status=ConfirmationStatus.ACCEPTED, accepted_at__isnull=False, returned_at=None)
                | Q(status=ConfirmationStatus.RETURNED, accepted_at=None, returned_at__isnull=False),
                name="confirmation_status_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(on_behalf=False) | Q(signature_scan__isnull=False), name="confirmation_on_behalf_has_scan"
            ),
        ]

    def __str__(self):
        return f"{self.workshop_id} {self.year}"

    @property
    def region(self):
        return self.workshop.region


class ConfirmationStep(Step):
    case = models.ForeignKey(Confirmation, models.PROTECT, related_name="steps")

    scope_path = "case__workshop__region"
    leader_path = "case__workshop__leader__user"


class Reminder(models.Model):
    """A reminder or formal warning that fell due and was sent, once a workshop, year and stage."""

    workshop = models.ForeignKey("workshops.Workshop", models.PROTECT, related_name="reminders")
    year = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=10)
    due_on = models.DateField()
    sent_at = models.DateTimeField(default=clock.now)
    reached_leader = models.BooleanField("发给带头人", default=True)
    """False where the leader had no account to get it with: the county alone was told."""

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "提醒"
        constraints = [models.UniqueConstraint(fields=["workshop", "year", "stage"], name="reminder_once_a_stage")]

    def __str__(self):
        return f"{self.workshop_id} {self.year} {self.stage}"


class YearStanding(models.Model):
    """Where a workshop's year stands, for lists and counts: a projection written by `certification.standing` only."""

    workshop = models.ForeignKey("workshops.Workshop", models.CASCADE, related_name="year_standings")
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10)
    deadline = models.DateField()

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workshop", "year"], name="year_standing_once")]
        indexes = [models.Index(fields=["year", "state"])]

    def __str__(self):
        return f"{self.workshop_id} {self.year} {self.state}"
