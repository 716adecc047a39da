from django.db import models

from workshops.access import clock
from workshops.access.append_only import append_only_triggers
from workshops.access.scope import ScopedQuerySet


class Step(models.Model):
    """One step of a case: append-only (held by a trigger), written by `certification.flow.advance` only.

    `duty`, `department` and `office_name` are those the person had at that moment. `detail` carries structured
    reasons ({"fields": {field: reason}}), findings or figures; never personal data.
    """

    action = models.CharField(max_length=20)
    source = models.CharField(max_length=16)
    target = models.CharField(max_length=16)
    by = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    duty = models.CharField(max_length=10)
    department = models.CharField(max_length=10, blank=True)
    office_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField(default=clock.now)
    note = models.TextField(blank=True)
    detail = models.JSONField(default=dict, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["id"]
        triggers = append_only_triggers()

    def __str__(self):
        return f"{self.action} {self.source}→{self.target}"
