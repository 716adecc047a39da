"""Step 6: everything that was stated, what is missing, the criteria one by one; then handing in, or withdrawing."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse

from certification import criteria, flow
from certification.actions import drafting, transferring
from certification.application_steps import SLUGS
from certification.forms.applying_files import SubmitForm, WithdrawForm
from certification.forms.cases_return import label_of
from certification.models import ApplicationKind, ApplicationStatus
from certification.queries.applications import findings_for
from certification.queries.drafts import ToMend, measure_in_force, to_mend
from certification.views.applying_files import file_item
from certification.views.drafts import DraftView, OwnCaseView, step_url
from workshops.access.refusal import Refused

OUTCOMES = {"met": "符合", "not_met": "不符合", "judgement": "需要人工判断"}


class ReviewView(DraftView):
    slug = "review"
    template_name = "certification/application_form_review.html"

    def get(self, request, pk):
        self.begin(*SLUGS)  # the page names what every step lacks
        return self.show(SubmitForm())

    def post(self, request, pk):
        form = SubmitForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        transfer = self.application.kind == ApplicationKind.TRANSFER
        hand_in = transferring.present if transfer else drafting.submit
        try:
            hand_in(pk, by=request.user)
        except ValidationError as error:
            for message in error.messages:
                form.add_error(None, message)
            return self.show(form)
        except Refused as refusal:
            return self.refused(refusal)
        messages.success(request, "已提交审核人核对。" if transfer else "申请已提交，请等待县级文化和旅游部门受理。")
        return redirect("certification:application-detail", pk)

    def show(self, form):
        application = self.application
        # Judged as if handed in today: a returned application is judged anew by the measure of its next submission.
        measure = measure_in_force(application.region)
        application.measure, application.submitted_at = measure, None
        findings = findings_for(application)
        return self.page(
            form,
            measure=measure,
            findings=[(finding, OUTCOMES[finding.outcome]) for finding in findings],
            not_met=sum(finding.outcome == criteria.Outcome.NOT_MET for finding in findings),
            missing=[(each, self.place(each)) for each in to_mend(self.problems)],
            reasons=self.reasons(measure),
            files=[file_item(each) for each in application.files.order_by("kind", "created_at")],
            projects=application.projects.select_related("region").order_by("level", "name"),
        )

    def reasons(self, measure):
        """(label, reason, address) of every entry named by the return."""
        questions = {f"question_{question.pk}": question.text for question in measure.questions.all()}
        return [
            (questions.get(each.field) or label_of(each.field), each, self.place(each))
            for each in to_mend(self.returned.fields if self.returned else {})
        ]

    def place(self, each: ToMend) -> str:
        return f"{step_url(self.application, each.step.slug)}#{each.anchor}"


class WithdrawView(OwnCaseView):
    """``/applications/<id>/withdraw/``: the applicant takes it back, before the decision."""

    def is_open(self) -> bool:
        return flow.Action.WITHDRAW in flow.allowed_actions(self.application, self.request.user)

    def get(self, request, pk):
        return self.show(WithdrawForm())

    def post(self, request, pk):
        form = WithdrawForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            drafting.withdraw(pk, by=request.user, note=form.cleaned_data["note"])
        except Refused as refusal:
            form.add_error(None, refusal.message)
            return self.show(form)
        draft = self.application.status == ApplicationStatus.DRAFT
        messages.success(request, "草稿已放弃。" if draft else "申请已撤回。")
        return redirect("certification:application-list")

    def show(self, form):
        draft = self.application.status == ApplicationStatus.DRAFT
        title = "放弃草稿" if draft else "撤回申请"
        context = {
            "title": title,
            "facts": [("工坊名称", self.application), ("当前状态", self.application.get_status_display())],
            "consequences": [
                "放弃后不能恢复；需要时可以重新填写。" if draft else "撤回后不再办理，也不能恢复；需要时可以重新申请。"
            ],
            "form": form,
            "confirm_label": title,
            "cancel_url": reverse("certification:application-detail", args=[self.application.pk]),
        }
        return render(self.request, "components/confirm_page.html", context)
