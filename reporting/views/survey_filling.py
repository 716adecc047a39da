"""``/survey-sheets/``: who is asked fills here, on a phone, without script; nothing typed is lost."""

from contextlib import suppress

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View
from django.views.decorators.http import require_safe

from reporting.actions import survey_filling
from reporting.forms.survey_filling import FillForm
from reporting.forms.surveys import ReopenForm
from reporting.models import SheetStatus, SurveySheet
from reporting.queries.surveys import (
    SHEET_JOINS,
    has_ended,
    is_in_stead,
    photos_of,
    questions_of,
    reads_answers,
    sheet_actions,
    sheets,
)
from reporting.rules import survey_answers as rules
from reporting.rules import survey_flow as flow
from reporting.rules.survey_questions import PHOTOS_MAX, TABLE
from workshops.access.refusal import Refused
from workshops.access.scope import get_visible_or_404
from workshops.access.views.scoped import ScopedDetailView
from workshops.actions.storing import discard, store_photo
from workshops.forms.refusing import show_refusal
from workshops.tables.views import TableListView
from workshops.views.confirming_pages import done_or_refused
from workshops.views.files import send

TONES = {
    SheetStatus.WAITING: "warn",
    SheetStatus.STARTED: "info",
    SheetStatus.SUBMITTED: "good",
    SheetStatus.REOPENED: "bad",
}


def laid_out(form: FillForm, photos: dict[str, list]) -> list[tuple[str, list]]:
    """Sections in order: (heading, [(field, question, photographs kept)])."""
    made: list[tuple[str, list]] = []
    for question in form.questions:
        if question.section or not made:
            made.append((question.section, []))
        made[-1][1].append((form[question.key], question, photos.get(question.key, ())))
    return made


class SheetListView(LoginRequiredMixin, TableListView):
    table_name = "survey-sheets"
    lead = "需要填写的排在最前；点问卷名称填写或查看。"

    def get_actions(self):
        if not self.request.user.is_office:
            return ()
        return (("问卷和结果", reverse("reporting:survey-list")),)


class SheetDetailView(ScopedDetailView):
    """``/survey-sheets/<pk>/``"""

    template_name = "reporting/survey_sheet_detail.html"
    context_object_name = "sheet"

    @property
    def queryset(self):
        return sheets(self.request.user)

    def get_context_data(self, **kwargs):
        sheet, user = self.object, self.request.user
        may_read = reads_answers(sheet, user)
        return super().get_context_data(
            **kwargs,
            survey=sheet.survey,
            tone=TONES[sheet.status],
            actions=sheet_actions(sheet, user),
            may_read=may_read,
            in_stead=is_in_stead(sheet, user),
            has_ended=has_ended(sheet),
            answers=self.answers(sheet) if may_read else [],
            entries=self.entries(sheet),
        )

    @staticmethod
    def answers(sheet) -> list[dict]:
        photos = photos_of(sheet)
        return [
            {
                "number": number, "question": question, "said": rules.said(question, sheet.answers.get(question.key))
                if sheet.status == SheetStatus.SUBMITTED else plainly(sheet.answers.get(question.key)),
                "rows": sheet.answers.get(question.key) if question.kind == TABLE else None,
                "photos": photos.get(question.key, ()),
            }
            for number, question in enumerate(questions_of(sheet.survey), start=1)
        ]  # fmt: skip

    @staticmethod
    def entries(sheet) -> list[dict]:
        made = []
        for step in sheet.steps.select_related("by", "office"):
            who = step.office.name if step.office else "工坊带头人"
            title = f"{step.get_action_display()}{'（县级代填）' if step.in_stead and step.action == 'submit' else ''}"
            made.append({"title": title, "at": step.at, "who": who, "note": step.note})
        return made[::-1]


def plainly(answer) -> str:
    """A draft's answer in words, whatever it is."""
    return "；".join(rules.texts_of(answer))


