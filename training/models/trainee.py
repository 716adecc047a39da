import uuid

import pghistory
from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from training.models.choices import AttendanceHow, TraineeStatus
from workshops.access import sealed
from workshops.access.scope import ScopedQuerySet
from workshops.access.sealed_fields import SealedField
from workshops.models import Record
from workshops.people.fields import Field, may_reveal
from workshops.people.lookup import identity_lookup
from workshops.people.sealed_person import SealedPerson


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), exclude=["identity_sealed", "phone_sealed"])
class Trainee(SealedPerson, Record):
    """A person in a course (notice art. 4), sent by a workshop or on their own, and with what result.

    The same person in several courses is several rows of one `identity_lookup`. Sealed values stay out of the history.
    """

    IDENTITY_FIELD = "training.trainee.identity"
    PHONE_LABEL = "training.trainee.phone"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    course = models.ForeignKey("training.Course", models.PROTECT, related_name="trainees", verbose_name="培训班")
    workshop = models.ForeignKey(
        "workshops.Workshop", models.PROTECT, null=True, blank=True, related_name="trainees",
        verbose_name="所属工坊", help_text="自行报名、不在工坊就业的可不选",
    )  # fmt: skip
    name = models.CharField("姓名", max_length=40)
    identity_sealed = models.TextField("身份证号码", blank=True, editable=False)
    identity_lookup = models.CharField(max_length=64, blank=True, editable=False, db_index=True)  # a token once erased
    phone_sealed = models.TextField("联系电话", blank=True, editable=False)
    status = models.CharField("状态", max_length=9, choices=TraineeStatus.choices, default=TraineeStatus.ENROLLED)
    test_score = models.DecimalField(
        "考核成绩（分）", max_digits=5, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    certificate_number = models.CharField("证书编号", max_length=60, blank=True)
    certified_on = models.DateField("发证日期", null=True, blank=True)

    scope_path = "course__region"
    leader_path = "workshop__leader__user"
    sealed_fields = (
        SealedField(
            "identity_sealed", label=IDENTITY_FIELD, title="身份证号码", mask=sealed.mask_identity,
            may_reveal=lambda user: may_reveal(user, Field.IDENTITY), page="training:trainee-detail",
        ),
        SealedField(
            "phone_sealed", label=PHONE_LABEL, title="联系电话", page="training:trainee-detail",
            may_reveal=lambda user: may_reveal(user, Field.PHONE),
        ),
    )  # fmt: skip
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "学员"
        ordering = ("course", "name", "pk")
        indexes = (
            models.Index(fields=("course", "status"), name="training_trainee_course"),
            models.Index(fields=("workshop", "status"), name="training_trainee_workshop"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=("course", "identity_lookup"),
                condition=Q(voided_at=None) & ~Q(identity_lookup=""),
                name="training_trainee_once",
            ),
            models.CheckConstraint(name="training_trainee_score", condition=Q(test_score=None) | Q(test_score__gte=0)),
            models.CheckConstraint(
                name="training_trainee_certified",
                condition=Q(certificate_number="", certified_on=None)
                | (Q(certified_on__isnull=False, status=TraineeStatus.COMPLETED) & ~Q(certificate_number="")),
            ),
        )

    def __str__(self):
        return self.name

    def seal_identity(self, number: str) -> None:
        self.identity_sealed = sealed.seal(number, label=self.IDENTITY_FIELD, row=self.uid)
        self.identity_lookup = identity_lookup(number)

    def seal_phone(self, phone: str) -> None:
        self.phone_sealed = sealed.seal(phone, label=self.PHONE_LABEL, row=self.uid)


class Attendance(models.Model):
    """That a trainee was at a session: ticked on the list by an office (`by`) or checked in by QR code."""

    session = models.ForeignKey("training.Session", models.PROTECT, related_name="attendances", verbose_name="课次")
    trainee = models.ForeignKey(Trainee, models.PROTECT, related_name="attendances", verbose_name="学员")
    how = models.CharField("签到方式", max_length=4, choices=AttendanceHow.choices)
    at = models.DateTimeField("签到时间", default=timezone.now, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="登记人",
        editable=False,
    )  # fmt: skip

    scope_path = "session__course__region"
    leader_path = "trainee__workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "签到记录"
        ordering = ("session", "trainee")
        constraints = (
            models.UniqueConstraint(fields=("session", "trainee"), name="training_attendance_once"),
            models.CheckConstraint(
                name="training_attendance_by", condition=Q(how=AttendanceHow.QR) | Q(by__isnull=False)
            ),
        )

    def __str__(self):
        return f"{self.session} {self.trainee}"
