"""Steps 1 to 4 of an application: every save keeps what is valid, and shows again what is not."""

import copy
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect

from certification.actions import drafting
from certification.application_steps import next_slug
from certification.forms.applying import EmploymentForm, OperatorForm, PremisesForm
from certification.forms.applying_basis import BasisForm
from certification.queries.drafts import first_to_mend, measure_in_force
from certification.views.drafts import DraftView, step_url
from workshops.access.refusal import Refused
from workshops.queries.ich_projects import TERMS, picker

FORMS = {"operator": OperatorForm, "basis": BasisForm, "premises": PremisesForm, "employment": EmploymentForm}


TEMPLATES = {"basis": "certification/application_form_basis.html"}
"""Steps whose fields are not simply listed."""


class EditView(DraftView):
    """``/applications/<id>/edit/``: on to the first step with something to mend."""

    def get(self, request, pk):
        return redirect(step_url(self.application, first_to_mend(self.problems, self.returned)))


class StepView(DraftView):
    def dispatch(self, request, *args, **kwargs):
        self.slug = kwargs["step"]
        if self.slug not in FORMS:
            raise Http404
        self.template_name = TEMPLATES.get(self.slug, "certification/application_form_fields.html")
        return super().dispatch(request, *args, **kwargs)

    def form(self, data=None):
        options = {"questions": measure_in_force(self.application.region).questions.all()}
        reasons = self.returned.fields if self.returned else {}
        return FORMS[self.slug](
            data,
            # A copy: a bound form writes into it what was typed, valid or not.
            instance=copy.copy(self.application),
            returned=reasons,
            **options if self.slug == "employment" else {},
        )

    def get(self, request, pk, step):
        return self.show(self.form(), request.GET)

    def post(self, request, pk, step):
        form = self.form(request.POST)
        valid = form.is_valid()
        try:
            self.application = drafting.save_draft(pk, by=request.user, **form.storable())
        except Refused as refusal:
            return self.refused(refusal)
        if request.POST.get("action") != "search":
            self.begin(self.slug)
        if not valid:
            return self.show(form, request.POST)
        return self.onward(request.POST)

    def onward(self, typed):
        here = step_url(self.application, self.slug)
        if typed.get("action") == "next":
            return redirect(f"{step_url(self.application, next_slug(self.slug))}#step")
        if typed.get("action") == "search":
            terms = {name: typed[name] for name in TERMS if typed.get(name)}
            return redirect(f"{here}?{urlencode(terms)}#project-picker")
        messages.success(self.request, "草稿已保存。")
        return redirect(here)

    def show(self, form, query):
        context = {}
        if self.slug == "basis":
            context["picker"] = picker(self.application.region, query, form.picked())
        return self.page(form, **context)
