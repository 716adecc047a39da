"""``/measures/``: the versions of every province; drafting, publishing and dropping for those who write them."""

import copy

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from certification.actions import measuring
from certification.column_lists.measures import window, with_state
from certification.forms.files import stored
from certification.forms.measures import MeasureForms
from certification.governed_years import governed_years, in_words
from certification.models import Measure
from certification.queries.drafts import conditions_of
from certification.wording import said_day
from workshops.access.refusal import Refused
from workshops.access.scope import get_visible_or_404
from workshops.access.views.scoped import ScopedDetailView
from workshops.tables.views import TableListView
from workshops.views.confirming_pages import done_or_refused
from workshops.views.files import send


class MeasureListView(LoginRequiredMixin, TableListView):
    table_name = "measures"
    lead = "每省一套，按施行日期分版本；本省没有办法的，适用全国默认条件。"

    def get_actions(self):
        if measuring.writes_for(self.request.user):
            return (("起草新版本", reverse("certification:measure-new")),)
        return ()


class MeasureDetailView(ScopedDetailView):
    model = Measure
    template_name = "certification/measure_detail.html"
    context_object_name = "measure"

    def narrow(self, queryset):
        return with_state(queryset).select_related("region", "file").prefetch_related("thresholds", "questions")

    def get_context_data(self, **kwargs):
        measure: Measure = self.object
        others = with_state(Measure.objects.visible_to(self.request.user).filter(region=measure.region_id))
        return super().get_context_data(
            **kwargs,
            conditions=conditions_of(measure),
            window=window(measure),
            years=in_words(governed_years(measure.effective_from, measure.effective_to)),
            versions=others.exclude(pk=measure.pk).order_by("-effective_from"),
            may_write=measure.published_at is None and measuring.may_write(self.request.user, measure),
        )


class MeasureFileView(LoginRequiredMixin, View):
    """The document itself, for whoever may read the version."""

    def get(self, request, pk):
        measure = get_visible_or_404(Measure.objects.select_related("file"), request.user, pk=pk)
        if measure.file is None:
            raise Http404
        return send(measure.file)


class WritingView(LoginRequiredMixin, View):
    """Base of the pages for writers; a published version sends back to its page."""

    measure: Measure | None = None

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        if not measuring.writes_for(request.user):
            raise PermissionDenied
        if "pk" in kwargs:
            rows = Measure.objects.select_related("region", "file").prefetch_related("thresholds", "questions")
            self.measure = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            if self.measure.published_at or not measuring.may_write(request.user, self.measure):
                messages.info(request, "办法发布后不能修改；只有制定该办法的部门可以修改草稿。")
                return redirect("certification:measure-detail", self.measure.pk)
        return super().dispatch(request, *args, **kwargs)


class MeasureFormView(WritingView):
    """A new version starts from the latest published one of the same province."""

    def get(self, request, pk=None):
        return self.show(self.forms())

    def post(self, request, pk=None):
        given = self.forms(request.POST, request.FILES)
        if request.POST.get("action", "save") == "save" and given.is_valid():
            measure = done_or_refused(given.form, lambda: self.save(given))
            if measure:
                messages.success(request, "草稿已保存。请核对下面的内容，确认无误后发布。")
                return redirect("certification:measure-detail", measure.pk)
        return self.show(given)

    def forms(self, *data) -> MeasureForms:
        base = self.measure or self.latest()
        instance = copy.copy(base) if base else Measure()
        if self.measure is None:
            instance.effective_from, instance.title = None, base.title if base and base.region_id else ""
            instance.document_number = ""
        return MeasureForms(*data, instance=instance, base=base)

    def latest(self) -> Measure | None:
        rows = Measure.objects.published().filter(region=self.request.user.region).order_by("-effective_from")
        return rows.prefetch_related("thresholds", "questions").first()

    def save(self, given: MeasureForms) -> Measure:
        user, upload = self.request.user, given.form.cleaned_data["file"]
        with stored([upload] if upload else [], by=user, region=user.region) as files:
            file = files[0] if files else None
            if self.measure is None:
                return measuring.start(by=user, content=given.content(), file=file)
            return measuring.rewrite(self.measure.pk, by=user, content=given.content(), file=file)

    def show(self, given: MeasureForms):
        context = {"forms": given, "measure": self.measure, "problems": _shown_problems(self.request, given)}
        return render(self.request, "certification/measure_form.html", context)


def _shown_problems(request, given: MeasureForms):
    """Errors are told when the page was sent to be saved, not when a row was asked for."""
    return given.all() if request.method == "POST" and request.POST.get("action", "save") == "save" else None


class ConfirmedView(WritingView):
    """Publishing and dropping a draft: asked once more, then done."""

    title = ""
    label = ""

    def get(self, request, pk):
        return self.ask()

    def post(self, request, pk):
        try:
            self.act()
        except Refused as refusal:
            messages.error(request, refusal.message)
            return redirect("certification:measure-detail", pk)
        messages.success(request, self.done)
        return self.onward()

    def ask(self):
        measure = self.measure
        context = {
            "title": self.title,
            "facts": [("办法", measure.title), ("文号", measure.document_number), ("施行日期", measure.effective_from)],
            "consequences": self.consequences(),
            "confirm_label": self.label,
            "cancel_url": reverse("certification:measure-detail", args=[measure.pk]),
        }
        return render(self.request, "components/confirm_page.html", context)


class MeasurePublishView(ConfirmedView):
    title, label, done = "发布认定办法", "发布", "办法已发布。"

    def consequences(self):
        measure = self.measure
        published = Measure.objects.published().filter(region=measure.region_id)
        previous = measuring.predecessor_of(measure, published)
        years = in_words(governed_years(measure.effective_from, measure.effective_to))
        lines = [
            "发布后不能修改或删除，只能另行发布新版本。",
            f"自{said_day(measure.effective_from)}起提交的申请按本版本认定。",
        ]
        if previous:
            lines.append(f"现行版本《{previous.title}》于施行日期的前一天失效，此前提交的申请仍按其办理。")
        return [*lines, f"年度确认期为{window(measure)}，适用：{years}。"]

    def act(self):
        measuring.publish(self.measure.pk, by=self.request.user)

    def onward(self):
        return redirect("certification:measure-detail", self.measure.pk)


class MeasureDropView(ConfirmedView):
    title, label, done = "删除草稿", "删除", "草稿已删除。"

    def consequences(self):
        return ["草稿和上传的文件一并删除，不能恢复。"]

    def act(self):
        measuring.drop(self.measure.pk, by=self.request.user)

    def onward(self):
        return redirect("certification:measure-list")
