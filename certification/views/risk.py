"""Workshops at risk, for offices of every level; a workshop's standing."""

from django.http import Http404

from certification.actions import correcting
from certification.actions.confirming import is_county_culture
from certification.models import OPEN_ENDINGS
from certification.queries.risk import at_risk, by_child, overdue_confirmations
from certification.queries.years import outlooks
from workshops.access.models import Duty
from workshops.access.models.user import OFFICE_DUTIES
from workshops.access.views.scoped import DutyRequiredMixin
from workshops.models import Workshop
from workshops.tables.views import TableListView
from workshops.views.workshops import WorkshopTab


class RiskListView(DutyRequiredMixin, TableListView):
    """`/risk/`: one more miss ends these; counts of the areas below, and the county's overdue work."""

    duties = OFFICE_DUTIES
    table_name = "workshops-at-risk"
    template_name = "certification/risk_list.html"
    lead = "已有一个年度未确认登记信息，再有一个相邻年度未确认，资格即自动取消。"

    def get_context_data(self, **kwargs):
        user = self.request.user
        chosen = self.listing.form.cleaned_data.get("region") if self.listing.is_sound else None
        children = by_child(at_risk(user), chosen or user.region)
        return super().get_context_data(**kwargs, children=children, overdue=overdue_confirmations(user))


class WorkshopStandingView(WorkshopTab):
    """`/workshops/<pk>/standing/`: year by year, how and when the status would end, endings and corrections."""

    template_name = "certification/workshop_standing.html"
    tab = "certification:workshop-standing"

    def get_context_data(self, **kwargs):
        found = outlooks(Workshop.objects.filter(pk=self.object.pk))
        if not found:
            raise Http404
        outlook, user = found[0], self.request.user
        workshop = outlook.workshop
        county = is_county_culture(user, workshop.region)
        owner = workshop.leader.user_id == user.pk
        endings = [(ending, _may_correct(user, ending)) for ending in workshop.endings.all()]
        open_case = workshop.ending_cases.filter(status__in=OPEN_ENDINGS).first()
        free = not outlook.ended and open_case is None
        return super().get_context_data(
            **kwargs,
            outlook=outlook,
            lines=outlook.lines[::-1],
            endings=endings[::-1],
            open_case=open_case,
            county=county,
            owner=owner,
            may_confirm=(owner or county) and bool(outlook.actionable),
            may_cancel=free and (owner or (county and user.duty == Duty.CLERK)),
            may_withdraw=free and county and user.duty == Duty.CLERK,
        )


def _may_correct(user, ending) -> bool:
    return getattr(ending, "correction", None) is None and correcting.may_request(user, ending)
