import uuid

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from workshops.access.scope import ScopedQuerySet
from workshops.models.choices import Standing, Survival
from workshops.models.facts import WorkshopFacts


@pghistory.track()
class Workshop(WorkshopFacts):
    """A certified 非遗工坊 (or one that was). Made by certification; its facts change by yearly updates.

    `standing`, `at_risk`, `would_end_on`, `ended_on` and `last_confirmed_year` are a projection of the legal
    rows (certificate, confirmations, endings, corrections): `certification.standing` is their only writer.
    `projects_text` and `search_text` are written with the facts, for lists and search.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField("登记编号", max_length=30, unique=True)
    certified_on = models.DateField("认定日期")
    leader = models.ForeignKey("workshops.Leader", models.PROTECT, verbose_name="带头人", related_name="workshops")
    projects = models.ManyToManyField(
        "workshops.IchProject", verbose_name="依托的非遗代表性项目", related_name="workshops", blank=True
    )
    projects_text = models.CharField("依托项目", max_length=400, blank=True)
    previous = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="successors", verbose_name="原登记"
    )
    survival = models.CharField("生产状况", max_length=10, choices=Survival.choices, default=Survival.PRODUCING)

    standing = models.CharField("状态", max_length=10, choices=Standing.choices, default=Standing.CERTIFIED)
    at_risk = models.BooleanField("有取消风险", default=False)
    would_end_on = models.DateField("如不确认将取消之日", null=True, blank=True)
    ended_on = models.DateField("资格终止日期", null=True, blank=True)
    last_confirmed_year = models.PositiveSmallIntegerField("最近确认年度", null=True, blank=True)

    search_text = models.TextField(blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    scope_path = "region"
    leader_path = "leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "非遗工坊"
        indexes = [
            models.Index(fields=["region", "standing", "id"]),
            models.Index(fields=["standing", "at_risk"]),
            GinIndex(fields=["search_text"], opclasses=["gin_trgm_ops"], name="workshop_search_trgm"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["previous"], name="workshop_followed_by_one"),
            models.CheckConstraint(
                condition=Q(standing=Standing.CERTIFIED, ended_on=None) | Q(ended_on__isnull=False),
                name="workshop_ended_has_date",
            ),
            models.CheckConstraint(
                condition=Q(previous=None) | ~Q(previous=F("id")), name="workshop_not_its_own_predecessor"
            ),
        ]

    def __str__(self):
        return self.name
