"""API base: the same row scope as the pages."""

from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.views import APIView

from . import scope


@extend_schema(exclude=True)
class NowhereView(APIView):
    """Answers every address that doesn't exist."""

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        raise NotFound


class ScopedViewSetMixin:
    """For view sets with ``queryset``: rows through the scope policy; out of scope answers 404 like not existing.

    Narrow in ``narrow(queryset)``. Put it before the DRF class in the bases.
    """

    def get_queryset(self):
        if getattr(self, "swagger_fake_view", False):
            return self.queryset.none()
        return self.narrow(scope.rows(super().get_queryset(), self.request.user))

    def narrow(self, queryset):
        """Filters, joins and ordering on rows already scoped."""
        return queryset

    def get_object(self):
        lookup = {self.lookup_field: self.kwargs[self.lookup_url_kwarg or self.lookup_field]}
        obj = scope.get_visible_or_404(self.get_queryset(), self.request.user, **lookup)
        self.check_object_permissions(self.request, obj)
        return obj
