"""Workshops at risk, for offices of every level; a workshop's standing."""

import datetime

from django.http import Http404

from certification.actions import correcting
from certification.actions.confirming import is_county_culture
from certification.forms.areas import RiskForm
from certification.models import EndingStatus
from certification.queries.risk import at_risk, by_child, overdue_confirmations, with_outlook
from certification.queries.years import outlooks
from workshops.access import clock
from workshops.access.models import Duty
from workshops.access.models.user import OFFICE_DUTIES
from workshops.access.views.scoped import DutyRequiredMixin, ScopedListView
from workshops.models import Workshop
from workshops.views.workshops import WorkshopTab


class RiskListView(DutyRequiredMixin, ScopedListView):
    """`/risk/`: one more miss ends these; with the counts of the areas below."""

    duties = OFFICE_DUTIES
    model = Workshop
    template_name = "certification/risk_list.html"
    paginate_by = 50

    def narrow(self, queryset):
        self.form = form = RiskForm(self.request.GET, user=self.request.user)
        rows = with_outlook(form.narrowed(at_risk(self.request.user)))
        if days := form.chosen("within"):
            rows = rows.filter(would_end_on__lte=clock.today() + datetime.timedelta(days=int(days)))
        if form.chosen("waiting"):
            rows = rows.filter(waiting=True)
        return rows.order_by("would_end_on", "region_id", "pk")

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            **kwargs,
            form=self.form,
            children=by_child(user, at_risk(user)),
            overdue=overdue_confirmations(user),
        )


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
        open_case = workshop.ending_cases.filter(status__in=(EndingStatus.REQUESTED, EndingStatus.HEARING)).first()
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
