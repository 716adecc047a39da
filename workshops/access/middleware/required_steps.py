"""Steps that come before anything else: second factor, then the forced change of password."""

from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from .. import second_factor
from ..actions import sessions

ALWAYS_OPEN = {"access:sign-in", "access:sign-out"}
FACTOR_PAGES = {"access:second-factor", "access:second-factor-verify"}
PASSWORD_PAGES = {"access:password"}


class RequiredStepsMiddleware:
    """Holds a signed-in person at the step still due. It works on views, so static files and 404s pass."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated:
            return None
        due = _due(request)
        if due is None:
            return None
        page, open_pages, code = due
        if request.resolver_match.view_name in ALWAYS_OPEN | open_pages:
            return None
        if request.path.startswith("/api/"):
            return JsonResponse({"code": code, "detail": "请先在网页上完成登录要求的步骤。"}, status=403)
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Redirect": reverse(page)})
        target = f"?{urlencode({'next': request.get_full_path()})}" if request.method == "GET" else ""
        return redirect(reverse(page) + target)


def _due(request) -> tuple[str, set[str], str] | None:
    state = request.session.get(sessions.FACTOR)
    if state == sessions.DUE:
        return "access:second-factor-verify", {"access:second-factor-verify"}, "second_factor_due"
    if state is None and second_factor.is_required(request.user):
        return "access:second-factor", FACTOR_PAGES, "second_factor_due"
    if request.user.must_change_password:
        return "access:password", PASSWORD_PAGES, "password_change_due"
    return None
