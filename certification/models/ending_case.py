from django.db import models
from django.db.models import Q

from certification.models.choices import OPEN_ENDINGS, CorrectionStatus, EndingKind, EndingStatus
from certification.models.review import OpinionBase
from certification.models.step import Step
from workshops.access import clock
from workshops.access.scope import ScopedQuerySet


class EndingCase(models.Model):
    """注销 asked for by the workshop, or 撤销 for cause (rules.md §4, other ends)."""

    workshop = models.ForeignKey("workshops.Workshop", models.PROTECT, related_name="ending_cases")
    kind = models.CharField("方式", max_length=12, choices=EndingKind.choices)
    status = models.CharField("状态", max_length=10, choices=EndingStatus.choices)
    grounds = models.TextField("事由", max_length=2000)
    hearing_on = models.DateField("听取陈述日期", null=True, blank=True)
    hearing_record = models.TextField("听取陈述申辩记录", max_length=4000, blank=True)
    files = models.ManyToManyField("workshops.Attachment", related_name="ending_cases", blank=True)
    opened_by = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=clock.now)
    due_on = models.DateField("办理期限", null=True, blank=True)

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "资格终止案件"
        constraints = [
            models.CheckConstraint(condition=~Q(kind=EndingKind.REVOCATION), name="ending_case_not_for_revocation"),
            models.UniqueConstraint(
                fields=["workshop"],
                condition=Q(status__in=list(OPEN_ENDINGS)),
                name="ending_case_one_open",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.workshop_id}"

    @property
    def region(self):
        return self.workshop.region


class EndingOpinion(OpinionBase):
    case = models.ForeignKey(EndingCase, models.PROTECT, related_name="opinions")

    scope_path = "case__workshop__region"
    leader_path = "case__workshop__leader__user"

    class Meta(OpinionBase.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["case", "department"], name="ending_opinion_once_a_department")]

    def __str__(self):
        return f"{self.get_department_display()} {'同意' if self.agrees else '不同意'}"


class EndingStep(Step):
    case = models.ForeignKey(EndingCase, models.PROTECT, related_name="steps")

    scope_path = "case__workshop__region"
    leader_path = "case__workshop__leader__user"


class CorrectionCase(models.Model):
    """A request to annul an ending; decided by the province's culture office, never by who asked."""

    ending = models.ForeignKey("certification.Ending", models.PROTECT, related_name="correction_cases")
    status = models.CharField(
        "状态", max_length=10, choices=CorrectionStatus.choices, default=CorrectionStatus.REQUESTED
    )
    reason = models.TextField("更正理由", max_length=2000)
    years = models.JSONField("应视为已确认的年度", default=list)
    document = models.ForeignKey("workshops.Attachment", models.PROTECT, related_name="+", verbose_name="依据文件")
    requested_by = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(default=clock.now)
    due_on = models.DateField("办理期限", null=True, blank=True)

    scope_path = "ending__workshop__region"
    leader_path = "ending__workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "更正申请"
        constraints = [
            models.UniqueConstraint(
                fields=["ending"], condition=Q(status=CorrectionStatus.REQUESTED), name="correction_case_one_open"
            )
        ]

    def __str__(self):
        return f"更正申请 {self.ending_id}"

    @property
    def region(self):
        return self.ending.workshop.region


class CorrectionStep(Step):
    case = models.ForeignKey(CorrectionCase, models.PROTECT, related_name="steps")

    scope_path = "case__ending__workshop__region"
    leader_path = "case__ending__workshop__leader__user"
