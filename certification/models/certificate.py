import secrets

from django.db import models
from django.db.models import Q

from certification.models.choices import EndingKind
from workshops.access import clock
from workshops.access.append_only import append_only_triggers
from workshops.access.scope import ScopedQuerySet


def new_token() -> str:
    return secrets.token_urlsafe(16)


class Decision(models.Model):
    """The decision on an application, with the evidence criterion by criterion (rules.md §2)."""

    application = models.OneToOneField("certification.Application", models.PROTECT, related_name="decision")
    certified = models.BooleanField("认定")
    reasons = models.TextField("理由", max_length=2000)
    findings = models.JSONField("逐条认定依据")
    by = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    scope_path = "application__region"
    leader_path = "application__applicant"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "认定决定"
        triggers = append_only_triggers()

    def __str__(self):
        return "认定" if self.certified else "不予认定"


class NumberSequence(models.Model):
    """The last number given for a county and year: locked while one is given, so numbers have no gaps."""

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "year"], name="number_sequence_once")]

    def __str__(self):
        return f"{self.region_id} {self.year}: {self.last}"


class Certificate(models.Model):
    """认定: the legal fact that a workshop was certified on a day. `region` and `year` are those of its number.

    `recorded_at` is when the system came to know it; imported certificates (`application` None) carry the years
    known to be confirmed and those before the import that nobody knows about (rules.md §4).
    """

    workshop = models.OneToOneField("workshops.Workshop", models.PROTECT, related_name="certificate")
    application = models.OneToOneField(
        "certification.Application", models.PROTECT, null=True, blank=True, related_name="certificate"
    )
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    number = models.CharField("登记编号", max_length=30, unique=True)
    token = models.CharField(max_length=32, unique=True, default=new_token)
    certified_on = models.DateField("认定日期")
    recorded_at = models.DateTimeField(default=clock.now, db_index=True)
    by = models.ForeignKey("access.User", models.PROTECT, related_name="+")

    imported = models.BooleanField(default=False)
    original_number = models.CharField("原证书编号", max_length=60, blank=True)
    known_confirmed_years = models.JSONField(default=list, blank=True)
    unknown_years = models.JSONField(default=list, blank=True)
    # Why an imported date lies before the notice took effect, as its county stated it.
    import_note = models.CharField("导入说明", max_length=200, blank=True)
    # Head counts and money as stated when certified (or imported): what statistics use until a confirmation.
    figures = models.JSONField(default=dict, blank=True)

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "认定证书"
        triggers = append_only_triggers()
        constraints = [
            models.UniqueConstraint(fields=["region", "year", "serial"], name="certificate_serial_once"),
            models.CheckConstraint(
                condition=Q(imported=True) | Q(application__isnull=False), name="certificate_has_its_ground"
            ),
        ]

    def __str__(self):
        return self.number


class ProjectLibraryEntry(models.Model):
    """项目库登记: recorded by the county's rural office after certification (notice art. 2, 9)."""

    workshop = models.OneToOneField("workshops.Workshop", models.PROTECT, related_name="library_entry")
    code = models.CharField("项目库编号", max_length=60)
    entered_on = models.DateField("入库日期")
    by = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "项目库登记"

    def __str__(self):
        return self.code


class Ending(models.Model):
    """The legal fact that a status ended. `ordinal` lets the database refuse a second ending of the same life.

    A first ending is ordinal 1; after a correction annulled it, the next would be 2.
    `evidence` of a revocation: both years, both windows, their closings and the notices sent.
    """

    workshop = models.ForeignKey("workshops.Workshop", models.PROTECT, related_name="endings")
    ordinal = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField("方式", max_length=12, choices=EndingKind.choices)
    effective_on = models.DateField("终止日期")
    recorded_at = models.DateTimeField(default=clock.now, db_index=True)
    by = models.ForeignKey("access.User", models.PROTECT, null=True, blank=True, related_name="+")
    case = models.OneToOneField("certification.EndingCase", models.PROTECT, null=True, blank=True, related_name="fact")
    evidence = models.JSONField(default=dict, blank=True)

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "资格终止"
        triggers = append_only_triggers()
        ordering = ["workshop", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["workshop", "ordinal"], name="ending_once_a_life"),
            models.CheckConstraint(
                condition=Q(kind=EndingKind.REVOCATION, case=None) | Q(case__isnull=False, by__isnull=False),
                name="ending_by_rule_or_by_case",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.effective_on}"


class Correction(models.Model):
    """更正: the province annuls an ending; history stays. The ending counts as never having taken effect.

    `excused_years` are the duty years that count as confirmed from then on (rules.md §4).
    """

    ending = models.OneToOneField(Ending, models.PROTECT, related_name="correction")
    case = models.OneToOneField("certification.CorrectionCase", models.PROTECT, related_name="fact")
    excused_years = models.JSONField(default=list)
    reason = models.TextField("理由", max_length=2000)
    decided_on = models.DateField("更正日期")
    recorded_at = models.DateTimeField(default=clock.now, db_index=True)
    by = models.ForeignKey("access.User", models.PROTECT, related_name="+")

    scope_path = "ending__workshop__region"
    leader_path = "ending__workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "更正"
        triggers = append_only_triggers()

    def __str__(self):
        return f"更正 {self.decided_on}"
