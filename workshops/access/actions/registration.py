"""Leaders register themselves."""

import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from .. import journal, phones
from ..models import Duty, JournalEntry, User
from ..refusal import Refused

ACTION = "account.register"


def register_leader(*, username: str, full_name: str, phone: str, region, password: str, address: str | None) -> User:
    """Create a leader's account in a certifying ``region``. ``password`` has passed the password policy.

    Raises ``Refused``: too many registrations from ``address``, region that certifies nothing, username taken.
    """
    refuse_flood(address)
    if not region.certifies:
        raise Refused("wrong_region", "请选择县级认定单位。", field="region")
    user = User(username=username, full_name=full_name, home_region=region, duty=Duty.LEADER)
    user.set_password(password)
    phones.seal_phone(user, phone)
    try:
        with transaction.atomic():
            user.save()
            journal.record(by=user, action=ACTION, obj=user, region=region)
    except IntegrityError as error:
        raise Refused("username_taken", "这个用户名已被使用，请换一个。", field="username") from error
    return user


def refuse_flood(address: str | None) -> None:
    """Raise ``Refused`` when ``address`` tried too often within the hour (counted in the journal)."""
    since = timezone.now() - datetime.timedelta(hours=1)
    tries = JournalEntry.objects.filter(action=ACTION, address=address, at__gte=since).count()
    if address and tries >= settings.REGISTRATIONS_PER_HOUR:
        raise Refused("too_many", "当前网络地址一小时内注册次数过多，请稍后再试。")


def note_refused_registration(reason: str, region) -> None:
    """Journal a registration that was refused; refused ones count against the address too."""
    journal.record(by=None, action=ACTION, region=region, result=journal.Result.REFUSED, detail={"reason": reason})
