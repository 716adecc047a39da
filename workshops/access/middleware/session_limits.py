"""Idle and absolute session limits, and sign-in pages that htmx opens as a page."""

import time

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import resolve_url

from ..actions import sessions

REFRESH_SECONDS = 60  # how often a busy session is written: the idle limit is exact to this


class SessionLimitsMiddleware:
    """Ends a session unused for ``SESSION_IDLE_SECONDS`` or older than ``SESSION_ABSOLUTE_SECONDS``.

    A changed or disabled account ends its sessions by itself: see ``User._get_session_auth_hash``.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            self._limit(request)
        response = self.get_response(request)
        if request.headers.get("HX-Request") and _leads_to_sign_in(response):
            return HttpResponse(headers={"HX-Redirect": response["Location"]})
        return response

    def _limit(self, request):
        now, session = int(time.time()), request.session
        started, seen = session.get(sessions.STARTED), session.get(sessions.SEEN)
        if started is None or seen is None:
            session[sessions.STARTED] = session[sessions.SEEN] = now
        elif now - seen > settings.SESSION_IDLE_SECONDS or now - started > settings.SESSION_ABSOLUTE_SECONDS:
            sessions.close_session(request, action="session.expire")
            messages.info(request, "登录已超时，请重新登录。")
        elif now - seen >= REFRESH_SECONDS:
            session[sessions.SEEN] = now


def _leads_to_sign_in(response) -> bool:
    return response.status_code == 302 and response["Location"].split("?")[0] == resolve_url(settings.LOGIN_URL)
