import uuid

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone

from employment.ethnic_groups import EthnicGroup
from employment.models.choices import Category
from workshops.access import sealed
from workshops.access.scope import ScopedQuerySet
from workshops.access.sealed_fields import SealedField
from workshops.people.fields import Field, may_reveal
from workshops.people.sealed_person import SealedPerson


class Days(Func):
    """A range of days, both ends included, for constraints and filters; open where the last day is null."""

    function = "DATERANGE"
    output_field = DateRangeField()


def days(first: str, last: str) -> Days:
    return Days(first, last, RangeBoundary(inclusive_lower=True, inclusive_upper=True))


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), exclude=["identity_sealed", "phone_sealed"])
class Worker(SealedPerson, models.Model):
    """A person as one workshop knows them: what a workshop states of its people no other workshop reads or changes.

    Who works in two workshops is two rows of one `Person`. `version` counts the changes; the events hold what a row
    said before each.
    """

    PHONE_LABEL = "employment.worker.phone"
    IDENTITY_FIELD = "employment.worker.identity"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey("employment.Person", models.PROTECT, related_name="workers", editable=False)
    workshop = models.ForeignKey("workshops.Workshop", models.PROTECT, related_name="workers", verbose_name="工坊")
    name = models.CharField("姓名", max_length=40)
    identity_sealed = models.TextField("身份证号码", blank=True, editable=False)
    phone_sealed = models.TextField("联系电话", blank=True, editable=False)
    phone_lookup = models.CharField(max_length=64, blank=True, editable=False)
    ethnic_group = models.CharField("民族", max_length=2, choices=EthnicGroup.choices, blank=True)
    home_region = models.ForeignKey(
        "regions.Region", models.PROTECT, related_name="+", verbose_name="户籍所在县（市、区）"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    sealed_fields = (
        SealedField(
            "identity_sealed", label=IDENTITY_FIELD, title="身份证号码", mask=sealed.mask_identity,
            may_reveal=lambda user: may_reveal(user, Field.IDENTITY), page="employment:worker-detail",
        ),
        SealedField(
            "phone_sealed", label=PHONE_LABEL, title="联系电话",
            may_reveal=lambda user: may_reveal(user, Field.PHONE), page="employment:worker-detail",
        ),
    )  # fmt: skip
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "从业人员"
        constraints = (models.UniqueConstraint(fields=("person", "workshop"), name="employment_worker_once"),)
        indexes = (models.Index(fields=("workshop", "name"), name="employment_worker_name"),)

    def __str__(self):
        return self.name

    def seal_identity(self, number: str) -> None:
        self.identity_sealed = sealed.seal(number, label=self.IDENTITY_FIELD, row=self.uid)

    def seal_phone(self, phone: str) -> None:
        self.phone_sealed = sealed.seal(phone, label=self.PHONE_LABEL, row=self.uid)
        self.phone_lookup = sealed.lookup(phone, label=self.PHONE_LABEL)


class CategoryClaim(models.Model):
    """What the workshop says of a worker's category, and for which days (rules.md §5). One category at a time.

    A claim that turns out wrong is withdrawn, not changed, so that what was claimed on any day can be told.
    """

    worker = models.ForeignKey(Worker, models.PROTECT, related_name="claims", verbose_name="从业人员")
    category = models.CharField("人员类别", max_length=20, choices=Category.choices)
    valid_from = models.DateField("起始日期")
    valid_to = models.DateField("截止日期", null=True, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField("登记截止的时间", null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True, editable=False)

    scope_path = "worker__workshop__region"
    leader_path = "worker__workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "人员类别申报"
        ordering = ("valid_from",)
        constraints = (
            ExclusionConstraint(
                name="employment_claim_one_at_a_time",
                expressions=(
                    (F("worker"), RangeOperators.EQUAL),
                    (days("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ),
                condition=Q(withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="employment_claim_days",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
        )

    def __str__(self):
        return self.get_category_display()
