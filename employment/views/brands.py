"""``/labour-brands/``: read by everybody; kept by the HRSS office that recognised one."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View

from employment.actions import brands
from employment.forms.brands import BrandForm, EndForm, JoinForm, LeaveForm
from employment.models import BrandWorkshop, LabourBrand
from employment.queries.labour_brands import brands_for, carriers_seen
from workshops.access.scope import get_visible_or_404
from workshops.tables.views import TableListView
from workshops.views.confirming_pages import done_or_refused


class LabourBrandListView(LoginRequiredMixin, TableListView):
    table_name = "labour-brands"
    lead = "人力资源社会保障部门认定的劳务品牌，和使用品牌的工坊。"

    def get_actions(self):
        if brands.may_recognise(self.request.user):
            return (("登记品牌", reverse("employment:labour-brand-new")),)
        return ()


class BrandView(LoginRequiredMixin, View):
    """Base of the pages about one brand; `for_keepers`: nothing is there for anybody else."""

    brand: LabourBrand | None = None
    for_keepers = False

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.brand = get_object_or_404(brands_for(request.user), pk=kwargs["pk"])
            if self.for_keepers and not brands.keeps(request.user, self.brand):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def back(self, said: str):
        messages.success(self.request, said)
        return redirect("employment:labour-brand-detail", self.brand.pk)


class LabourBrandDetailView(BrandView):
    """With the form by which a workshop joins, for who keeps the brand."""

    def get(self, request, pk):
        return self.show()

    def post(self, request, pk):
        if not self.may_keep:
            raise Http404
        form = JoinForm(request.POST)
        act = lambda: brands.add_workshop(pk, by=request.user, **form.cleaned_data)  # noqa: E731
        if form.is_valid() and done_or_refused(form, act):
            return self.back("工坊已加入品牌。")
        return self.show(form)

    @property
    def may_keep(self) -> bool:
        return brands.keeps(self.request.user, self.brand) and not self.brand.ended_on

    def show(self, form=None):
        carriers, others = carriers_seen(self.brand, self.request.user)
        context = {
            "brand": self.brand,
            "carriers": carriers,
            "others": others,
            "may_keep": self.may_keep,
            "form": (form or JoinForm()) if self.may_keep else None,
        }
        return render(self.request, "employment/labour_brand_detail.html", context)


class BrandFormPage:
    def get(self, request, **kwargs):
        return self.show(self.form())

    def show(self, form):
        return render(self.request, "employment/labour_brand_form.html", {"form": form, "brand": self.brand})


class LabourBrandNewView(BrandFormPage, LoginRequiredMixin, View):
    brand = None

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not brands.may_recognise(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form(self):
        return BrandForm(initial={"issuer": self.request.user.office.name})

    def post(self, request):
        form = BrandForm(request.POST)
        made = form.is_valid() and done_or_refused(form, lambda: brands.recognise(by=request.user, **form.cleaned_data))
        if made:
            messages.success(request, "品牌已登记，可以添加使用品牌的工坊。")
            return redirect("employment:labour-brand-detail", made.pk)
        return self.show(form)


class LabourBrandEditView(BrandFormPage, BrandView):
    for_keepers = True

    def form(self):
        return BrandForm.of(self.brand)

    def post(self, request, pk):
        form = BrandForm(request.POST)
        act = lambda: brands.amend(pk, by=request.user, **form.cleaned_data)  # noqa: E731
        if form.is_valid() and done_or_refused(form, act):
            return self.back("品牌信息已保存。")
        return self.show(form)


class LabourBrandEndView(BrandView):
    for_keepers = True

    def get(self, request, pk):
        return self.show(EndForm())

    def post(self, request, pk):
        form = EndForm(request.POST)
        act = lambda: brands.end(pk, by=request.user, **form.cleaned_data)  # noqa: E731
        if form.is_valid() and done_or_refused(form, act):
            return self.back("品牌已终止。")
        return self.show(form)

    def show(self, form):
        lines = ["终止后不能恢复，也不能再添加工坊。", "仍在使用品牌的工坊自同一天起退出。"]
        return _ask(self.request, form, self.brand, title="终止劳务品牌", lines=lines, label="终止")


class CarrierLeaveView(LoginRequiredMixin, View):
    """``/labour-brands/carriers/<pk>/leave/``: a workshop leaves a brand."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = BrandWorkshop.objects.select_related("brand__region", "workshop")
            self.carrier = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            if not brands.keeps(request.user, self.carrier.brand):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(LeaveForm())

    def post(self, request, pk):
        form = LeaveForm(request.POST)
        act = lambda: brands.remove_workshop(pk, by=request.user, **form.cleaned_data)  # noqa: E731
        if form.is_valid() and done_or_refused(form, act):
            messages.success(request, "工坊已退出品牌。")
            return redirect("employment:labour-brand-detail", self.carrier.brand_id)
        return self.show(form)

    def show(self, form):
        carrier, lines = self.carrier, ["退出的记录保留；以后可以重新加入。"]
        facts = [("工坊", carrier.workshop.name), ("加入日期", carrier.since)]
        return _ask(self.request, form, carrier.brand, title="退出劳务品牌", lines=lines, label="退出", facts=facts)


def _ask(request, form, brand: LabourBrand, *, title: str, lines: list[str], label: str, facts=()):
    """The page that asks once more, with the day to fill in."""
    context = {
        "title": title,
        "facts": [("品牌名称", brand.name), ("认定日期", brand.recognised_on), *facts],
        "consequences": lines,
        "form": form,
        "confirm_label": label,
        "cancel_url": reverse("employment:labour-brand-detail", args=[brand.pk]),
    }
    return render(request, "components/confirm_page.html", context)
