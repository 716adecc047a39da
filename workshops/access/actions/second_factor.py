"""Enrolling, verifying and resetting the second factor."""

import secrets

from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from .. import journal, second_factor
from ..models import Duty, User
from ..refusal import Refused
from .authority import refuse_self, require_duty

RECOVERY_CODES = 10
CODE_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is read for something else


def prepare_device(user: User) -> TOTPDevice:
    """The authenticator being enrolled: the same secret until a first code confirms it."""
    device = TOTPDevice.objects.filter(user=user, confirmed=False).first()
    return device or TOTPDevice.objects.create(user=user, name="app", confirmed=False)


@transaction.atomic
def enrol(*, by: User, code: str) -> list[str]:
    """Confirm the prepared authenticator by its first code. Returns the recovery codes, shown this once.

    Raises ``Refused`` when there is nothing to confirm or the code is wrong.
    """
    device = TOTPDevice.objects.select_for_update().filter(user=by, confirmed=False).first()
    if device is None or second_factor.confirmed_device(by):
        raise Refused("already_enrolled", "两步验证已经启用。")
    device.throttle_reset()
    if not device.verify_token(code.replace(" ", "")):
        raise Refused("wrong_code", "验证码不正确，请核对手机时间后输入最新的 6 位数字。", field="code")
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    journal.record(by=by, action="second_factor.enrol", obj=by)
    return _new_recovery_codes(by)


@transaction.atomic
def renew_recovery_codes(*, by: User) -> list[str]:
    """Replace the recovery codes; the old ones stop working."""
    journal.record(by=by, action="second_factor.renew_codes", obj=by)
    return _new_recovery_codes(by)


def reset_second_factor(user: User, *, by: User) -> None:
    """Remove a lost authenticator: its owner enrols anew at the next sign-in, and every session ends."""
    require_duty(by, Duty.SECADMIN, "second_factor.reset", user)
    refuse_self(by, user, "second_factor.reset")
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user).delete()
        StaticDevice.objects.filter(user=user).delete()
        user.session_stamp += 1
        user.save(update_fields=["session_stamp"])
        journal.record(by=by, action="second_factor.reset", obj=user)


def _new_recovery_codes(user: User) -> list[str]:
    codes = ["".join(secrets.choice(CODE_ALPHABET) for _ in range(12)) for _ in range(RECOVERY_CODES)]
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="recovery")
    StaticToken.objects.bulk_create(
        StaticToken(device=device, token=second_factor.recovery_digest(code)) for code in codes
    )
    return ["-".join((code[:4], code[4:8], code[8:])) for code in codes]
