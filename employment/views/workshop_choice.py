"""Choosing the workshop that something is entered for; who has one only goes straight on."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from employment.forms.workshop_choice import WorkshopChoiceForm


class WorkshopChoiceView(LoginRequiredMixin, View):
    """`?workshop=<pk>` leads on to `next_name`. ``workshops(user)``: a queryset, or None for whoever enters nothing."""

    heading = back_name = back_label = next_name = nothing = ""

    def workshops(self, user):
        raise NotImplementedError(f"{type(self).__name__}.workshops")

    def get(self, request):
        workshops = self.workshops(request.user)
        if workshops is None:
            raise PermissionDenied
        workshops = workshops.order_by("name", "pk")
        form = WorkshopChoiceForm(request.GET or None, workshops=workshops)
        if form.is_bound and form.is_valid():
            return redirect(self.next_name, form.cleaned_data["workshop"].pk)
        found = list(workshops[:2])
        if len(found) == 1:
            return redirect(self.next_name, found[0].pk)
        context = {
            "form": form if found else None,
            "heading": self.heading,
            "back_label": self.back_label,
            "back_url": reverse(self.back_name),
            "nothing": self.nothing,
        }
        return render(request, "employment/workshop_choice.html", context)
