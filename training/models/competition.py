import pghistory
from django.db import models
from django.db.models import F, Q

from training.models.choices import Award, CompetitionLevel
from workshops.access.scope import ScopedQuerySet
from workshops.models import Record

LOCAL_LEVELS = (CompetitionLevel.PROVINCIAL, CompetitionLevel.PREFECTURE, CompetitionLevel.COUNTY)


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Competition(Record):
    """A vocational skills competition with ICH items (notice art. 4). A public fact; without region it is national."""

    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="competitions", verbose_name="主办地区",
        help_text="国家级的不选",
    )  # fmt: skip
    name = models.CharField("竞赛名称", max_length=100)
    level = models.CharField("级别", max_length=10, choices=CompetitionLevel.choices)
    organiser = models.CharField("主办单位", max_length=200)
    held_from = models.DateField("开始日期")
    held_to = models.DateField("结束日期")
    place = models.CharField("地点", max_length=100, blank=True)
    items = models.TextField("非遗技能项目", max_length=500, help_text="设置的非遗技能类竞赛项目，每行一个")
    document_number = models.CharField("文号", max_length=100, blank=True)
    link = models.URLField("网址", max_length=300, blank=True, help_text="竞赛通知或结果公告的网页")

    scope_path = "region"
    leader_path = None
    shared_rows = Q(pk__isnull=False)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "技能竞赛"
        ordering = ("-held_from", "-pk")
        indexes = (
            models.Index(fields=("region", "held_from"), name="training_competition_region"),
            models.Index(fields=("level", "held_from"), name="training_competition_level"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(name="training_competition_days", condition=Q(held_to__gte=F("held_from"))),
            models.CheckConstraint(
                name="training_competition_region_by_level",
                condition=Q(level=CompetitionLevel.INDUSTRY)
                | Q(level=CompetitionLevel.NATIONAL, region=None)
                | Q(level__in=LOCAL_LEVELS, region__isnull=False),
            ),
        )

    def __str__(self):
        return self.name


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class CompetitionEntry(Record):
    """Somebody of a workshop in one item of a competition, and the award won, if any (notice art. 4).

    The entrant's name is public, as the organiser publishes it.
    """

    competition = models.ForeignKey(Competition, models.PROTECT, related_name="entries", verbose_name="竞赛")
    item = models.CharField("参赛项目", max_length=60)
    workshop = models.ForeignKey(
        "workshops.Workshop", models.PROTECT, related_name="competition_entries", verbose_name="工坊"
    )
    leader = models.ForeignKey(
        "workshops.Leader", models.PROTECT, null=True, blank=True, related_name="competition_entries",
        verbose_name="带头人", help_text="带头人本人参赛的，请选择",
    )  # fmt: skip
    entrant = models.CharField("参赛者", max_length=60, help_text="姓名或队名；将公开显示")
    award = models.CharField("获奖情况", max_length=9, choices=Award.choices, default=Award.NONE)
    award_name = models.CharField("奖项名称", max_length=60, blank=True, help_text="证书上的名称，如：金奖")
    awarded_on = models.DateField("获奖日期", null=True, blank=True)
    certificate_number = models.CharField("证书编号", max_length=60, blank=True)

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "参赛记录"
        ordering = ("-competition__held_from", "-pk")
        indexes = (models.Index(fields=("workshop", "award"), name="training_entry_list"),)
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=("competition", "item", "workshop", "entrant"),
                condition=Q(voided_at=None),
                name="training_entry_once",
            ),
            models.CheckConstraint(
                name="training_competitionentry_awarded",
                condition=~Q(award=Award.NONE) | Q(award_name="", awarded_on=None),
            ),
        )

    def __str__(self):
        return f"{self.entrant}（{self.item}）"
