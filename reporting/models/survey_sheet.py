"""The sheet that each of those asked fills, and what was handed in and sent back."""

import uuid

import pghistory
from django.db import models
from django.db.models import Q

from reporting.models.survey import Survey
from reporting.models.survey_choices import SheetAction, SheetStatus
from workshops.access import clock
from workshops.access.append_only import append_only_triggers
from workshops.access.models import Department
from workshops.access.scope import ScopedQuerySet


def sheets_of_offices(user) -> Q:
    """Of the surveys that the office sent; its own; and those of its region: of its department's surveys, and for
    culture of every survey of workshops, which it may fill in a leader's stead."""
    office = user.office
    of_department = Q(survey__office__department=office.department)
    if office.department == Department.CULTURE:
        of_department |= Q(workshop__isnull=False)
    within = Q(region__path__startswith=office.region.path) if office.region_id else Q()
    return Q(survey__office=office) | Q(office=office) | (within & of_department)


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class SurveySheet(models.Model):
    """答卷, of a workshop or of an office. ``answers``: key of the question → answer (rules.survey_answers).

    While it is not handed in they are a draft, which only those who fill it read. ``in_stead``: filled for a leader.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="sheets", verbose_name="问卷")
    workshop = models.ForeignKey(
        "workshops.Workshop", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="工坊"
    )
    office = models.ForeignKey(
        "access.Office", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="填写单位"
    )
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="地区")
    status = models.CharField("状态", max_length=10, choices=SheetStatus.choices, default=SheetStatus.WAITING)
    answers = models.JSONField("答案", default=dict)
    in_stead = models.BooleanField("代填", default=False)
    submitted_at = models.DateTimeField("提交时间", null=True, blank=True, editable=False)
    first_submitted_at = models.DateTimeField("首次提交时间", null=True, blank=True, editable=False)
    submitted_by = models.ForeignKey(
        "access.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提交人"
    )
    reopen_reason = models.CharField("退回原因", max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    scope_path = ""
    leader_path = "workshop__leader__user"
    office_rows = sheets_of_offices
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "答卷"
        ordering = ("-survey__due_on", "-pk")
        indexes = (
            models.Index(fields=("survey", "region", "status"), name="reporting_surveysheet_survey"),
            models.Index(fields=("workshop", "status"), name="reporting_surveysheet_workshop"),
            models.Index(fields=("office", "status"), name="reporting_surveysheet_office"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("survey", "workshop", "office"), name="reporting_surveysheet_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                name="reporting_surveysheet_one",
                condition=Q(workshop=None, office__isnull=False) | Q(workshop__isnull=False, office=None),
            ),
            models.CheckConstraint(
                name="reporting_surveysheet_submitted",
                condition=~Q(status=SheetStatus.SUBMITTED)
                | Q(submitted_at__isnull=False, first_submitted_at__isnull=False, submitted_by__isnull=False),
            ),
        )

    def __str__(self):
        return self.of_whom

    @property
    def of_whom(self) -> str:
        return self.workshop.name if self.workshop_id else self.office.name


class SurveyPhoto(models.Model):
    """A photograph that answers a question of a sheet."""

    sheet = models.ForeignKey(SurveySheet, models.PROTECT, related_name="photos", verbose_name="答卷")
    key = models.CharField("题目", max_length=12)
    attachment = models.OneToOneField("workshops.Attachment", models.PROTECT, related_name="+", verbose_name="照片")

    scope_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "答卷照片"
        ordering = ("pk",)
        indexes = (models.Index(fields=("sheet", "key"), name="reporting_surveyphoto_key"),)

    def __str__(self):
        return self.key


class SurveyStep(models.Model):
    """A sheet handed in, with the answers as they were, or sent back: append-only, held by a trigger."""

    sheet = models.ForeignKey(SurveySheet, models.PROTECT, related_name="steps", verbose_name="答卷")
    action = models.CharField("动作", max_length=8, choices=SheetAction.choices)
    by = models.ForeignKey("access.User", models.PROTECT, related_name="+", verbose_name="办理人")
    office = models.ForeignKey(
        "access.Office", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办理机构"
    )
    at = models.DateTimeField("时间", default=clock.now, editable=False)
    in_stead = models.BooleanField("代填", default=False)
    note = models.CharField("说明", max_length=300, blank=True)
    answers = models.JSONField("答案", default=dict)

    scope_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "答卷记录"
        ordering = ("pk",)
        triggers = append_only_triggers()

    def __str__(self):
        return self.get_action_display()
