"""The second factor (TOTP) and its recovery codes: who needs one, who has one, whether a code is right."""

from django.conf import settings
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from . import sealed

TOTP_DIGITS = 6


def is_required(user) -> bool:
    """Offices and administrators, where ``REQUIRE_SECOND_FACTOR`` is on. Leaders, who sign in a few times a year
    from whatever telephone they have, are exempt *(ours)*."""
    return settings.REQUIRE_SECOND_FACTOR and not user.is_leader


def confirmed_device(user) -> TOTPDevice | None:
    """The user's authenticator, once enrolled."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


@transaction.atomic
def verify(user, code: str) -> bool:
    """Whether ``code`` is the authenticator's current one or an unused recovery code (which is used up).

    The device is locked meanwhile, so a code counts once; after wrong codes django-otp makes the next one wait.
    """
    code = code.replace(" ", "").replace("-", "").lower()
    if len(code) == TOTP_DIGITS and code.isdecimal():
        device, token = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True).first(), code
    else:
        device, token = StaticDevice.objects.select_for_update().filter(user=user).first(), recovery_digest(code)
    return device is not None and device.verify_token(token)


def recovery_digest(code: str) -> str:
    """What is kept of a recovery code: 16 hex digits of its keyed digest."""
    return sealed.lookup(code, label="access.recovery_code")[:16]
