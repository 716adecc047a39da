"""Base views: signed in, and no way to a queryset that is not scoped."""

from django.contrib.auth.mixins import AccessMixin, LoginRequiredMixin
from django.core.exceptions import ImproperlyConfigured
from django.views.generic import DetailView, ListView

from .. import journal, scope


class ScopedMixin(LoginRequiredMixin):
    """For views with ``model`` or ``queryset``: rows through ``visible_to``, one row or the uniform 404.

    Narrow or order the rows in ``narrow(queryset)``; ``get_queryset`` itself is closed.
    """

    slug_url_kwarg = "slug"

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if "get_queryset" in cls.__dict__ and cls.__module__ != __name__:
            raise ImproperlyConfigured(f"{cls.__name__}: override narrow(), not get_queryset(), of a scoped view.")

    def get_queryset(self):
        return self.narrow(scope.rows(super().get_queryset(), self.request.user))

    def narrow(self, queryset):
        """Filters, joins and ordering on rows already scoped."""
        return queryset

    def get_object(self, queryset=None):
        lookup = {"pk": self.kwargs[self.pk_url_kwarg]} if self.pk_url_kwarg in self.kwargs else dict(self.kwargs)
        if queryset is None:
            queryset = self.get_queryset()
        return scope.get_visible_or_404(queryset, self.request.user, **lookup)


class ScopedListView(ScopedMixin, ListView):
    paginate_by = 20


class ScopedDetailView(ScopedMixin, DetailView):
    pass


class DutyRequiredMixin(AccessMixin):
    """Only accounts with one of ``duties`` get in; others get 403, which is journalled."""

    duties: tuple[str, ...] = ()

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        if request.user.duty not in self.duties:
            journal.record(
                by=request.user,
                action="page.refused",
                result=journal.Result.REFUSED,
                detail={"page": request.resolver_match.view_name},
            )
            self.raise_exception = True
            return self.handle_no_permission()
        return super().dispatch(request, *args, **kwargs)
