import pghistory
from django.db import models
from django.db.models import Q

from reporting.models.choices import IssueStatus
from workshops.access.models import Department
from workshops.access.scope import ScopedQuerySet
from workshops.models import Record


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Consultation(Record):
    """会商: one meeting of the departments of a region about its workshops (notice art. 9).

    `departments` is the list of the `Department` values that took part.
    """

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="consultations", verbose_name="地区")
    title = models.CharField("会商主题", max_length=100)
    held_on = models.DateField("会商日期")
    place = models.CharField("会商地点", max_length=100, blank=True)
    chair = models.CharField("主持人", max_length=40)
    departments = models.JSONField("参加部门", default=list)
    attendees = models.TextField(
        "参加人员", max_length=1000, blank=True, help_text="姓名、单位和职务；其他单位的参加人员也在此填写。"
    )
    minutes = models.TextField("会商纪要", max_length=5000, blank=True)
    document = models.ForeignKey(
        "workshops.Attachment", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="纪要文件"
    )

    scope_path = "region"
    leader_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "会商"
        ordering = ("-held_on", "-pk")
        indexes = (models.Index(fields=("region", "held_on"), name="reporting_consultation_held"),)
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="reporting_consultation_departments",
                # contains=[]: PostgreSQL takes a bare "culture" to be contained in a list
                condition=Q(departments__contained_by=Department.values, departments__contains=[]) & ~Q(departments=[]),
                violation_error_message="请选择参加会商的部门。",
            ),
        )

    def __str__(self):
        return self.title


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class ConsultationIssue(Record):
    """What a department has to do by a day: raised at a consultation, from a workshop's problem, or on its own.

    `settlement` says how it was settled, or why it was dropped.
    """

    region = models.ForeignKey(
        "regions.Region", models.PROTECT, related_name="consultation_issues", verbose_name="地区"
    )
    consultation = models.ForeignKey(
        Consultation, models.PROTECT, null=True, blank=True, related_name="issues", verbose_name="会商"
    )
    problem = models.ForeignKey(
        "reporting.Problem", models.PROTECT, null=True, blank=True, related_name="issues",
        verbose_name="工坊反映的困难问题",
    )  # fmt: skip
    title = models.CharField("议题", max_length=100)
    description = models.TextField("情况说明", max_length=2000, blank=True)
    department = models.CharField("责任部门", max_length=8, choices=Department.choices)
    due_on = models.DateField("完成期限")
    status = models.CharField("状态", max_length=8, choices=IssueStatus.choices, default=IssueStatus.OPEN)
    settled_on = models.DateField("落实日期", null=True, blank=True)
    settlement = models.TextField("落实情况", max_length=2000, blank=True, help_text="不再跟进的，在此说明原因。")

    scope_path = "region"
    leader_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "会商议题"
        ordering = ("due_on", "pk")
        indexes = (
            models.Index(fields=("region", "status", "due_on"), name="reporting_issue_due"),
            models.Index(fields=("region", "department", "status"), name="reporting_issue_owner"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="reporting_consultationissue_settled",
                condition=(Q(status=IssueStatus.SETTLED, settled_on__isnull=False) & ~Q(settlement=""))
                | Q(status=IssueStatus.OPEN, settled_on=None, settlement="")
                | Q(status=IssueStatus.DROPPED, settled_on=None),
                violation_error_message="已落实的须填写落实日期和落实情况；未落实的不填落实日期，待落实的也不填落实情况。",
            ),
        )

    def __str__(self):
        return self.title
