import pghistory
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from catalog.models.choices_sales import SalesChannel
from workshops.access.scope import ScopedQuerySet
from workshops.models import Record


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class MonthlySales(Record):
    """What a workshop sold in a month through one channel, in yuan (notice art. 7). `month` is its first day.

    `doubts` are the codes of plausibility checks that the row failed and somebody confirmed all the same.
    """

    workshop = models.ForeignKey(
        "workshops.Workshop", models.PROTECT, related_name="monthly_sales", verbose_name="工坊"
    )
    month = models.DateField("月份", help_text="填写当月1日。")
    channel = models.CharField("销售渠道", max_length=12, choices=SalesChannel.choices)
    amount = models.DecimalField("销售额（元）", max_digits=12, decimal_places=2, validators=[MinValueValidator(0)])
    quantity = models.PositiveIntegerField("销售数量（件）", null=True, blank=True)
    note = models.CharField("备注", max_length=200, blank=True)
    doubts = models.JSONField("经确认的疑点", default=list, blank=True, editable=False)

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "月度销售"
        ordering = ("-month", "workshop", "channel", "-pk")
        indexes = (
            models.Index(fields=("workshop", "month"), name="catalog_sales_workshop"),
            models.Index(fields=("month", "channel"), name="catalog_sales_month"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=("workshop", "month", "channel"),
                condition=Q(voided_at=None),
                name="catalog_monthlysales_once",
                violation_error_message="该工坊本月此渠道的销售已登记，请更正原记录。",
            ),
            models.CheckConstraint(name="catalog_monthlysales_sound", condition=Q(amount__gte=0)),
            models.CheckConstraint(
                name="catalog_monthlysales_first_day",
                condition=Q(month__day=1),
                violation_error_message="月份须为当月1日。",
            ),
        )

    def __str__(self):
        return f"{self.workshop} {self.month:%Y-%m} {self.get_channel_display()}"
