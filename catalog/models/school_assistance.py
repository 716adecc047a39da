import pghistory
from django.db import models
from django.db.models import F, Q

from catalog.models.choices_products import AssistanceKind
from workshops.access.scope import ScopedQuerySet
from workshops.models import Record


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class SchoolAssistance(Record):
    """院校帮扶行动 (notice art. 6): a school helps a workshop, from when to when; teachers and students in persons.

    `respects_tradition` says how culture, place and ethnic tradition were respected, as the notice requires.
    """

    school = models.ForeignKey("training.School", models.PROTECT, related_name="assistances", verbose_name="院校")
    workshop = models.ForeignKey(
        "workshops.Workshop", models.PROTECT, related_name="school_assistances", verbose_name="工坊"
    )
    theme = models.CharField("帮扶主题", max_length=100)
    kind = models.CharField("帮扶内容", max_length=12, choices=AssistanceKind.choices)
    started_on = models.DateField("开始日期")
    ended_on = models.DateField("结束日期", null=True, blank=True, help_text="仍在进行的，留空。")
    teachers_count = models.PositiveSmallIntegerField("参与教师（人）", default=0)
    students_count = models.PositiveSmallIntegerField("参与学生（人）", default=0)
    results = models.TextField("帮扶成果", max_length=2000, blank=True)
    respects_tradition = models.TextField(
        "对传统的尊重", max_length=1000, help_text="说明怎样尊重优秀传统文化、地域文化特点和民族传统。"
    )

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "院校帮扶行动"
        ordering = ("-started_on", "-pk")
        indexes = (models.Index(fields=("workshop", "started_on"), name="catalog_assistance_workshop"),)
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="catalog_schoolassistance_days", condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on"))
            ),
        )

    def __str__(self):
        return self.theme


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class ImprovedProduct(Record):
    """A product that an assistance improved: what it was before, what after, and what came of it."""

    assistance = models.ForeignKey(
        SchoolAssistance, models.PROTECT, related_name="improved_products", verbose_name="院校帮扶行动"
    )
    product = models.ForeignKey("catalog.Product", models.PROTECT, related_name="improvements", verbose_name="产品")
    before = models.TextField("提升前情况", max_length=1000)
    after = models.TextField("提升后情况", max_length=1000)
    outcome = models.TextField("效果", max_length=1000, blank=True, help_text="如销量、价格、订单的变化。")

    scope_path = "assistance__workshop__region"
    leader_path = "assistance__workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "提升产品"
        ordering = ("-recorded_at", "-pk")
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=("assistance", "product"), condition=Q(voided_at=None), name="catalog_improvedproduct_once"
            ),
        )

    def __str__(self):
        return f"{self.product}（{self.assistance}）"
