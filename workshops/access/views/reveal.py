"""Showing one sealed value, to a person who may see the row, gave a purpose and the password again."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from .. import scope
from ..actions import personal_data
from ..forms.reauthentication import RevealForm
from ..sealed_fields import declared


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class RevealView(LoginRequiredMixin, FormView):
    """``/accounts/reveal/<label>/<pk>/``: GET asks, POST shows; never cached."""

    template_name = "access/reveal_form.html"
    form_class = RevealForm

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.model, self.field = declared().get(kwargs["label"], (None, None))

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            if self.model is None or not self.field.may_reveal(request.user):
                raise Http404
            self.row = scope.get_visible_or_404(self.model._base_manager.all(), request.user, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "request": self.request}

    def get_context_data(self, **kwargs):
        masked = self.field.masked(self.row)
        return super().get_context_data(
            **kwargs, field=self.field, row=self.row, masked=masked, back_url=self.back_url()
        )

    def back_url(self) -> str:
        return reverse(self.field.page, args=[self.row.pk]) if self.field.page else ""

    def form_valid(self, form):
        plain = personal_data.reveal(self.row, self.field, by=self.request.user, purpose=form.cleaned_data["purpose"])
        context = {"field": self.field, "row": self.row, "plain": plain, "back_url": self.back_url()}
        return render(self.request, "access/reveal_detail.html", context)
