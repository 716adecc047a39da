import pghistory
from django.db import models
from django.db.models import F, Q

from training.models.choices import CultivationStage, Level, TitleKind
from workshops.access.models import Department
from workshops.access.scope import ScopedQuerySet
from workshops.models import Record

CULTIVATION_OVER = (CultivationStage.GRANTED, CultivationStage.STOPPED)


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class LeaderTitle(Record):
    """A title that a leader holds or held (notice art. 5); `project` says of what an inheritor is the inheritor."""

    leader = models.ForeignKey("workshops.Leader", models.PROTECT, related_name="titles", verbose_name="带头人")
    kind = models.CharField("称号类型", max_length=20, choices=TitleKind.choices)
    level = models.CharField("级别", max_length=10, choices=Level.choices)
    name = models.CharField("称号名称", max_length=80, blank=True, help_text="证书上的名称；其他称号必须填写")
    granted_on = models.DateField("授予日期")
    issuer = models.CharField("授予单位", max_length=100)
    document_number = models.CharField("文号", max_length=100, blank=True)
    ended_on = models.DateField("终止日期", null=True, blank=True, help_text="仍有效的可不填")
    project = models.ForeignKey(
        "workshops.IchProject", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="所传承的非遗代表性项目", help_text="仅代表性传承人填写",
    )  # fmt: skip

    scope_path = "leader__region"
    leader_path = "leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "带头人称号"
        ordering = ("-granted_on", "-pk")
        indexes = (
            models.Index(fields=("leader", "granted_on"), name="training_title_list"),
            models.Index(fields=("kind", "level", "granted_on"), name="training_title_kind"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="training_leadertitle_days", condition=Q(ended_on=None) | Q(ended_on__gte=F("granted_on"))
            ),
            models.CheckConstraint(name="training_leadertitle_named", condition=~Q(kind=TitleKind.OTHER) | ~Q(name="")),
            models.CheckConstraint(
                name="training_leadertitle_project", condition=Q(project=None) | Q(kind=TitleKind.INHERITOR)
            ),
        )

    def __str__(self):
        return self.name or f"{self.get_level_display()}{self.get_kind_display()}"


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Cultivation(Record):
    """How far a leader is on the way to a title, what comes next and which department sees to it (notice art. 5).

    Once granted it points to the title; one that goes nowhere is stopped, and a new one may begin.
    """

    leader = models.ForeignKey("workshops.Leader", models.PROTECT, related_name="cultivations", verbose_name="带头人")
    target_kind = models.CharField("培育目标", max_length=20, choices=TitleKind.choices)
    target_level = models.CharField("目标级别", max_length=10, choices=Level.choices)
    stage = models.CharField(
        "阶段", max_length=12, choices=CultivationStage.choices, default=CultivationStage.IDENTIFIED
    )
    next_step = models.CharField("下一步工作", max_length=200, blank=True)
    due_on = models.DateField("完成期限", null=True, blank=True, help_text="下一步工作最迟完成的日期")
    department = models.CharField("责任部门", max_length=10, choices=Department.choices)
    note = models.TextField("说明", max_length=500, blank=True)
    title = models.ForeignKey(
        LeaderTitle, models.PROTECT, null=True, blank=True, related_name="cultivations", verbose_name="获得的称号",
        help_text="已获称号的，请选择登记的称号",
    )  # fmt: skip

    scope_path = "leader__region"
    leader_path = "leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "带头人培育"
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("leader", "stage"), name="training_cultivation_list"),
            models.Index(fields=("department", "stage", "due_on"), name="training_cultivation_due"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=("leader", "target_kind", "target_level"),
                condition=Q(voided_at=None) & ~Q(stage__in=CULTIVATION_OVER),
                name="training_cultivation_one_open",
            ),
            models.CheckConstraint(
                name="training_cultivation_granted",
                condition=Q(stage=CultivationStage.GRANTED, title__isnull=False)
                | (~Q(stage=CultivationStage.GRANTED) & Q(title=None)),
            ),
        )

    def __str__(self):
        return f"{self.leader} {self.get_target_level_display()}{self.get_target_kind_display()}"
