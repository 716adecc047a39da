import uuid

from django.db import models
from django.db.models import Q

from certification.models.choices import ApplicationKind, ApplicationStatus
from certification.models.step import Step
from workshops.access import sealed
from workshops.access.scope import ScopedQuerySet
from workshops.access.sealed_fields import SealedField
from workshops.models import WorkshopFacts


class Application(WorkshopFacts):
    """认定申请 (rules.md §3): drafted by the applicant, judged by the measure in force when it was submitted.

    `status`, `round` and `due_on` are written by `certification.flow.advance` only. `round` counts the
    submissions: opinions and inspections belong to one round and lapse when the case is returned.
    """

    PHONE_LABEL = "certification.application.phone"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField("申请类型", max_length=10, choices=ApplicationKind.choices, default=ApplicationKind.NEW)
    status = models.CharField(
        "办理状态", max_length=16, choices=ApplicationStatus.choices, default=ApplicationStatus.DRAFT
    )
    round = models.PositiveSmallIntegerField(default=0)
    due_on = models.DateField("本环节期限", null=True, blank=True)

    applicant = models.ForeignKey(
        "access.User", models.PROTECT, null=True, blank=True, related_name="applications", verbose_name="申请账号"
    )
    opened_by = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    leader_name = models.CharField("带头人姓名", max_length=60, blank=True)
    leader_phone_sealed = models.TextField(blank=True)
    projects = models.ManyToManyField(
        "workshops.IchProject", verbose_name="依托的非遗代表性项目", related_name="+", blank=True
    )
    files = models.ManyToManyField("workshops.Attachment", related_name="applications", blank=True)
    answers = models.JSONField("对省定条件的回答", default=dict, blank=True)

    measure = models.ForeignKey(
        "certification.Measure", models.PROTECT, null=True, blank=True, related_name="applications"
    )
    previous = models.ForeignKey(
        "workshops.Workshop", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="原登记"
    )
    legacy_name = models.CharField("原非遗扶贫就业工坊名称", max_length=100, blank=True)
    legacy_document = models.CharField("原认定文件或编号", max_length=100, blank=True)

    submitted_at = models.DateTimeField("提交时间", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    scope_path = "region"
    leader_path = "applicant"
    sealed_fields = (SealedField("leader_phone_sealed", label=PHONE_LABEL, title="带头人联系电话"),)
    office_rows = ~Q(status=ApplicationStatus.DRAFT) | Q(kind=ApplicationKind.TRANSFER)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "认定申请"
        indexes = [models.Index(fields=["region", "status"]), models.Index(fields=["applicant", "-created_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=ApplicationStatus.DRAFT)
                | Q(status=ApplicationStatus.WITHDRAWN)
                | Q(submitted_at__isnull=False, measure__isnull=False),
                name="application_submitted_has_measure",
            )
        ]

    def __str__(self):
        return self.name or f"申请 {self.pk}"

    def leader_phone(self) -> str:
        """The clear number: for the reveal view and the applicant's own form only."""
        if not self.leader_phone_sealed:
            return ""
        return sealed.unseal(self.leader_phone_sealed, label=self.PHONE_LABEL, row=self.uid)

    @property
    def leader_phone_masked(self) -> str:
        return sealed.mask_phone(self.leader_phone()) if self.leader_phone_sealed else ""

    def seal_leader_phone(self, phone: str) -> None:
        self.leader_phone_sealed = sealed.seal(phone, label=self.PHONE_LABEL, row=self.uid) if phone else ""


class ApplicationStep(Step):
    case = models.ForeignKey(Application, models.PROTECT, related_name="steps")

    scope_path = "case__region"
    leader_path = "case__applicant"
