"""Which administrator may do what: sysadmin, secadmin and auditor exclude one another."""

from .. import journal, second_factor
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


def refuse_unguarded(by, user, action: str) -> None:
    """Raise ``Refused`` (journalled) for an administrator without a second factor: whoever knew a new password could
    sign in as that administrator, and the three exclude one another."""
    if user.is_administrator and second_factor.confirmed_device(user) is None:
        message = (
            "该管理员尚未启用两步验证，为防止冒用，不能在网页上重置其密码。"
            "请在服务器上用 create_administrator 命令加 --new-password 生成临时密码。"
        )
        _refuse(by, action, user, "unguarded_administrator", message)


def _refuse(by, action: str, obj, code: str, message: str):
    journal.record(by=by, action=action, obj=obj, result=journal.Result.REFUSED, detail={"reason": code})
    raise Refused(code, message)
