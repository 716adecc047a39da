"""Accounts: created, disabled and given new passwords by the sysadmin, given duties and unlocked by the secadmin."""

from django.db import IntegrityError, transaction

from .. import journal, lockout
from ..models import ApiToken, Duty, Office, User
from ..models.user import OFFICE_DUTIES
from ..refusal import Refused
from .authority import refuse_self, refuse_unguarded, require_duty
from .passwords import set_temporary_password


def create_account(*, by: User, username: str, full_name: str, email: str = "") -> tuple[User, str]:
    """A new account without a duty, and its temporary password (shown once)."""
    require_duty(by, Duty.SYSADMIN, "account.create")
    user = User(username=username, full_name=full_name, email=email)
    password = set_temporary_password(user)
    try:
        with transaction.atomic():
            user.save()
            journal.record(by=by, action="account.create", obj=user)
    except IntegrityError as error:
        raise Refused("username_taken", "这个用户名已被使用。", field="username") from error
    return user, password


def change_account(user: User, *, by: User, full_name: str, email: str) -> None:
    """Correct name and e-mail address."""
    require_duty(by, Duty.SYSADMIN, "account.change", user)
    user.full_name, user.email = full_name, email
    _save(user, by, "account.change", "full_name", "email")


def disable_account(user: User, *, by: User) -> None:
    """The account can't sign in any more; its sessions and tokens end at once."""
    require_duty(by, Duty.SYSADMIN, "account.disable", user)
    refuse_self(by, user, "account.disable")
    user.is_active = False
    _save(user, by, "account.disable", "is_active")


def enable_account(user: User, *, by: User) -> None:
    require_duty(by, Duty.SYSADMIN, "account.enable", user)
    user.is_active = True
    _save(user, by, "account.enable", "is_active")


def reset_password(user: User, *, by: User) -> str:
    """A temporary password, shown once; sessions and tokens end. Of an administrator only with a second factor."""
    require_duty(by, Duty.SYSADMIN, "account.reset_password", user)
    refuse_self(by, user, "account.reset_password")
    refuse_unguarded(by, user, "account.reset_password")
    return _new_password(user, by)


def reset_password_on_server(user: User) -> str:
    """The same for an administrator, by whoever has the server itself."""
    return _new_password(user, None, detail={"on_server": True})


def _new_password(user: User, by: User | None, **noted) -> str:
    password = set_temporary_password(user)
    _save(user, by, "account.reset_password", "password", "must_change_password", **noted)
    return password


def assign_duty(user: User, *, by: User, duty: str, office: Office | None) -> None:
    """Give a duty, with the office that office duties need; ``duty=""`` takes it away.

    Raises ``Refused``: not the secadmin, own account, office missing or superfluous, or from one administrator's
    duty straight to another duty (the three exclude one another: take the duty away first, in a step of its own).
    """
    require_duty(by, Duty.SECADMIN, "account.assign", user)
    refuse_self(by, user, "account.assign")
    if user.is_administrator and duty not in ("", user.duty):
        raise Refused("administrator", "管理员账号不能改任其他职责；如需更换，请使用另一账号。", field="duty")
    if duty in OFFICE_DUTIES and office is None:
        raise Refused("office_missing", "该职责须选择机构。", field="office")
    if duty not in OFFICE_DUTIES and office is not None:
        raise Refused("office_superfluous", "该职责不属于任何机构，请不要选择机构。", field="office")
    before = {"duty": user.duty, "office": user.office_id}
    user.duty, user.office = duty, office
    detail = {"before": before, "after": {"duty": duty, "office": user.office_id}}
    _save(user, by, "account.assign", "duty", "office", detail=detail)


def unlock_account(user: User, *, by: User) -> None:
    """Forget the failed sign-ins that locked the account."""
    require_duty(by, Duty.SECADMIN, "account.unlock", user)
    with transaction.atomic():
        lockout.unlock(user.username)
        journal.record(by=by, action="account.unlock", obj=user)


@transaction.atomic
def _save(user: User, by: User | None, action: str, *fields: str, detail: dict | None = None) -> None:
    user.session_stamp += 1
    user.save(update_fields=[*fields, "session_stamp"])
    ApiToken.objects.filter(user=user).delete()
    journal.record(by=by, action=action, obj=user, detail=detail)
