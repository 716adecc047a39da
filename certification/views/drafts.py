"""What the pages of a draft have in common: whose it is, and the frame of steps around them."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import View

from certification import flow
from certification.actions.drafting import EDITABLE
from certification.completeness import missing_fields
from certification.forms.applying_base import mark_lacking
from certification.models import Application, ApplicationKind
from certification.queries.drafts import ToMend, begun_steps, progress, returned_reasons, to_mend
from workshops.access.scope import get_visible_or_404

OWN_PAGES = {"files": "certification:application-files", "review": "certification:application-review"}

BEGUN, MOST_REMEMBERED = "applying_begun", 20
"""Session: {application: slugs of the steps sent}, of the latest so many."""
SHOWN_AT = {"files": "photos"}
"""Where a problem is shown, when no field has its name."""


def step_url(application: Application, slug: str) -> str:
    if slug in OWN_PAGES:
        return reverse(OWN_PAGES[slug], args=[application.pk])
    return reverse("certification:application-step", args=[application.pk, slug])


class OwnCaseView(LoginRequiredMixin, View):
    """A page of the applicant's own case, or of the clerk's own transfer; 404 for everybody else."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        rows = Application.objects.select_related("region", "region__province", "measure", "previous")
        self.application = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
        if flow.editor_of(self.application) != request.user.pk:
            raise Http404
        if not self.is_open():
            messages.info(request, f"申请当前状态为“{self.application.get_status_display()}”，不能这样办理。")
            return redirect("certification:application-detail", self.application.pk)
        return super().dispatch(request, *args, **kwargs)

    def is_open(self) -> bool:
        """Whether the case's state lets this page be used; otherwise its own page is shown."""
        return True


class DraftView(OwnCaseView):
    """A page inside the frame of steps."""

    slug = ""
    template_name = ""

    def is_open(self) -> bool:
        return self.application.status in EDITABLE

    @cached_property
    def problems(self) -> dict[str, str]:
        return missing_fields(self.application)

    @cached_property
    def returned(self):
        return returned_reasons(self.application)

    @cached_property
    def begun(self) -> set[str]:
        """Slugs of the steps that were filled in, or sent from this session, be it empty."""
        return begun_steps(self.application) | set(
            self.request.session.get(BEGUN, {}).get(str(self.application.pk), ())
        )

    def begin(self, *slugs: str) -> None:
        """From now on these steps say what they lack; remembered for the session, empty steps leave no other trace."""
        key, kept = str(self.application.pk), self.request.session.get(BEGUN, {})
        known = set(kept.get(key, ()))
        if not known.issuperset(slugs):
            others = [(pk, steps) for pk, steps in kept.items() if pk != key][1 - MOST_REMEMBERED :]
            self.request.session[BEGUN] = dict([*others, (key, sorted(known.union(slugs)))])

    def lacking(self) -> list[ToMend]:
        """What this step lacks, once it was begun."""
        return [each for each in to_mend(self.problems) if each.step.slug == self.slug and self.slug in self.begun]

    def page(self, form, **context):
        """The step's page inside the frame: steps with what is missing, and why the application came back."""
        application, lacking = self.application, self.lacking()
        steps = progress(self.problems, self.slug, begun=self.begun, returned=self.returned)
        sent = form.is_bound
        mark_lacking(form, {SHOWN_AT.get(each.field, each.field): each.message for each in lacking})
        frame = {
            "application": application,
            "form": form,
            "is_transfer": application.kind == ApplicationKind.TRANSFER,
            "steps": [
                {"label": step.title, "state": state, "note": note, "url": step_url(application, step.slug)}
                for step, state, note in steps
            ],
            "lacking": [] if sent else lacking,
            "lacking_title": f"这一步还有 {len(lacking)} 项没有填好，补齐后才能提交",
            "refused": form if sent else None,
            "returned": self.returned,
            "can_withdraw": flow.Action.WITHDRAW in flow.allowed_actions(application, self.request.user),
        }
        return render(self.request, self.template_name, frame | context)

    def refused(self, refusal):
        messages.error(self.request, refusal.message)
        return redirect("certification:application-detail", self.application.pk)
