"""Bases of the pages on which a workshop's people are kept: by its leader and its county's culture office only."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from employment.actions.authority import keeps_people_of
from workshops.access.scope import get_visible_or_404
from workshops.models import Standing, Workshop
from workshops.views.confirming_pages import done_or_refused


class KeeperView(LoginRequiredMixin, View):
    """A form about a row in scope; 404 for who doesn't keep the people of its workshop.

    Set ``rows`` (a queryset with the joins), ``template_name``, ``heading``, ``done``; write ``make_form`` and ``act``.
    """

    rows = Workshop.objects.select_related("region", "leader")
    template_name = ""
    heading = ""
    submit_label = "保存"
    done = ""
    adding = False
    """Only while the workshop's certification is in force."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.row = get_visible_or_404(self.rows.all(), request.user, pk=kwargs["pk"])
            if not keeps_people_of(request.user, self.workshop):
                raise Http404
            if self.adding and self.workshop.standing != Standing.CERTIFIED:
                messages.error(request, "工坊的资格已终止，不能再新增。")
                return redirect(self.back_url)
        return super().dispatch(request, *args, **kwargs)

    @property
    def workshop(self) -> Workshop:
        return self.row

    @property
    def back_url(self) -> str:
        return reverse("employment:workshop-people", args=[self.workshop.pk])

    def make_form(self, data=None):
        raise NotImplementedError(f"{type(self).__name__}.make_form")

    def act(self, form):
        """The action with what the sound form holds; may raise ``Refused``."""
        raise NotImplementedError(f"{type(self).__name__}.act")

    def next_url(self, result) -> str:
        return self.back_url

    def get(self, request, pk):
        return self.show(self.make_form())

    def post(self, request, pk):
        form = self.make_form(request.POST)
        if form.is_valid():
            result = done_or_refused(form, lambda: (self.act(form),))
            if result:
                messages.success(request, self.done)
                return redirect(self.next_url(result[0]))
        return self.show(form)

    def get_context(self, form) -> dict:
        return {
            "form": form, "row": self.row, "workshop": self.workshop, "heading": self.heading,
            "back_url": self.back_url, "submit_label": self.submit_label,
        }  # fmt: skip

    def show(self, form):
        return render(self.request, self.template_name, self.get_context(form))


class KeeperConfirmView(KeeperView):
    """An act that can't be undone, on a page of its own: ``facts`` and ``consequences`` say what it does."""

    template_name = "components/confirm_page.html"
    consequences: tuple[str, ...] = ()

    def facts(self) -> list[tuple[str, object]]:
        return []

    def get_context(self, form):
        return {
            "form": form, "title": self.heading, "facts": self.facts(), "consequences": self.consequences,
            "confirm_label": self.submit_label, "cancel_url": self.back_url,
        }  # fmt: skip


class OfWorker:
    """Of pages about a worker, or about a row of one: back to the worker's page."""

    @property
    def worker(self):
        return self.row

    @property
    def workshop(self):
        return self.worker.workshop

    @property
    def back_url(self) -> str:
        return reverse("employment:worker-detail", args=[self.worker.pk])

    def get_context(self, form):
        return {"worker": self.worker} | super().get_context(form)
