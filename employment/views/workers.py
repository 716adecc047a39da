"""People at work: the tab of a workshop, the list, one worker, registering and keeping right."""

from django import forms
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from employment.actions import claiming, registering
from employment.actions.authority import keeps_people_of
from employment.forms.workers import ClaimEndForm, ClaimForm, RegisterForm, WorkerForm
from employment.models import Category, CategoryClaim, Referral, ReferralOutcome, Relation, Worker
from employment.queries.labour_brands import brands_of
from employment.queries.workers import (
    claims_of,
    past_spells,
    running_counts,
    running_spells,
    shown_name,
    spell_rows,
    spells_of,
)
from employment.views.keeping import KeeperConfirmView, KeeperView, OfWorker
from workshops import import_tables
from workshops.access.views.scoped import ScopedDetailView
from workshops.models import Standing
from workshops.people.fields import Field, may_see
from workshops.tables.views import TableListView
from workshops.views.workshops import WorkshopTab

PAST_SHOWN = 50
OF_WORKER = ("workshop__region", "workshop__leader", "person", "home_region")


class WorkerListView(LoginRequiredMixin, TableListView):
    table_name = "workers"
    lead = "每人在每个工坊列一次；吸纳方式和起止日期是最近一段就业的。“导出 XLSX”不含姓名、身份证号码和联系电话。"

    def get_actions(self):
        user, query = self.request.user, self.request.GET.urlencode()
        if import_tables.may_import(user, import_tables.get("workers")):
            yield "从 Excel 导入", reverse("workshops:import-upload", args=["workers"])
        yield "就业记录", reverse("employment:employment-list")
        if may_see(user, Field.NAME):
            yield "导出含姓名的名单", reverse("employment:worker-export") + (f"?{query}" if query else "")


class WorkshopPeopleView(WorkshopTab):
    """``/workshops/<pk>/people/``."""

    template_name = "employment/workshop_people.html"
    tab = "employment:workshop-people"

    def get_context_data(self, **kwargs):
        user, workshop = self.request.user, self.object
        counts = running_counts(workshop)
        running = spell_rows(running_spells(workshop)).order_by("relation", "worker__name", "pk")
        page = Paginator(running, 50).get_page(self.request.GET.get("page"))
        past = past_spells(workshop).select_related("worker")
        keeps = keeps_people_of(user, workshop)
        return super().get_context_data(
            **kwargs,
            direct=counts.get(Relation.DIRECT, 0),
            indirect=counts.get(Relation.INDIRECT, 0),
            page_obj=page,
            running=[(spell, shown_name(spell.worker, user), self._category(spell)) for spell in page],
            past=[(spell, shown_name(spell.worker, user)) for spell in past[:PAST_SHOWN]],
            past_count=past.count(),
            keeps=keeps,
            may_add=keeps and workshop.standing == Standing.CERTIFIED,
            brands=brands_of(workshop),
        )

    @staticmethod
    def _category(spell) -> str:
        return Category(spell.category).label if spell.category else ""


class WorkerDetailView(ScopedDetailView):
    model = Worker
    template_name = "employment/worker_detail.html"
    context_object_name = "worker"

    def narrow(self, queryset):
        return queryset.select_related(*OF_WORKER)

    def get_context_data(self, **kwargs):
        user, worker = self.request.user, self.object
        keeps = bool(worker.identity_sealed) and keeps_people_of(user, worker.workshop)
        spells = spells_of(worker)
        if may_see(user, Field.PAY):
            spells = spells.prefetch_related("pays")
        return super().get_context_data(
            **kwargs,
            shown_name=shown_name(worker, user),
            sees={field.value: may_see(user, field) for field in Field},
            reveals=self._reveals(),
            spells=spells,
            claims=claims_of(worker),
            benefits=worker.benefits.filter(voided_at=None).select_related("kind"),
            keeps=keeps,
            may_add=keeps and worker.workshop.standing == Standing.CERTIFIED,
        )

    def _reveals(self) -> list[tuple[str, str]]:
        """(title, address) of the sealed fields that the user may have shown in clear."""
        worker, user = self.object, self.request.user
        fields = (each for each in Worker.sealed_fields if getattr(worker, each.name) and each.may_reveal(user))
        return [(each.title, reverse("access:reveal", args=[each.label, worker.pk])) for each in fields]


