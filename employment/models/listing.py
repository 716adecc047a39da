import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from employment.models.choices import Category, MismatchKind, MismatchOutcome, Removal
from employment.models.worker import days
from workshops.access import sealed
from workshops.access.models import Department
from workshops.access.scope import ScopedQuerySet
from workshops.access.sealed_fields import SealedField
from workshops.people.lookup import IDENTITY_LABEL


def rural_only(user) -> Q | None:
    """Lists of poor families are the rural department's alone: no other office sees a row of them."""
    return Q() if user.department == Department.RURAL else None


def may_reveal_listing(user) -> bool:
    return user.is_office and user.department == Department.RURAL and user.level == "county"


class Listing(models.Model):
    """One person on the rural office's list of a county, in one category, from `valid_from` to `valid_to`.

    `person` is the match with the register, found by the keyed look-up; it stays when the rest is erased, and is what
    statistics count by. `closed_recorded_at`: when it became known that the entry ends.
    """

    FIELD_LABEL = "employment.listing.identity"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="户籍所在县（市、区）")
    category = models.CharField("人员类别", max_length=20, choices=Category.choices)
    name = models.CharField("姓名", max_length=40, blank=True)
    identity_sealed = models.TextField("身份证号码", blank=True, editable=False)
    identity_lookup = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001 null: erased
    person = models.ForeignKey(
        "employment.Person", models.PROTECT, null=True, blank=True, related_name="listings", editable=False
    )
    valid_from = models.DateField("列入日期")
    valid_to = models.DateField("截止日期", null=True, blank=True)
    removal = models.CharField("移出原因", max_length=14, choices=Removal.choices, blank=True)
    employed_at = models.CharField("名单记载的就业工坊", max_length=100, blank=True)
    import_job = models.UUIDField("导入批次", null=True, blank=True, editable=False)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_recorded_at = models.DateTimeField(null=True, blank=True, editable=False)

    scope_path = "region"
    office_rows = staticmethod(rural_only)
    sealed_fields = (
        SealedField(
            "identity_sealed", label=FIELD_LABEL, title="身份证号码", mask=sealed.mask_identity,
            may_reveal=may_reveal_listing, page="employment:listing-detail",
        ),
    )  # fmt: skip
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "名单人员"
        ordering = ("region", "pk")
        constraints = (
            ExclusionConstraint(
                name="employment_listing_no_overlap",
                expressions=(
                    (F("identity_lookup"), RangeOperators.EQUAL),
                    (F("category"), RangeOperators.EQUAL),
                    (F("region"), RangeOperators.EQUAL),
                    (days("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ),
            ),
            models.CheckConstraint(
                name="employment_listing_closed",
                condition=Q(valid_to=None, closed_recorded_at=None, removal="")
                | (Q(valid_to__gte=F("valid_from"), closed_recorded_at__isnull=False) & ~Q(removal="")),
            ),
        )
        indexes = (
            models.Index(fields=("region", "category"), name="employment_listing_region"),
            models.Index(fields=("identity_lookup",), name="employment_listing_lookup"),
            models.Index(fields=("person", "category", "region"), name="employment_listing_person"),
        )

    def __str__(self):
        return f"{self.name} {self.get_category_display()}"

    @property
    def identity_masked(self) -> str:
        return sealed.mask_identity(self.identity())

    def identity(self) -> str:
        """The clear number: for reveal and erasure only."""
        return sealed.unseal(self.identity_sealed, label=self.FIELD_LABEL, row=self.uid)

    def seal_identity(self, number: str) -> None:
        self.identity_sealed = sealed.seal(number, label=self.FIELD_LABEL, row=self.uid)
        self.identity_lookup = sealed.lookup(number, label=IDENTITY_LABEL)


def own_department(user) -> Q:
    """A task is seen by the department that owns it."""
    return Q(department=user.department)


class Mismatch(models.Model):
    """Where the register and a list say different things: a task with an owner, open until both agree or it is settled.

    Owner: the rural office of the worker's county of registration for what the workshop claims, the culture office
    for people whom a list has in a workshop and the register has not.
    """

    kind = models.CharField("差异", max_length=16, choices=MismatchKind.choices)
    category = models.CharField("人员类别", max_length=20, choices=Category.choices)
    worker = models.ForeignKey("employment.Worker", models.PROTECT, null=True, blank=True, related_name="mismatches")
    listing = models.ForeignKey(Listing, models.PROTECT, null=True, blank=True, related_name="mismatches")
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="承办地区")
    department = models.CharField("承办部门", max_length=8, choices=Department.choices)
    opened_on = models.DateField("发现日期")
    closed_at = models.DateTimeField("办结时间", null=True, blank=True, editable=False)
    outcome = models.CharField("办理结果", max_length=16, choices=MismatchOutcome.choices, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    scope_path = "region"
    leader_path = "worker__workshop__leader__user"
    office_rows = staticmethod(own_department)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "核验差异"
        ordering = ("opened_on", "pk")
        constraints = (
            models.CheckConstraint(
                name="employment_mismatch_subject",
                condition=Q(kind=MismatchKind.UNKNOWN_WORKER, worker=None, listing__isnull=False)
                | (~Q(kind=MismatchKind.UNKNOWN_WORKER) & Q(worker__isnull=False)),
            ),
            models.CheckConstraint(
                name="employment_mismatch_closed",
                condition=Q(closed_at=None, outcome="") | (Q(closed_at__isnull=False) & ~Q(outcome="")),
            ),
            models.UniqueConstraint(
                fields=("kind", "worker", "category"), condition=Q(closed_at=None, listing=None),
                name="employment_mismatch_worker_once",
            ),
            models.UniqueConstraint(
                fields=("kind", "worker", "listing"), condition=Q(closed_at=None, listing__isnull=False),
                name="employment_mismatch_listing_once", nulls_distinct=False,
            ),
        )  # fmt: skip

    def __str__(self):
        return self.get_kind_display()
