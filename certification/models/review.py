import uuid

from django.db import models
from django.db.models import Q

from workshops.access import clock
from workshops.access.append_only import append_only_triggers
from workshops.access.models import Department
from workshops.access.scope import ScopedQuerySet
from workshops.access.sealed_fields import SealedField


class OpinionBase(models.Model):
    """A department's signed opinion. `content_digest` is the SHA-256 of the facts that were signed for."""

    department = models.CharField("部门", max_length=10, choices=Department.choices)
    agrees = models.BooleanField("同意")
    text = models.TextField("意见", max_length=1000, blank=True)
    by = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    content_digest = models.CharField(max_length=64)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True
        triggers = append_only_triggers()


class Opinion(OpinionBase):
    """One of the three opinions of a joint review (rules.md §3); one a department and round."""

    application = models.ForeignKey("certification.Application", models.PROTECT, related_name="opinions")
    round = models.PositiveSmallIntegerField()

    scope_path = "application__region"
    leader_path = "application__applicant"

    class Meta(OpinionBase.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["application", "round", "department"], name="opinion_once_a_department")
        ]

    def __str__(self):
        return f"{self.get_department_display()} {'同意' if self.agrees else '不同意'}"


class Inspection(models.Model):
    """现场核查: date, who, findings, photographs; by culture."""

    application = models.ForeignKey("certification.Application", models.PROTECT, related_name="inspections")
    round = models.PositiveSmallIntegerField()
    inspected_on = models.DateField("核查日期")
    inspectors = models.CharField("核查人员", max_length=200)
    findings = models.TextField("核查情况", max_length=2000)
    photos = models.ManyToManyField("workshops.Attachment", related_name="inspections", blank=True)
    by = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    scope_path = "application__region"
    leader_path = "application__applicant"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["inspected_on", "id"]

    def __str__(self):
        return f"{self.inspected_on} {self.inspectors}"


class PublicNotice(models.Model):
    """公示 of one application and round. `days` and `day_kind` are copied from the measure when it opens."""

    application = models.ForeignKey("certification.Application", models.PROTECT, related_name="notices")
    round = models.PositiveSmallIntegerField()
    starts_on = models.DateField("公示开始")
    days = models.PositiveSmallIntegerField("公示天数")
    day_kind = models.CharField(max_length=8)
    by = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    scope_path = "application__region"
    leader_path = "application__applicant"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "round"], name="public_notice_once_a_round")]

    def __str__(self):
        return f"公示 {self.application_id}"


class Objection(models.Model):
    """异议: stops the notice clock from the day it is filed until the day culture settles it."""

    CONTACT_LABEL = "certification.objection.contact"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    notice = models.ForeignKey(PublicNotice, models.PROTECT, related_name="objections")
    name = models.CharField("姓名或单位", max_length=60)
    contact_sealed = models.TextField("联系电话")
    text = models.TextField("异议内容", max_length=2000)
    filed_at = models.DateTimeField(default=clock.now)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey("access.User", models.PROTECT, null=True, blank=True, related_name="+")
    upheld = models.BooleanField("异议成立", null=True, blank=True)
    settlement = models.TextField("处理情况", max_length=2000, blank=True)

    scope_path = "notice__application__region"
    leader_path = None  # who objected is not told to the applicant
    sealed_fields = (SealedField("contact_sealed", label=CONTACT_LABEL, title="联系电话"),)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None, upheld=None)
                | Q(settled_at__isnull=False, settled_by__isnull=False, upheld__isnull=False),
                name="objection_settled_by_somebody",
            )
        ]

    def __str__(self):
        return f"异议 {self.pk}"