class SheetFillView(LoginRequiredMixin, View):
    """``/survey-sheets/<pk>/fill/``; 404 for who can't fill it now."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = SurveySheet.objects.select_related(*SHEET_JOINS, "survey__form")
            self.sheet = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            if flow.SUBMIT not in sheet_actions(self.sheet, request.user):
                raise Http404
            self.questions = questions_of(self.sheet.survey)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(FillForm(questions=self.questions, answers=self.sheet.answers))

    def post(self, request, pk):
        is_draft = request.POST.get("act") != "submit"
        form = FillForm(
            request.POST, request.FILES, questions=self.questions, answers=self.sheet.answers, is_draft=is_draft
        )
        form.is_valid()
        self.keep_photos(form)
        done = not form.errors and self.write(form, survey_filling.save_draft if is_draft else survey_filling.submit)
        if not done:
            self.keep_draft(form)
            return self.show(form)
        if remove := request.POST.get("remove"):
            self.remove(remove)
        if is_draft:
            messages.success(request, "已保存，尚未提交。")
            return redirect("reporting:survey-sheet-fill", pk)
        messages.success(request, "问卷已提交。")
        return redirect("reporting:survey-sheet-detail", pk)

    def write(self, form, act) -> bool:
        try:
            act(self.sheet.pk, by=self.request.user, given=form.given(), seen_version=self.seen())
        except survey_filling.Faulty as fault:
            form.show(fault)
        except Refused as refusal:
            show_refusal(form, refusal)
        return not form.errors

    def keep_draft(self, form) -> None:
        """What is sound enough stays even if the browser is closed; what is refused stays on the page."""
        given, said = form.given(), {"by": self.request.user, "seen_version": self.seen()}
        with suppress(Refused):
            try:
                survey_filling.save_draft(self.sheet.pk, given=given, **said)
            except survey_filling.Faulty as fault:
                sound = {key: answer for key, answer in given.items() if key not in fault.faults}
                survey_filling.save_draft(self.sheet.pk, given=sound, **said)

    def seen(self) -> int | None:
        given = self.request.POST.get("version", "")
        return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None

    def keep_photos(self, form) -> None:
        """Uploads are kept at once: a browser doesn't send a chosen file a second time."""
        by, sheet = self.request.user, self.sheet
        for key, files in form.uploads():
            if len(files) > PHOTOS_MAX:
                form.add_error(key, f"最多 {PHOTOS_MAX} 张照片。")
            for upload in files[:PHOTOS_MAX]:  # each takes a moment to unpack
                try:
                    attachment = store_photo(upload, by=by, region=sheet.region, shared=False)
                except Refused as refusal:
                    form.add_error(key, refusal.message)
                    continue
                try:
                    survey_filling.add_photo(sheet.pk, by=by, key=key, attachment=attachment)
                except Refused as refusal:
                    discard(attachment)
                    form.add_error(key, refusal.message)

    def remove(self, photo: str) -> None:
        for found in self.sheet.photos.all():
            if str(found.attachment_id) == photo:
                survey_filling.remove_photo(self.sheet.pk, by=self.request.user, photo_id=found.attachment_id)

    def show(self, form):
        self.sheet.refresh_from_db(fields=["version", "status"])
        context = {
            "form": form, "sheet": self.sheet, "survey": self.sheet.survey,
            "sections": laid_out(form, photos_of(self.sheet)), "in_stead": is_in_stead(self.sheet, self.request.user),
            "back_url": reverse("reporting:survey-sheet-detail", args=[self.sheet.pk]),
        }  # fmt: skip
        return render(self.request, "reporting/survey_fill.html", context)


class SheetReopenView(LoginRequiredMixin, View):
    """``/survey-sheets/<pk>/reopen/``; 404 for everybody but the sender."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = SurveySheet.objects.select_related(*SHEET_JOINS)
            self.sheet = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            if flow.REOPEN not in sheet_actions(self.sheet, request.user):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(ReopenForm())

    def post(self, request, pk):
        form = ReopenForm(request.POST)
        act = lambda: survey_filling.reopen(pk, by=request.user, **form.cleaned_data)  # noqa: E731
        if form.is_valid() and done_or_refused(form, act):
            messages.success(request, "已退回修改。")
            return redirect("reporting:survey-sheet-detail", pk)
        return self.show(form)

    def show(self, form):
        back = reverse("reporting:survey-sheet-detail", args=[self.sheet.pk])
        context = {"form": form, "sheet": self.sheet, "survey": self.sheet.survey, "back_url": back}
        return render(self.request, "reporting/survey_reopen.html", context)


@login_required
@require_safe
def photo(request, pk, photo):
    """``/survey-sheets/<pk>/photos/<uuid>/``: to who may read the sheet's answers."""
    sheet = get_visible_or_404(SurveySheet.objects.select_related(*SHEET_JOINS), request.user, pk=pk)
    found = sheet.photos.select_related("attachment").filter(attachment=photo).first()
    if found is None or not reads_answers(sheet, request.user):
        raise Http404
    return send(found.attachment)
