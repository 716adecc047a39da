"""``/leaders/<pk>/record/``: one leader on one page; ``/my-record/``: one's own."""

from urllib.parse import urlencode

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views import View

from training.queries.leaders import own_leaders, record_of
from workshops.access import clock
from workshops.access.views.scoped import ScopedDetailView
from workshops.models import Leader
from workshops.records.finding import finder_of
from workshops.records.kind import get

SECTIONS = (
    "class-attendances", "base-trainings", "leader-supports", "master-studios", "leader-titles", "cultivations",
    "competition-entries",
)  # fmt: skip


def add_urls(leader: Leader, user) -> dict[str, str]:
    """Where who may enter things begins to, the leader filled in; by kind, with _ for -."""
    said = urlencode({"leader": finder_of(Leader).spell(leader)})
    kinds = [get(name) for name in SECTIONS]
    return {
        kind.name.replace("-", "_"): f"{kind.url('new')}?{said}" if "leader" in kind.fields else kind.url("new")
        for kind in kinds
        if kind.keepers.may_add(user)
    }


def timeline_of(titles) -> list[dict]:
    kind, made = get("leader-titles"), []
    for title in titles:
        lines = [
            f"{title.get_level_display()}{title.get_kind_display()}" if title.name else "",
            f"传承项目：{title.project.name}" if title.project else "",
            f"文号：{title.document_number}" if title.document_number else "",
            f"{title.ended_on:%Y-%m-%d} 终止" if title.ended_on else "",
        ]
        made.append(
            {
                "title": str(title), "at": title.granted_on, "who": title.issuer,
                "note": "\n".join(filter(None, lines)),
                "tone": "neutral" if title.ended_on else "good", "url": kind.url_of(title),
            }
        )  # fmt: skip
    return made


class LeaderRecordView(ScopedDetailView):
    model = Leader
    template_name = "training/leader_record.html"
    context_object_name = "leader"

    def narrow(self, queryset):
        return queryset.select_related("region")

    def get_context_data(self, **kwargs):
        user, leader = self.request.user, self.object
        record = record_of(leader, user)
        return super().get_context_data(
            **kwargs, record=record, add=add_urls(leader, user), title_entries=timeline_of(record.titles),
            today=clock.today(),
        )  # fmt: skip


class MyRecordView(LoginRequiredMixin, View):
    """To the one record of a leader; to a choice where the person leads workshops in several counties."""

    def get(self, request):
        if not request.user.is_leader:
            raise PermissionDenied
        own = list(own_leaders(request.user))
        if len(own) == 1:
            return redirect("training:leader-record", own[0].pk)
        return render(request, "training/leader_choice.html", {"leaders": own})
