"""Spells of employment: the list, a further one, keeping right, end, voiding."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.urls import reverse

from employment.actions import spells
from employment.forms.spells import SpellEditForm, SpellEndForm, SpellForm, SpellVoidForm
from employment.models import Employment, Worker
from employment.views.keeping import KeeperConfirmView, KeeperView, OfWorker
from employment.views.workers import OF_WORKER
from workshops.access import clock
from workshops.people.fields import Field, may_see
from workshops.tables.views import TableListView


class EmploymentListView(LoginRequiredMixin, TableListView):
    table_name = "employments"
    lead = "每段就业列一次，作废的不列。“导出 XLSX”不含姓名、身份证号码和联系电话。"

    def get_actions(self):
        if not may_see(self.request.user, Field.NAME):
            return ()
        query = self.request.GET.urlencode()
        return (("导出含姓名的记录", reverse("employment:employment-export") + (f"?{query}" if query else "")),)


class EmploymentNewView(OfWorker, KeeperView):
    """``/workers/<pk>/employments/new/``."""

    rows = Worker.objects.select_related(*OF_WORKER)
    template_name = "employment/worker_form.html"
    heading = "登记再次就业"
    submit_label = "登记"
    done = "已登记。"
    adding = True

    def make_form(self, data=None):
        return SpellForm(data, initial={"started_on": clock.today()})

    def act(self, form):
        return spells.start(self.row.pk, by=self.request.user, **form.cleaned_data)


class OfSpell(OfWorker):
    """Spells in force: a voided one is only read."""

    rows = Employment.objects.filter(voided_at=None).select_related(
        "worker__workshop__region", "worker__workshop__leader"
    )
    template_name = "employment/worker_form.html"

    @property
    def worker(self):
        return self.row.worker


class EmploymentEditView(OfSpell, KeeperView):
    heading = "更正就业记录"
    done = "已保存。"

    def make_form(self, data=None):
        return SpellEditForm(data, spell=self.row)

    def act(self, form):
        return spells.amend(self.row.pk, by=self.request.user, **form.cleaned_data)


class EmploymentEndView(OfSpell, KeeperView):
    heading = "登记就业结束"
    done = "已登记。"

    def make_form(self, data=None):
        return SpellEndForm(data)

    def act(self, form):
        return spells.end(self.row.pk, by=self.request.user, **form.cleaned_data)


class EmploymentVoidView(OfSpell, KeeperConfirmView):
    template_name = KeeperConfirmView.template_name
    heading = "作废就业记录"
    submit_label = "作废"
    done = "已作废。"
    consequences = ("这段就业及其报酬不再计入任何名单和统计。", "作废后不能恢复，须重新登记。")

    def facts(self):
        spell = self.row
        until = spell.ended_on or "今"
        return [
            ("人员", self.worker.name),
            ("吸纳方式", spell.get_relation_display()),
            ("岗位", spell.post),
            ("期间", f"{spell.started_on} 至 {until}"),
        ]

    def make_form(self, data=None):
        return SpellVoidForm(data)

    def act(self, form):
        return spells.void(self.row.pk, by=self.request.user, **form.cleaned_data)
