"""Which administrator may do what: sysadmin, secadmin and auditor exclude one another."""

from .. import journal
from ..models import Duty
from ..refusal import Refused


def require_duty(by, duty: Duty, action: str, obj=None) -> None:
    """Raise ``Refused`` (journalled) unless ``by`` holds ``duty``."""
    if not by.is_active or by.duty != duty:
        _refuse(by, action, obj, "wrong_role", f"只有{Duty(duty).label}可以这样做。")


def refuse_self(by, user, action: str) -> None:
    """Raise ``Refused`` (journalled) when an administrator turns to the own account."""
    if by.pk == user.pk:
        _refuse(by, action, user, "own_account", "不能对自己的账号这样做。")


def _refuse(by, action: str, obj, code: str, message: str):
    journal.record(by=by, action=action, obj=obj, result=journal.Result.REFUSED, detail={"reason": code})
    raise Refused(code, message)
