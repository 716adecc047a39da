"""Accounts: one person, one account, one duty."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ..phones import LABEL as PHONE_LABEL
from ..sealed_fields import SealedField


class Duty(models.TextChoices):
    """What an account is for. An account without a duty may sign in and change its password, nothing else."""

    LEADER = "leader", "带头人"
    CLERK = "clerk", "经办"
    APPROVER = "approver", "审核"
    OFFICIAL = "official", "业务管理"
    SYSADMIN = "sysadmin", "系统管理员"
    SECADMIN = "secadmin", "安全管理员"
    AUDITOR = "auditor", "审计员"


OFFICE_DUTIES = (Duty.CLERK, Duty.APPROVER, Duty.OFFICIAL)
ADMINISTRATOR_DUTIES = (Duty.SYSADMIN, Duty.SECADMIN, Duty.AUDITOR)


class UserManager(BaseUserManager):
    def create_user(self, username: str, password: str | None = None, **fields) -> "User":
        """Plain creation, without a journal row; pages and commands use ``actions.accounts``."""
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account. Office duties belong to an office; leaders and administrators belong to none."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = models.CharField(
        "用户名",
        max_length=50,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": "这个用户名已被使用。"},
    )
    full_name = models.CharField("姓名", max_length=50)
    email = models.EmailField("电子邮箱", blank=True)
    phone_sealed = models.TextField("手机号码(加密)", blank=True, editable=False)
    phone_lookup = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    duty = models.CharField("职责", max_length=8, choices=Duty.choices, blank=True)
    office = models.ForeignKey(
        "access.Office", models.PROTECT, null=True, blank=True, related_name="users", verbose_name="机构"
    )
    home_region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所在县(市、区)"
    )
    is_active = models.BooleanField("启用", default=True)
    must_change_password = models.BooleanField("须修改密码", default=False)
    session_stamp = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField("建立时间", default=timezone.now, editable=False)

    scope_path = "home_region"
    leader_path = "pk"
    office_rows = models.Q(duty=Duty.LEADER)  # offices see the leaders of their region, nobody's staff
    sealed_fields = (SealedField("phone_sealed", label=PHONE_LABEL, title="手机号码"),)

    objects = UserManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ("full_name",)

    class Meta:
        verbose_name = "用户"
        verbose_name_plural = "用户"
        ordering = ("username",)
        constraints = (
            models.CheckConstraint(
                name="access_user_office_matches_duty",
                condition=models.Q(duty__in=OFFICE_DUTIES, office__isnull=False)
                | (~models.Q(duty__in=OFFICE_DUTIES) & models.Q(office__isnull=True)),
                violation_error_message="经办、审核、业务管理必须属于一个机构,其他职责不属于任何机构。",
            ),
        )

    def __str__(self):
        return self.full_name or self.username

    @property
    def is_leader(self) -> bool:
        return self.duty == Duty.LEADER

    @property
    def is_office(self) -> bool:
        """Works in an office that is in use."""
        return self.duty in OFFICE_DUTIES and self.office is not None and self.office.is_active

    @property
    def is_administrator(self) -> bool:
        return self.duty in ADMINISTRATOR_DUTIES

    @property
    def department(self) -> str | None:
        return self.office.department if self.office else None

    @property
    def region(self):
        """The office's region; ``None`` for the ministry and for everybody without an office."""
        return self.office.region if self.office else None

    @property
    def level(self) -> str | None:
        """The office's level (see ``Office.level``); ``None`` without an office."""
        return self.office.level if self.office else None

    def _get_session_auth_hash(self, secret=None):
        # Django compares this with the session at every request, so that whatever is in it ends the session
        # (and the API tokens) when it changes: password, duty, office, being disabled, being signed out by force.
        office_active = self.office.is_active if self.office else None
        facts = (self.password, self.duty, self.office_id, office_active, self.is_active, self.session_stamp)
        return salted_hmac(
            "access.user.session", "|".join(map(str, facts)), secret=secret, algorithm="sha256"
        ).hexdigest()
