"""Surveys (调研, notice art. 10): what an office composes, and the form frozen when it is sent."""

import uuid

import pghistory
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from reporting.models.survey_choices import AreaType, QuestionKind, SurveyAudience, SurveyStatus
from workshops.access import clock
from workshops.access.append_only import append_only_triggers
from workshops.access.models import Department
from workshops.access.scope import ScopedQuerySet
from workshops.models import CraftCategory


def surveys_of_offices(user) -> Q:
    """The office's own, drafts too; of others what was sent to somebody whose sheet the office sees."""
    from reporting.models.survey_sheet import SurveySheet, sheets_of_offices

    sheets = SurveySheet.objects.filter(sheets_of_offices(user), survey=OuterRef("pk"))
    return Q(office=user.office_id) | Q(Exists(sheets))


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Survey(models.Model):
    """问卷. ``office`` composes and sends it. Whom it goes to is settled on publication: each gets a ``SurveySheet``.

    ``regions`` empty: the whole of the office's region. With a ``pairing`` the partner's offices answer (art. 9).
    ``previous``: the edition that this one was copied from.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    office = models.ForeignKey("access.Office", models.PROTECT, related_name="+", verbose_name="发布单位")
    title = models.CharField("问卷标题", max_length=80)
    intro = models.TextField("填写说明", max_length=2000, blank=True)
    audience = models.CharField(
        "由谁填写", max_length=10, choices=SurveyAudience.choices, default=SurveyAudience.WORKSHOPS
    )
    departments = models.JSONField("填写部门", default=list, blank=True)
    regions = models.ManyToManyField("regions.Region", related_name="+", blank=True, verbose_name="范围")
    craft_category = models.CharField("传统工艺类别", max_length=12, choices=CraftCategory.choices, blank=True)
    area_type = models.CharField("所在区域", max_length=20, choices=AreaType.choices, blank=True)
    pairing = models.ForeignKey(
        "reporting.Pairing", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="互访调研的结对关系"
    )
    opens_on = models.DateField("开始日期")
    due_on = models.DateField("截止日期")
    status = models.CharField("状态", max_length=10, choices=SurveyStatus.choices, default=SurveyStatus.DRAFT)
    previous = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="上一版")
    edition = models.PositiveSmallIntegerField("版次", default=1, editable=False)
    created_by = models.ForeignKey("access.User", models.PROTECT, related_name="+", verbose_name="编制人")
    created_at = models.DateTimeField("编制时间", default=clock.now, editable=False)
    published_at = models.DateTimeField("发布时间", null=True, blank=True, editable=False)
    ended_at = models.DateTimeField("结束时间", null=True, blank=True, editable=False)
    end_reason = models.CharField("结束原因", max_length=300, blank=True)

    scope_path = ""  # ``office_rows`` says all: who sends a survey reads it, though its sheets may lie elsewhere
    leader_path = None
    office_rows = surveys_of_offices
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "问卷"
        ordering = ("-created_at", "-pk")
        indexes = (models.Index(fields=("office", "status", "due_on"), name="reporting_survey_office"),)
        constraints = (
            models.CheckConstraint(condition=Q(due_on__gte=F("opens_on")), name="reporting_survey_days"),
            models.CheckConstraint(
                name="reporting_survey_published",
                condition=Q(status=SurveyStatus.DRAFT, published_at=None, ended_at=None)
                | Q(status=SurveyStatus.OPEN, published_at__isnull=False, ended_at=None)
                | Q(status=SurveyStatus.CLOSED, published_at__isnull=False, ended_at__isnull=False)
                | Q(status=SurveyStatus.WITHDRAWN, ended_at__isnull=False),
            ),
        )

    def __str__(self):
        return self.title

    @property
    def is_mutual(self) -> bool:
        return self.pairing_id is not None

    @property
    def department_labels(self) -> str:
        labels = dict(Department.choices)
        return "、".join(labels[each] for each in self.departments if each in labels)


class SurveyQuestion(models.Model):
    """A question of a draft. Once the survey is sent, its ``SurveyForm`` alone counts."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="questions", verbose_name="问卷")
    position = models.PositiveSmallIntegerField("次序")
    kind = models.CharField("题型", max_length=8, choices=QuestionKind.choices)
    section = models.CharField("分节标题", max_length=60, blank=True)
    text = models.CharField("题目", max_length=200)
    help = models.CharField("填写提示", max_length=200, blank=True)
    required = models.BooleanField("必答", default=True)
    unit = models.CharField("单位", max_length=10, blank=True)
    minimum = models.DecimalField("最小值", max_digits=14, decimal_places=2, null=True, blank=True)
    maximum = models.DecimalField("最大值", max_digits=14, decimal_places=2, null=True, blank=True)
    options = models.JSONField("选项", default=list, blank=True)
    columns = models.JSONField("各列", default=list, blank=True)
    rows = models.PositiveSmallIntegerField("最多行数", default=5)

    scope_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "问卷题目"
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("survey", "position"),
                name="reporting_surveyquestion_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
        )

    def __str__(self):
        return self.text


class SurveyForm(models.Model):
    """The questions as they were sent, with their digest (SHA-256): append-only, held by a trigger."""

    survey = models.OneToOneField(Survey, models.PROTECT, related_name="form", verbose_name="问卷")
    questions = models.JSONField("题目")
    digest = models.CharField("摘要", max_length=64)
    frozen_at = models.DateTimeField("定版时间", default=clock.now, editable=False)

    scope_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "定版问卷"
        triggers = append_only_triggers()

    def __str__(self):
        return self.digest[:12]
