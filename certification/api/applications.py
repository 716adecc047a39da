"""Applications through the API: the list, the case, drafting and the steps of the one transition table."""

from drf_spectacular.utils import extend_schema
from rest_framework import status

from certification.actions import drafting
from certification.api.application_drafts import ApplicationDraftSerializer, ApplicationStartSerializer
from certification.api.application_rows import ApplicationLineSerializer, ApplicationSerializer
from certification.api.cases import CaseViewSet
from certification.api.steps import APPLICATION_ACTIONS
from certification.models import Application
from workshops.access.scope import get_visible_or_404
from workshops.models import Workshop


class ApplicationViewSet(CaseViewSet):
    table_name = "applications"
    queryset = Application.objects.all()
    serializer_class = ApplicationSerializer
    line_serializer_class = ApplicationLineSerializer
    step_actions = APPLICATION_ACTIONS
    http_method_names = ["get", "head", "options", "post", "patch"]

    def narrow(self, queryset):
        if self.action == "list":
            return queryset
        joined = queryset.select_related("region__province", "measure", "decision", "certificate")
        return joined.prefetch_related(
            "projects", "opinions", "inspections", "notices__application", "notices__objections"
        )

    @extend_schema(request=ApplicationStartSerializer, responses={201: ApplicationSerializer})
    def create(self, request):
        """Open a draft, as a leader."""
        given = ApplicationStartSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        made = _start(request.user, **given.validated_data)
        return self.answer(made.pk, status.HTTP_201_CREATED)

    @extend_schema(request=ApplicationDraftSerializer, responses=ApplicationSerializer)
    def partial_update(self, request, pk):
        """Keep what the draft (or the returned application) states so far."""
        application = self.get_object()
        given = ApplicationDraftSerializer(application, data=request.data, partial=True)
        given.is_valid(raise_exception=True)
        drafting.save_draft(application.pk, by=request.user, **given.storable())
        return self.answer(application.pk)


def _start(user, *, region=None, name: str = "", previous: int | None = None) -> Application:
    if previous is None:
        return drafting.start(by=user, region=region, name=name)
    workshop = get_visible_or_404(Workshop.objects.select_related("region", "leader"), user, pk=previous)
    return drafting.start_again(by=user, previous=workshop)
