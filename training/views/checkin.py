"""``/training/check-in/<token>/``: what the session's code opens, for everybody; it tells nobody's name.

Whatever was typed gets the same answer, so nobody learns by trying who is enrolled.
"""

import uuid

from django.core import signing
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from rest_framework.throttling import SimpleRateThrottle

from training.actions import attendance
from training.forms.attendance import CheckinForm
from training.models import CourseStatus, Session
from training.rules.attendance import checkin_window, takes_checkins
from workshops.access import clock
from workshops.access.origin import client_address
from workshops.access.throttling import refuse_flood

SALT = "training.check-in"
A_MINUTE = 60
"""Of one network address: a class shares one, and comes within minutes."""
OF_SESSION = 20
"""Times the places of a course, in an hour and for one session, from wherever: guessing has an end."""


class AddressThrottle(SimpleRateThrottle):
    scope = "check-in"
    rate = f"{A_MINUTE}/min"

    def get_cache_key(self, request, view):
        return self.cache_format % {"scope": self.scope, "ident": client_address(request)}


class SessionThrottle(SimpleRateThrottle):
    scope = "check-in-session"

    def __init__(self, session: Session):
        self.session = session
        self.rate = f"{max(session.course.headcount, 10) * OF_SESSION}/hour"
        super().__init__()

    def get_cache_key(self, request, view):
        return self.cache_format % {"scope": self.scope, "ident": f"{self.session.uid}:{self.get_ident(request)}"}


def token_of(session: Session) -> str:
    """Holds the session's uid and nothing else; when it is taken the session says itself."""
    return signing.dumps(session.uid.hex, salt=SALT)


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class CheckInView(View):
    def dispatch(self, request, *args, **kwargs):
        if request.method == "POST" and (refused := refuse_flood(request, AddressThrottle())):
            return refused
        self.session = self.found(kwargs["token"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, token):
        return self.show(CheckinForm())

    def post(self, request, token):
        form = CheckinForm(request.POST)
        if not self.is_open or not form.is_valid():
            return self.show(form)
        if refused := refuse_flood(request, SessionThrottle(self.session)):
            return refused
        attendance.check_in(self.session.pk, **form.cleaned_data)
        return self.show(None, is_sent=True, now=timezone.localtime(clock.now()))

    @staticmethod
    def found(token: str) -> Session | None:
        try:
            uid = uuid.UUID(signing.loads(token, salt=SALT))
        except (signing.BadSignature, ValueError):
            return None
        rows = Session.objects.filter(uid=uid, voided_at=None, course__voided_at=None).select_related("course")
        return rows.filter(checkin_open=True, course__status=CourseStatus.RUNNING).first()

    @property
    def is_open(self) -> bool:
        each = self.session
        if each is None:
            return False
        now = timezone.localtime(clock.now()).replace(tzinfo=None)
        return takes_checkins(now, each.held_on, each.starts_at, each.ends_at)

    def show(self, form, **context):
        each = self.session
        if each is not None:
            opens, closes = checkin_window(each.held_on, each.starts_at, each.ends_at)
            context |= {"opens": opens, "closes": closes, "course": each.course}
        context |= {"form": form, "session": each, "is_open": self.is_open}
        return render(self.request, "training/checkin_form.html", context, status=200 if each else 404)
