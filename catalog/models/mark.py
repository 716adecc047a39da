import pghistory
from django.db import models
from django.db.models import F, Q

from workshops.access.scope import ScopedQuerySet
from workshops.models import Record


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class ConsumptionMark(Record):
    """消费帮扶产品认定 (notice art. 7): a product recognised for consumption assistance, valid to `ends_on` (null = no
    term). `ended_on` is an end before its term, with the reason."""

    product = models.ForeignKey(
        "catalog.Product", models.PROTECT, related_name="consumption_marks", verbose_name="产品"
    )
    number = models.CharField("认定编号", max_length=60)
    granted_on = models.DateField("认定日期")
    ends_on = models.DateField("有效期至", null=True, blank=True, help_text="长期有效的，留空。")
    issuer = models.CharField("认定单位", max_length=100)
    document_number = models.CharField("认定文号", max_length=100, blank=True)
    ended_on = models.DateField("提前终止日期", null=True, blank=True)
    end_reason = models.CharField("提前终止原因", max_length=200, blank=True)

    scope_path = "product__workshop__region"
    leader_path = "product__workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "消费帮扶产品认定"
        ordering = ("-granted_on", "-pk")
        indexes = (models.Index(fields=("product", "granted_on"), name="catalog_mark_product"),)
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=("product", "number"), condition=Q(voided_at=None), name="catalog_mark_once"
            ),  # one number may stand for several products of a batch
            models.CheckConstraint(
                name="catalog_mark_days",
                condition=(Q(ends_on=None) | Q(ends_on__gte=F("granted_on")))
                & (Q(ended_on=None) | Q(ended_on__gte=F("granted_on"))),
            ),
            models.CheckConstraint(
                name="catalog_mark_ended",
                condition=Q(ended_on=None, end_reason="") | (Q(ended_on__isnull=False) & ~Q(end_reason="")),
            ),
        )

    def __str__(self):
        return self.number
