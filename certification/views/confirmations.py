"""The leader's side of the yearly confirmation (and the county's on behalf): see, confirm, update, sign."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.generic import TemplateView, View

from certification.actions import confirming
from certification.changes import described, said, values
from certification.forms.confirmations import LABELS, SECTIONS, UNITS, SignForm, UpdateForm
from certification.forms.files import stored
from certification.models import Confirmation, ConfirmationStatus
from certification.queries.years import outlooks
from workshops.access.refusal import Refused, why_not
from workshops.access.scope import get_visible_or_404
from workshops.forms.refusing import show_refusal
from workshops.models import HEAD_COUNTS, Workshop


class ConfirmationListView(LoginRequiredMixin, TemplateView):
    """`/confirmations/`: a leader's workshops this year; offices are sent to their queue."""

    template_name = "certification/confirmation_mine.html"

    def get(self, request, *args, **kwargs):
        if not request.user.is_leader:
            return redirect("certification:confirmation-queue")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        mine = Workshop.objects.visible_to(self.request.user).order_by("standing", "-certified_on")
        return super().get_context_data(**kwargs, outlooks=outlooks(mine))


class ConfirmingView(LoginRequiredMixin, View):
    """What both pages know: the workshop in scope, the year, who signs."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return
        get_visible_or_404(Workshop.objects.all(), request.user, pk=kwargs["pk"])
        self.outlook = outlooks(Workshop.objects.filter(pk=kwargs["pk"]))[0]
        self.workshop = self.outlook.workshop
        self.on_behalf = confirming.is_county_culture(request.user, self.workshop.region)
        self.may_sign = self.on_behalf or self.workshop.leader.user_id == request.user.pk
        asked = (request.POST if request.method == "POST" else request.GET).get("year", "")
        self.year = int(asked) if asked.isdecimal() and len(asked) == 4 else self._default_year()

    def _default_year(self) -> int:
        return self.outlook.actionable[0].year if self.outlook.actionable else self.outlook.current.year

    @property
    def statement(self) -> str:
        return confirming.STATEMENT_ON_BEHALF if self.on_behalf else confirming.STATEMENT

    def closed(self) -> str:
        """Why the year can't be handed in now; "" when it can."""
        if not self.may_sign:
            return "年度确认由工坊带头人办理；带头人不便操作的，由县级文化和旅游部门代为确认。"
        return why_not(confirming.refuse_unless_open, self.workshop, self.year, self.outlook.assessment.as_of)

    def sign_form(self, data=None, files=None) -> SignForm:
        initial = {"year": self.year, "seen_version": self.workshop.version}
        options = {"workshop": self.workshop, "statement": self.statement, "on_behalf": self.on_behalf}
        return SignForm(data, files, initial=initial, **options)

    def page(self, template: str, status: int = 200, **context):
        line = next((line for line in self.outlook.lines if line.year == self.year), self.outlook.current)
        shared = {"outlook": self.outlook, "workshop": self.workshop, "year": self.year, "line": line}
        return render(
            self.request,
            template,
            {**shared, "on_behalf": self.on_behalf, "closed": self.closed(), **context},
            status=status,
        )

    def submit(self, form: SignForm, changes: dict):
        """The confirmation, or None with the reasons on the form."""
        scans = [form.cleaned_data["signature_scan"]] if self.on_behalf else []
        try:
            with stored(scans, by=self.request.user, region=self.workshop.region) as files:
                return confirming.confirm(
                    self.workshop.pk,
                    by=self.request.user,
                    year=form.cleaned_data["year"],
                    changes=changes,
                    signature_name=form.cleaned_data["signature_name"],
                    statement=self.statement,
                    on_behalf=self.on_behalf,
                    signature_scan=next(iter(files), None),
                    seen_version=form.cleaned_data["seen_version"],
                )
        except (Refused, ValidationError) as error:
            show_refusal(form, error)
            return None

    def done(self, confirmation):
        text = f"“{self.workshop.name}”{confirmation.year}年度确认已提交，等待县级文化和旅游部门审核。"
        messages.success(self.request, text)
        return redirect("certification:confirmation-detail", pk=confirmation.pk)


class ConfirmationNewView(ConfirmingView):
    """`/confirmations/<workshop>/new/`: the facts as registered; nothing changed, or on to the update."""

    def get(self, request, pk):
        return self._show(self.sign_form())

    def post(self, request, pk):
        form = self.sign_form(request.POST, request.FILES)
        confirmation = self.submit(form, {}) if form.is_valid() else None
        return self.done(confirmation) if confirmation else self._show(form)

    def _show(self, form):
        return self.page("certification/confirmation_new.html", form=form, sections=_registered(self.workshop))


class ConfirmationUpdateView(ConfirmingView):
    """`/confirmations/<workshop>/update/`: form, then the difference, then the signature; typed values stay."""

    def get(self, request, pk):
        return self._form(UpdateForm(workshop=self.workshop, initial=self._returned()))

    def _returned(self) -> dict:
        """What was stated for this year and returned: to be mended, not typed again."""
        last = Confirmation.objects.filter(workshop=self.workshop, year=self.year).order_by("-pk").first()
        return values(last.changes) if last and last.status == ConfirmationStatus.RETURNED else {}

    def post(self, request, pk):
        form = UpdateForm(request.POST, workshop=self.workshop)
        step = request.POST.get("step")
        if step == "edit" or not form.is_valid():
            return self._form(form)
        changes = form.changes()
        if not changes:
            form.add_error(None, "没有改动任何信息。如确无变化，请返回上一页直接确认。")
            return self._form(form)
        if step != "submit":
            return self._review(form, changes, self.sign_form())
        sign = self.sign_form(request.POST, request.FILES)
        confirmation = self.submit(sign, changes) if sign.is_valid() else None
        return self.done(confirmation) if confirmation else self._review(form, changes, self._fresh(sign))

    def _fresh(self, sign: SignForm) -> SignForm:
        """After a refusal the signer sees, and signs for, the register as it is now."""
        sign.data = sign.data.copy()
        sign.data["seen_version"] = self.workshop.version
        return sign

    def _form(self, form):
        return self.page("certification/confirmation_update.html", form=form)

    def _review(self, form, changes, sign):
        figures = [(name, said(name, form.cleaned_data[name])) for name in HEAD_COUNTS]
        counts = [(Workshop._meta.get_field(name).verbose_name, f"{value} {UNITS[name]}") for name, value in figures]
        return self.page(
            "certification/confirmation_review.html",
            form=form,
            sign=sign,
            changes=described(changes),
            counts=counts,
        )


def _registered(workshop: Workshop) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """(heading, [(label, value, unit)]) of the facts as registered; figures first."""
    return [(heading, [_line(workshop, name) for name in names]) for heading, names in SECTIONS]


def _line(workshop: Workshop, name: str) -> tuple[str, str, str]:
    label = LABELS.get(name) or Workshop._meta.get_field(name).verbose_name
    return label, said(name, getattr(workshop, name)), UNITS.get(name, "")
