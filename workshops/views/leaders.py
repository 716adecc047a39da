"""Leaders: the list, one leader, and keeping it right."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters

from workshops.access.refusal import Refused
from workshops.access.scope import get_visible_or_404
from workshops.access.views.scoped import ScopedDetailView
from workshops.actions.amending_leaders import amend, may_amend
from workshops.forms.leaders import LeaderForm
from workshops.models import Leader, Workshop
from workshops.tables.views import TableListView


class LeaderListView(LoginRequiredMixin, TableListView):
    table_name = "leaders"


class LeaderDetailView(ScopedDetailView):
    model = Leader
    template_name = "workshops/leader_detail.html"
    context_object_name = "leader"

    def narrow(self, queryset):
        return queryset.select_related("region", "user")

    def get_context_data(self, **kwargs):
        user = self.request.user
        workshops = Workshop.objects.visible_to(user).filter(leader=self.object)
        return super().get_context_data(**kwargs, may_amend=may_amend(user, self.object), workshops=workshops)


@method_decorator(sensitive_post_parameters("phone"), name="dispatch")
class LeaderEditView(LoginRequiredMixin, View):
    """``/leaders/<pk>/edit/``: name, phone and account, by the county's culture office."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.leader = get_visible_or_404(Leader.objects.select_related("region"), request.user, pk=kwargs["pk"])
            if not may_amend(request.user, self.leader):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(LeaderForm(leader=self.leader))

    def post(self, request, pk):
        form = LeaderForm(request.POST, leader=self.leader)
        if form.is_valid():
            try:
                kept = amend(pk, by=request.user, **form.cleaned_data)
            except Refused as refused:
                form.add_error(refused.field if refused.field in form.fields else None, refused.message)
            else:
                messages.success(request, "带头人信息已保存。")
                return redirect("workshops:leader-detail", kept.pk)
        return self.show(form)

    def show(self, form):
        return render(self.request, "workshops/leader_form.html", {"form": form, "leader": self.leader})