@method_decorator([sensitive_post_parameters("identity", "phone", "name"), never_cache], name="dispatch")
class WorkerRegisterView(KeeperView):
    """``/workshops/<pk>/people/new/``."""

    template_name = "employment/worker_register.html"
    heading = "登记从业人员"
    submit_label = "登记"
    done = "已登记。"
    adding = True

    def make_form(self, data=None):
        return RegisterForm(data, region=self.workshop.region, initial=self._referred())

    def _referred(self) -> dict:
        """What is known of somebody hired for a vacancy: ``?referral=``. The number is not shown: it is asked for."""
        key = self.request.GET.get("referral", "")
        found = Referral.objects.visible_to(self.request.user).filter(vacancy__workshop=self.workshop)
        hired = found.filter(pk=key[:12], outcome=ReferralOutcome.HIRED).first() if key[:12].isdecimal() else None
        if hired is None:
            return {}
        return {"name": hired.name, "post": hired.vacancy.title, "form": hired.vacancy.form}

    def act(self, form):
        return registering.register(by=self.request.user, workshop_id=self.workshop.pk, **form.cleaned_data)

    def next_url(self, result):
        return reverse("employment:worker-detail", args=[result.worker_id])


@method_decorator([sensitive_post_parameters("phone", "name"), never_cache], name="dispatch")
class WorkerEditView(OfWorker, KeeperView):
    rows = Worker.objects.select_related(*OF_WORKER)
    template_name = "employment/worker_form.html"
    heading = "更正人员信息"
    done = "已保存。"

    def make_form(self, data=None):
        return WorkerForm(data, worker=self.row)

    def act(self, form):
        return registering.amend_worker(self.row.pk, by=self.request.user, **form.cleaned_data)


class WorkerClaimView(OfWorker, KeeperView):
    """``/workers/<pk>/category/``."""

    rows = Worker.objects.select_related(*OF_WORKER)
    template_name = "employment/worker_form.html"
    heading = "申报人员类别"
    submit_label = "申报"
    done = "已申报，由户籍所在县的乡村振兴部门以名单核验。"

    def make_form(self, data=None):
        return ClaimForm(data)

    def act(self, form):
        return claiming.claim(self.row.pk, by=self.request.user, **form.cleaned_data)

    def get_context(self, form):
        note = "新的类别自起始日期起算：此前的申报截止到前一天；在起始日期当天或之后开始的申报一并撤回。"
        return super().get_context(form) | {"note": note}


class OfClaim(OfWorker):
    rows = CategoryClaim.objects.select_related("worker__workshop__region", "worker__workshop__leader")

    @property
    def worker(self):
        return self.row.worker


class ClaimEndView(OfClaim, KeeperView):
    template_name = "employment/worker_form.html"
    heading = "登记类别截止"
    done = "已登记。"

    def make_form(self, data=None):
        return ClaimEndForm(data)

    def act(self, form):
        return claiming.end(self.row.pk, by=self.request.user, **form.cleaned_data)

    def get_context(self, form):
        claim = self.row
        return super().get_context(form) | {"note": f"{claim.get_category_display()}，自 {claim.valid_from} 起。"}


class ClaimWithdrawView(OfClaim, KeeperConfirmView):
    heading = "撤回人员类别申报"
    submit_label = "撤回申报"
    done = "已撤回。"
    consequences = ("这项申报视为自始有误，不再计入统计；撤回后不能恢复，须重新申报。",)

    def facts(self):
        claim = self.row
        return [("人员", self.worker.name), ("类别", claim.get_category_display()), ("起始日期", claim.valid_from)]

    def make_form(self, data=None):
        return forms.Form(data)

    def act(self, form):
        return claiming.withdraw(self.row.pk, by=self.request.user)
