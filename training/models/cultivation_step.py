from django.conf import settings
from django.db import models

from training.models.choices import CultivationStage
from workshops.access import clock
from workshops.access.append_only import append_only_triggers
from workshops.access.scope import ScopedQuerySet


class CultivationStep(models.Model):
    """One move of a cultivation (notice art. 5): from which stage to which, by whom, and what was to come next then.

    Append-only; the first one of a cultivation comes from nowhere. `office_name` is what it was called at the time.
    """

    cultivation = models.ForeignKey("training.Cultivation", models.PROTECT, related_name="steps")
    source = models.CharField("原阶段", max_length=12, choices=CultivationStage.choices, blank=True)
    target = models.CharField("阶段", max_length=12, choices=CultivationStage.choices)
    next_step = models.CharField("下一步工作", max_length=200, blank=True)
    due_on = models.DateField("完成期限", null=True, blank=True)
    note = models.CharField("说明", max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="办理人")
    office_name = models.CharField("办理单位", max_length=100, blank=True)
    at = models.DateTimeField("时间", default=clock.now)

    scope_path = "cultivation__leader__region"
    leader_path = "cultivation__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "培育进展"
        ordering = ("pk",)
        triggers = append_only_triggers()

    def __str__(self):
        return f"{self.cultivation} {self.get_target_display()}"
