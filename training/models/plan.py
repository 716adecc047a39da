import pghistory
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from training.models.choices import NeedStatus, PlanStatus, TrainingForm
from workshops.access.scope import ScopedQuerySet
from workshops.models import Record


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class TrainingPlan(Record):
    """What a region means to train in a year (notice art. 4): persons and budget in yuan. Needs and courses refer to
    it; only offices read it."""

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="training_plans", verbose_name="所在地区")
    year = models.PositiveSmallIntegerField("年度")
    title = models.CharField("计划名称", max_length=80)
    headcount = models.PositiveIntegerField("计划培训人数（人）", validators=[MinValueValidator(1)])
    budget = models.DecimalField(
        "经费预算（元）", max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    note = models.TextField("说明", max_length=1000, blank=True)
    status = models.CharField("状态", max_length=9, choices=PlanStatus.choices, default=PlanStatus.DRAFT)

    scope_path = "region"
    leader_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "培训计划"
        ordering = ("-year", "-pk")
        indexes = (models.Index(fields=("region", "year", "status"), name="training_plan_list"),)
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="training_trainingplan_sound",
                condition=Q(headcount__gte=1) & (Q(budget=None) | Q(budget__gte=0)),
            ),
        )

    def __str__(self):
        return f"{self.year}年 {self.title}"


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class TrainingNeed(Record):
    """What a workshop wants its people taught in a year, how many and how (notice art. 4), and what came of it."""

    workshop = models.ForeignKey(
        "workshops.Workshop", models.PROTECT, related_name="training_needs", verbose_name="工坊"
    )
    year = models.PositiveSmallIntegerField("年度")
    skill = models.CharField("需要培训的技能", max_length=60, help_text="如：苗绣基础针法、直播销售")
    headcount = models.PositiveSmallIntegerField("需培训人数（人）", validators=[MinValueValidator(1)])
    form = models.CharField("希望的培训形式", max_length=13, choices=TrainingForm.choices)
    preferred_months = models.CharField(
        "希望的培训时间", max_length=60, blank=True, help_text="写月份即可，如：3月、11月至12月；不限可不填"
    )
    reason = models.TextField("需求说明", max_length=500, blank=True)
    status = models.CharField("状态", max_length=8, choices=NeedStatus.choices, default=NeedStatus.OPEN)
    plan = models.ForeignKey(
        TrainingPlan, models.PROTECT, null=True, blank=True, related_name="needs", verbose_name="列入的培训计划"
    )
    answer = models.TextField("答复", max_length=500, blank=True, help_text="未采纳的，请写明原因，工坊可以看到")

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "培训需求"
        ordering = ("-year", "-pk")
        indexes = (models.Index(fields=("workshop", "year", "status"), name="training_need_list"),)
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(name="training_trainingneed_headcount", condition=Q(headcount__gte=1)),
            models.CheckConstraint(
                name="training_trainingneed_answered", condition=~Q(status=NeedStatus.DECLINED) | ~Q(answer="")
            ),
        )

    def __str__(self):
        return f"{self.skill}（{self.headcount}人）"
