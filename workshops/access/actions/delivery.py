"""Delivering the outbox: a message into each recipient's inbox, and an e-mail where there is an address."""

import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from ..models import Message, Notice, User
from ..models.user import OFFICE_DUTIES
from ..queries import inbox

BATCH = 500
RETRY_AFTER = datetime.timedelta(minutes=5)  # doubled with each failure
RETRY_AT_MOST = datetime.timedelta(hours=12)


def deliver() -> tuple[int, int]:
    """Deliver what waits; safe when two run at once. Returns (messages delivered, e-mails sent)."""
    return deliver_notices(), send_mails()


def deliver_notices() -> int:
    """Turn waiting notices into inbox messages. A notice to an office with nobody in it goes on waiting."""
    delivered, after = 0, 0
    while True:
        with transaction.atomic():
            waiting = Notice.objects.filter(delivered_at=None, id__gt=after).order_by("id")
            batch = list(waiting.select_for_update(skip_locked=True)[:BATCH])
            if not batch:
                return delivered
            after = batch[-1].id
            delivered += sum(_deliver(notice) for notice in batch)


def send_mails() -> int:
    """Send the e-mails that are due. A failure is kept with the message and tried again later."""
    sent = 0
    while (outcome := _send_next()) is not None:
        sent += outcome
    return sent


def recipients(notice: Notice):
    """The accounts that a notice is for, as of now."""
    if notice.to_user_id:
        return User.objects.filter(pk=notice.to_user_id)
    return User.objects.filter(
        office__region=notice.to_region_id,
        office__department=notice.to_department,
        office__is_active=True,
        duty__in=OFFICE_DUTIES,
        is_active=True,
    )


def _deliver(notice: Notice) -> int:
    users = list(recipients(notice))
    if not users:
        return 0
    now = timezone.now()
    mailed = {user for user in users if user.email and user.is_active and settings.EMAIL_NOTICES}
    messages = [
        Message(
            notice=notice,
            user=user,
            mail=Message.Mail.WAITING if user in mailed else Message.Mail.NONE,
            mail_next_at=now if user in mailed else None,
        )
        for user in users
    ]
    Message.objects.bulk_create(messages, ignore_conflicts=True)
    notice.delivered_at = now
    notice.save(update_fields=["delivered_at"])
    return len(messages)


@transaction.atomic
def _send_next() -> bool | None:
    """Send one due e-mail: whether it went out; ``None`` when none is due."""
    due = Message.objects.filter(
        mail__in=(Message.Mail.WAITING, Message.Mail.FAILED), mail_next_at__lte=timezone.now()
    ).order_by("mail_next_at")
    message = due.select_for_update(skip_locked=True, of=("self",)).select_related("notice", "user").first()
    if message is None:
        return None
    if not _is_still_for(message):
        message.mail, message.mail_error, message.mail_next_at = Message.Mail.NONE, "", None
        message.save(update_fields=["mail", "mail_error", "mail_next_at"])
        return False
    try:
        send_mail(f"[非遗工坊] {message.notice.title}", _body(message.notice), None, [message.user.email])
    except (OSError, ValueError) as error:  # smtplib's errors are OSErrors; ValueError: an address it can't take
        _note_failure(message, error)
    else:
        message.mail, message.mail_error, message.mail_next_at = Message.Mail.SENT, "", None
    message.mail_attempts += 1
    message.save(update_fields=["mail", "mail_error", "mail_next_at", "mail_attempts"])
    return message.mail == Message.Mail.SENT


def _is_still_for(message: Message) -> bool:
    """Not once the account is disabled or has left the office that the notice went to."""
    return message.user.is_active and inbox(message.user).filter(pk=message.pk).exists()


def _note_failure(message: Message, error: Exception) -> None:
    # The class only: an SMTP server's answer repeats the address.
    message.mail, message.mail_error = Message.Mail.FAILED, type(error).__name__
    message.mail_next_at = timezone.now() + min(RETRY_AFTER * 2 ** min(message.mail_attempts, 10), RETRY_AT_MOST)


def _body(notice: Notice) -> str:
    link = f"\n\n{settings.SITE_URL}{notice.link}" if notice.link and settings.SITE_URL else ""
    return f"{notice.body or notice.title}{link}\n\n本邮件由非遗工坊登记管理系统自动发送，请勿回复。"
