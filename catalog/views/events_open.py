"""``/events/open/``: what a leader may still apply for."""

from django.urls import reverse

from workshops.access.models import Duty
from workshops.access.views.scoped import DutyRequiredMixin
from workshops.tables.views import TableListView


class OpenEventListView(DutyRequiredMixin, TableListView):
    duties = (Duty.LEADER,)
    table_name = "events-open"
    lead = "您的工坊在邀请范围内、还没有报名的展会，先截止的在前。"

    def get_actions(self):
        return (
            ("全部展会", reverse("catalog:events-list")),
            ("参展报名", reverse("catalog:event-application-list")),
        )
