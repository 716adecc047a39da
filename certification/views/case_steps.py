"""``/applications/<id>/act/<step>/``: one step of a case on a page of its own."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect, render
from django.views import View

from certification import flow
from certification.actions import objecting
from certification.forms.cases import SettleForm
from certification.models import Application, Objection
from certification.views.case_actions import ACTIONS, CaseAction, signature
from certification.views.handing_in import OUTCOMES
from workshops.access.scope import get_visible_or_404
from workshops.views.confirming_pages import confirm_page, done_or_refused, is_confirmed


class StepPage(LoginRequiredMixin, View):
    """Shared by the two kinds of page: form, then confirmation where it is asked for, then the act."""

    template_name = "certification/case_action.html"
    title = ""
    lead = ""
    done = ""

    def post(self, request, **kwargs):
        form = self.form(request.POST, request.FILES)
        if not form.is_valid() or "edit" in request.POST:
            return self.show(form)
        lines = self.consequences()
        if lines and not is_confirmed(request):
            return self.ask(form, lines)
        if done_or_refused(form, lambda: self.act(form)) is None:
            return self.show(form)
        messages.success(request, self.done)
        return self.back()

    def ask(self, form, lines):
        return confirm_page(
            self.request,
            form,
            title=f"确认：{self.title}",
            facts=[("工坊名称", self.application.name), *form.summary()],
            consequences=lines,
            confirm_label=self.title,
            editable=bool(form.fields),
            cancel_url=self.back().url,
        )

    def show(self, form, **context):
        frame = {"application": self.application, "form": form, "title": self.title, "lead": self.lead}
        return render(self.request, self.template_name, frame | context)

    def back(self):
        return redirect("certification:application-detail", self.application.pk)


class ActView(StepPage):
    spec: CaseAction

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        action = kwargs["action"]
        if action not in ACTIONS:
            raise Http404
        rows = Application.objects.select_related("region__province", "measure")
        self.application = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
        self.spec, self.title = ACTIONS[action], flow.Action(action).label
        self.lead, self.done, self.template_name = self.spec.lead, self.spec.done, self.spec.template
        if request.method == "GET" and action not in flow.allowed_actions(self.application, request.user):
            state = self.application.get_status_display()
            messages.info(request, f"当前状态为“{state}”，您不能办理“{self.title}”。")
            return self.back()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk, action):
        if not self.form().fields and self.spec.consequences and not self.lacking():
            return self.ask(self.form(request.POST), self.consequences())
        return self.show(self.form())

    def form(self, *data):
        if self.application.measure is None:
            raise Http404
        return self.spec.form(*data, application=self.application)

    def lacking(self) -> str:
        return self.spec.lacking(self.application)

    def consequences(self) -> list[str]:
        make = self.spec.consequences
        return make(self.application, self.request.user) if make else []

    def act(self, form):
        return self.spec.run(self.application.pk, by=self.request.user, **form.payload())

    def show(self, form, **context):
        user = self.request.user
        rows = [(each, OUTCOMES[each[0].outcome]) for each in form.rows()] if hasattr(form, "rows") else []
        return super().show(
            form,
            lacking=self.lacking(),
            criteria=rows,
            signature=signature(user) if self.title == flow.Action.OPINE.label else "",
            confirms=self.spec.consequences is not None,
        )


class SettleView(StepPage):
    """``/objections/<id>/settle/``."""

    title = "处理异议"
    done = "已登记异议处理情况。"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        rows = Objection.objects.select_related("notice__application__region")
        self.objection = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
        self.application = self.objection.notice.application
        if not objecting.may_settle(request.user, self.application) or self.objection.settled_at:
            messages.info(request, "该异议已经处理，或须由本县文化和旅游部门处理。")
            return self.back()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(self.form())

    def form(self, *data):
        return SettleForm(*data, application=self.application)

    def consequences(self) -> list[str]:
        return ["登记后不能修改。", "异议不成立的，公示期限扣除处理期间后继续计算；异议成立的，不能认定。"]

    def act(self, form):
        return objecting.settle(self.objection.pk, by=self.request.user, **form.payload())

    def show(self, form, **context):
        return super().show(form, objection=self.objection, confirms=True)
