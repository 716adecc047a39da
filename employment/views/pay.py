"""Pay: the list, entering a workshop's month or quarter at once, striking one."""

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from employment.actions import paying
from employment.forms.pay import PayForm, PeriodForm, last_month
from employment.models import Pay
from employment.queries.pay import period_end, spells_in
from employment.views.keeping import KeeperConfirmView, KeeperView, OfWorker
from workshops import import_tables
from workshops.people.fields import Field, may_see
from workshops.tables.views import TableListView
from workshops.views.confirming_pages import done_or_refused


class PayListView(LoginRequiredMixin, TableListView):
    """``/pays/``: 404 for who doesn't read pay."""

    table_name = "pays"
    lead = "“导出 XLSX”不含姓名。"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not may_see(request.user, Field.PAY):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_actions(self):
        if import_tables.may_import(self.request.user, import_tables.get("pays")):
            yield "从 Excel 导入", reverse("workshops:import-upload", args=["pays"])


class PayRecordView(KeeperView):
    """``/workshops/<pk>/pay/?when=month:2025-05-01``: everybody employed in that period, with what is there."""

    template_name = "employment/pay_form.html"
    heading = "登记报酬"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.period_form = PeriodForm({"when": request.GET.get("when") or last_month()})

    def make_form(self, data=None):
        if not self.period_form.is_valid():
            return None
        period, first = self.period_form.chosen
        spells = spells_in(self.workshop, first, period_end(period, first)).select_related("worker")
        spells = list(spells.order_by("relation", "worker__name", "pk"))
        pays = Pay.objects.filter(employment__in=spells, period=period, period_from=first)
        return PayForm(data, spells=spells, known={pay.employment_id: pay for pay in pays})

    def post(self, request, pk):
        form = self.make_form(request.POST)
        if form is not None and form.is_valid():
            done = done_or_refused(form, lambda: (self.act(form),))
            if done:
                messages.success(request, f"已保存 {done[0]} 人的报酬。" if done[0] else "没有改动。")
                return redirect(self.back_url)
        return self.show(form)

    def act(self, form):
        period, first = self.period_form.chosen
        by, workshop = self.request.user, self.workshop.pk
        return paying.record_many(by=by, workshop_id=workshop, period=period, period_from=first, entries=form.entries)

    def get_context(self, form):
        chosen = self.period_form.fields["when"].choices
        label = next((label for _, group in chosen for value, label in group if value == self._when), "")
        return super().get_context(form) | {"period_form": self.period_form, "period_label": label, "when": self._when}

    @property
    def _when(self) -> str:
        return self.period_form.data["when"]


class PayRemoveView(OfWorker, KeeperConfirmView):
    """``/pays/<pk>/remove/``: entered for a wrong period or person."""

    rows = Pay.objects.filter(employment__voided_at=None).select_related(
        "employment__worker__workshop__region", "employment__worker__workshop__leader"
    )
    heading = "删除报酬"
    submit_label = "删除"
    done = "已删除。"
    consequences = ("仅用于期间或人员有误的报酬；金额有误的，请到“登记报酬”页改正。", "删除后不能恢复，须重新登记。")

    @property
    def worker(self):
        return self.row.employment.worker

    def facts(self):
        pay = self.row
        return [
            ("人员", self.worker.name),
            ("期间", f"{pay.period_from} 至 {pay.period_to}"),
            ("报酬（元）", pay.amount),
        ]

    def make_form(self, data=None):
        return forms.Form(data)

    def act(self, form):
        return paying.remove(self.row.pk, by=self.request.user)
