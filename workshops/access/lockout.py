"""Lock-out after failed sign-ins, by account and by address, kept in the database (django-axes).

Both limits are settings: an account locks early, an address late, because a whole office shares one address.
"""

import datetime
import math

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, Sum
from django.http import HttpRequest, JsonResponse
from django.shortcuts import render
from django.utils import timezone


class AccountAndAddressHandler(AxesDatabaseHandler):
    """Counts an account and an address against limits of their own."""

    def get_failures(self, request, credentials=None) -> int:
        by_account, by_address = (
            attempts.aggregate(total=Sum("failures_since_start"))["total"] or 0
            for attempts in self.get_user_attempts(request, credentials)
        )
        # axes compares one number with AXES_FAILURE_LIMIT, the account's limit: scale the address's to it.
        scaled = by_address * settings.AXES_FAILURE_LIMIT // settings.ADDRESS_FAILURE_LIMIT
        return max(by_account, scaled)

    def reset_user_attempts(self, request, credentials=None) -> int:
        """After a success forget the account's failures, not the address's: else one own account would
        let an attacker go on guessing others' for ever."""
        username = get_client_username(request, credentials)
        return self.reset_attempts(username=username)


def minutes_left(*, username: str | None, address: str | None) -> int:
    """Whole minutes until a locked account or address may try again, at least 1."""
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    newest = [
        AccessAttempt.objects.filter(attempt_time__gte=since, **match).aggregate(at=Max("attempt_time"))["at"]
        for match in ({"username": username}, {"ip_address": address})
    ]
    latest = max((at for at in newest if at), default=since)
    remaining = latest + settings.AXES_COOLOFF_TIME - timezone.now()
    return max(1, math.ceil(remaining / datetime.timedelta(minutes=1)))


def locked_out(request: HttpRequest, response=None, credentials=None):
    """The answer to a locked account or address: 429 with the time to wait, the same for unknown accounts."""
    minutes = minutes_left(username=(credentials or {}).get("username"), address=request.axes_ip_address)
    message = f"登录失败次数过多，为保护账号已暂停登录，请约 {minutes} 分钟后再试。"
    if request.path.startswith("/api/"):
        answer = JsonResponse({"code": "locked_out", "detail": message}, status=429)
    else:
        answer = render(request, "access/locked_out.html", {"message": message}, status=429)
    answer["Retry-After"] = str(minutes * 60)
    return answer


def unlock(username: str) -> None:
    """Forget an account's failed sign-ins."""
    AccessAttempt.objects.filter(username=username).delete()
