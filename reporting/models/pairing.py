import pghistory
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from reporting.models.choices import PairingActionKind, PairingKind
from workshops.access.scope import ScopedQuerySet
from workshops.models import Record


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Pairing(Record):
    """结对关系 (notice art. 9): one region helps another, from when to when. A public fact."""

    kind = models.CharField("结对类型", max_length=20, choices=PairingKind.choices)
    helping_region = models.ForeignKey(
        "regions.Region", models.PROTECT, related_name="pairings_as_helping", verbose_name="帮扶地区"
    )
    helped_region = models.ForeignKey(
        "regions.Region", models.PROTECT, related_name="pairings_as_helped", verbose_name="受援地区"
    )
    since = models.DateField("结对起始日期")
    until = models.DateField("结对终止日期", null=True, blank=True, help_text="仍在结对的不填。")
    document_number = models.CharField("文号", max_length=100, blank=True, help_text="确定结对关系的文件。")
    note = models.TextField("备注", max_length=500, blank=True)

    scope_path = "helped_region"
    leader_path = None
    shared_rows = Q(pk__isnull=False)  # both sides read it, as does everybody else
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "结对关系"
        ordering = ("-since", "-pk")
        indexes = (
            models.Index(fields=("helping_region", "since"), name="reporting_pairing_helping"),
            models.Index(fields=("helped_region", "since"), name="reporting_pairing_helped"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=("kind", "helping_region", "helped_region"),
                condition=Q(until=None, voided_at=None),
                name="reporting_pairing_in_force",
                violation_error_message="两地的这一结对关系已登记。",
            ),
            models.CheckConstraint(
                name="reporting_pairing_regions",
                condition=~Q(helping_region=F("helped_region")),
                violation_error_message="帮扶地区和受援地区不能相同。",
            ),
            models.CheckConstraint(
                name="reporting_pairing_days",
                condition=Q(until=None) | Q(until__gte=F("since")),
                violation_error_message="结对终止日期不能早于起始日期。",
            ),
        )

    def __str__(self):
        return self.get_kind_display()


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class PairingAction(Record):
    """What a pairing did for workshops: a survey, an exchange … (notice art. 9). Amount in yuan. A public fact."""

    pairing = models.ForeignKey(Pairing, models.PROTECT, related_name="actions", verbose_name="结对关系")
    kind = models.CharField("活动类型", max_length=12, choices=PairingActionKind.choices)
    title = models.CharField("活动名称", max_length=100)
    held_from = models.DateField("开始日期")
    held_to = models.DateField("结束日期", null=True, blank=True, help_text="当天结束或尚未结束的可不填。")
    amount = models.DecimalField(
        "投入资金（元）", max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    people = models.PositiveIntegerField("参加人数（人次）", null=True, blank=True)
    workshops = models.ManyToManyField(
        "workshops.Workshop", related_name="pairing_actions", blank=True, verbose_name="涉及的工坊"
    )
    results = models.TextField("主要成效", max_length=2000, blank=True)
    document = models.ForeignKey(
        "workshops.Attachment", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="证明材料"
    )

    scope_path = "pairing__helped_region"
    leader_path = None
    shared_rows = Q(pk__isnull=False)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "结对活动"
        ordering = ("-held_from", "-pk")
        indexes = (models.Index(fields=("pairing", "held_from"), name="reporting_pairingaction_held"),)
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="reporting_pairingaction_days",
                condition=Q(held_to=None) | Q(held_to__gte=F("held_from")),
                violation_error_message="结束日期不能早于开始日期。",
            ),
            models.CheckConstraint(
                name="reporting_pairingaction_amount",
                condition=Q(amount=None) | Q(amount__gte=0),
                violation_error_message="投入资金不能为负数。",
            ),
        )

    def __str__(self):
        return self.title
