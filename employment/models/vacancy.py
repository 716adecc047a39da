import uuid

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from employment.models.choices import EmploymentForm, PayBasis, ReferralOutcome, VacancyStatus
from workshops.access import sealed
from workshops.access.scope import ScopedQuerySet
from workshops.access.sealed_fields import SealedField
from workshops.people.fields import Field, may_reveal


class Vacancy(models.Model):
    """Posts that a workshop wants to fill, for the county to match. Pay in yuan a month, from what to what."""

    workshop = models.ForeignKey("workshops.Workshop", models.PROTECT, related_name="vacancies", verbose_name="工坊")
    title = models.CharField("岗位名称", max_length=40)
    form = models.CharField("就业形式", max_length=10, choices=EmploymentForm.choices)
    headcount = models.PositiveSmallIntegerField("招聘人数", validators=[MinValueValidator(1)])
    pay_basis = models.CharField("计酬方式", max_length=5, choices=PayBasis.choices)
    pay_from = models.PositiveIntegerField("月收入下限（元）", null=True, blank=True)
    pay_to = models.PositiveIntegerField("月收入上限（元）", null=True, blank=True)
    requirements = models.TextField("要求和说明", max_length=500, blank=True)
    training_offered = models.BooleanField("提供岗前培训", default=False)
    status = models.CharField("状态", max_length=8, choices=VacancyStatus.choices, default=VacancyStatus.OPEN)
    published_on = models.DateField("发布日期")
    closes_on = models.DateField("截止日期")
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "招聘岗位"
        ordering = ("-published_on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="employment_vacancy_sound",
                condition=Q(headcount__gte=1, closes_on__gte=F("published_on"))
                & (Q(pay_from=None) | Q(pay_to=None) | Q(pay_to__gte=F("pay_from"))),
            ),
        )

    def __str__(self):
        return self.title


class Referral(models.Model):
    """A person whom a county office proposes for a vacancy, and what became of it."""

    PHONE_LABEL = "employment.referral.phone"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="referrals", verbose_name="招聘岗位")
    name = models.CharField("姓名", max_length=40)
    phone_sealed = models.TextField("联系电话", blank=True, editable=False)
    phone_lookup = models.CharField(max_length=64, blank=True, editable=False)
    worker = models.ForeignKey(
        "employment.Worker", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="曾登记的从业人员"
    )
    note = models.CharField("推荐说明", max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="推荐人")
    referred_at = models.DateTimeField("推荐时间", default=timezone.now, editable=False)
    outcome = models.CharField("结果", max_length=8, choices=ReferralOutcome.choices, default=ReferralOutcome.PENDING)
    outcome_on = models.DateField("答复日期", null=True, blank=True)
    outcome_note = models.CharField("答复说明", max_length=200, blank=True)

    scope_path = "vacancy__workshop__region"
    leader_path = "vacancy__workshop__leader__user"
    sealed_fields = (
        SealedField(
            "phone_sealed", label=PHONE_LABEL, title="联系电话", may_reveal=lambda user: may_reveal(user, Field.PHONE)
        ),
    )
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "岗位推荐"
        ordering = ("-referred_at",)
        constraints = (
            models.CheckConstraint(
                name="employment_referral_answered",
                condition=Q(outcome=ReferralOutcome.PENDING, outcome_on=None)
                | (~Q(outcome=ReferralOutcome.PENDING) & Q(outcome_on__isnull=False)),
            ),
        )

    def __str__(self):
        return self.name

    @property
    def phone_masked(self) -> str:
        return sealed.mask_phone(self.phone())

    def phone(self) -> str:
        return sealed.unseal(self.phone_sealed, label=self.PHONE_LABEL, row=self.uid)

    def seal_phone(self, phone: str) -> None:
        self.phone_sealed = sealed.seal(phone, label=self.PHONE_LABEL, row=self.uid)
        self.phone_lookup = sealed.lookup(phone, label=self.PHONE_LABEL)
