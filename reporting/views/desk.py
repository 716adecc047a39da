from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import redirect
from django.views.generic import TemplateView

from certification.models import Application
from certification.queries.measures import Windows
from certification.standing import assess_workshop, with_facts
from employment.models import Mismatch
from employment.queries.vacancies import pending_referrals
from reporting.queries.desk import area_figures, ends_soon_by, waiting_for
from reporting.queries.waiting import Waiting
from workshops.access import clock
from workshops.access.models import Duty
from workshops.models import Standing, Workshop

ADMIN_DESKS = {
    Duty.SYSADMIN: "access:user-list",
    Duty.SECADMIN: "access:user-list",
    Duty.AUDITOR: "access:journal-list",
}
LEADER_SHOWS = 20


class DeskView(LoginRequiredMixin, TemplateView):
    """Where everybody lands: what waits for me, what is overdue, how my area stands."""

    def get(self, request, *args, **kwargs):
        if request.user.duty in ADMIN_DESKS:
            return redirect(ADMIN_DESKS[request.user.duty])
        return super().get(request, *args, **kwargs)

    def get_template_names(self):
        return ["reporting/desk_leader.html" if self.request.user.is_leader else "reporting/desk_office.html"]

    def get_context_data(self, **kwargs):
        user = self.request.user
        if user.is_leader:
            return super().get_context_data(**kwargs, **leader_desk(user))
        if not user.is_office:
            return super().get_context_data(**kwargs)
        waiting = waiting_for(user)
        return super().get_context_data(
            **kwargs,
            mine=[item for item in waiting if item.is_mine],
            watched=[item for item in waiting if not item.is_mine],
            area=area_figures(user),
            soon_day=ends_soon_by().isoformat(),
        )


def leader_desk(user) -> dict:
    """What waits for the leader, the leader's workshops with what the rule says of each, and the open applications."""
    windows, today = Windows(), clock.today()
    workshops = with_facts(Workshop.objects.visible_to(user).order_by("-certified_on"))[:LEADER_SHOWS]
    own = [{"workshop": w, "assessment": _assessed(w, windows, today)} for w in workshops]
    return {
        "waiting": [*_confirmations(own), *waiting_for(user)],
        "workshops": own,
        "referrals": pending_referrals(user).select_related("vacancy")[:LEADER_SHOWS],
        "mismatches": Mismatch.objects.visible_to(user).filter(closed_at=None).count(),
        "applications": Application.objects.visible_to(user).order_by("-updated_at")[:LEADER_SHOWS],
    }


def _assessed(workshop, windows, today):
    return assess_workshop(workshop, windows, today) if workshop.standing == Standing.CERTIFIED else None


def _confirmations(own: list[dict]) -> list[Waiting]:
    """Years to hand in, which stand with the workshops below: nothing comes before what the status hangs on."""
    days = [year.deadline for each in own if each["assessment"] for year in each["assessment"].actionable]
    return [Waiting("待办的年度确认", len(days), 0, "#workshops", until=min(days))] if days else []
