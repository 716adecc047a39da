import uuid

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from workshops.access import sealed
from workshops.access.models import Department
from workshops.access.scope import ScopedQuerySet
from workshops.access.sealed_fields import SealedField
from workshops.models import Record


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), exclude=["phone_sealed"])
class ResponsiblePerson(Record):
    """Who answers for the workshops of a region in one department, from when to when (notice art. 9).

    One in force per region and department; a successor is a new row. The office phone is kept sealed. Leaders get
    those of their own county through a query, not through the scope.
    """

    PHONE_LABEL = "reporting.responsible.phone"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, related_name="responsible_persons", verbose_name="地区"
    )
    department = models.CharField("部门", max_length=8, choices=Department.choices)
    unit = models.CharField("负责单位", max_length=100)
    name = models.CharField("负责人姓名", max_length=40)
    post = models.CharField("职务", max_length=60)
    duty = models.TextField("工作任务", max_length=500, help_text="该负责人在非遗工坊建设中承担的工作。")
    phone_sealed = models.TextField("办公电话", blank=True, editable=False)
    since = models.DateField("任职起始日期")
    until = models.DateField("任职终止日期", null=True, blank=True, help_text="在任的不填。")

    scope_path = "region"
    leader_path = None
    sealed_fields = (
        SealedField("phone_sealed", label=PHONE_LABEL, title="办公电话", page="reporting:responsible-persons-detail"),
    )
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "工作负责人"
        ordering = ("region", "department", "-since", "-pk")
        indexes = (models.Index(fields=("region", "department", "since"), name="reporting_responsible_since"),)
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=("region", "department"),
                condition=Q(until=None, voided_at=None),
                name="reporting_responsibleperson_in_force",
                violation_error_message="本地区该部门已有在任负责人，请先填写其任职终止日期。",
            ),
            models.CheckConstraint(
                name="reporting_responsibleperson_days",
                condition=Q(until=None) | Q(until__gte=F("since")),
                violation_error_message="任职终止日期不能早于起始日期。",
            ),
        )

    def __str__(self):
        return self.name

    @property
    def phone_masked(self) -> str:
        return sealed.mask_phone(self.phone()) if self.phone_sealed else ""

    @property
    def office_phone(self) -> str:
        """What the form, the list and the API show; set to a number it seals that, to the mask it changes nothing."""
        return self.phone_masked

    @office_phone.setter
    def office_phone(self, typed: str) -> None:
        if typed == self.phone_masked:
            return
        if "*" in typed:
            raise ValidationError({"office_phone": ["请填写完整的电话号码，或保持原样不变。"]})
        self.seal_phone(typed)

    def phone(self) -> str:
        """The clear number: for the reveal view and for the leaders' query only."""
        return sealed.unseal(self.phone_sealed, label=self.PHONE_LABEL, row=self.uid)

    def seal_phone(self, phone: str) -> None:
        self.phone_sealed = sealed.seal(phone, label=self.PHONE_LABEL, row=self.uid)
