"""A step of a flow, taken on a page of its own."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views import View

from workshops.views.confirming_pages import done_or_refused


class StepView(View):
    """``/<noun>/<pk>/<action>/``. A subclass answers 404 before, for who may not take the step now, and says
    ``form(action, data)``, ``act(pk, action, form)``, ``show(form, action)``, ``said(action)``: what was done, in
    words, and ``done_name``: the address led to.
    """

    done_name = ""

    def get(self, request, pk, action):
        return self.show(self.form(action), action)

    def post(self, request, pk, action):
        form = self.form(action, request.POST)
        if form.is_valid() and done_or_refused(form, lambda: self.act(pk, action, form)):
            messages.success(request, self.said(action))
            return redirect(self.done_name, pk)
        return self.show(form, action)
