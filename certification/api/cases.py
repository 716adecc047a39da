"""Base of the cases that move by the transition table: a list, one case, and its steps."""

from collections.abc import Mapping

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.response import Response

from certification.api.steps import ApiAction, StepRequest, take_step
from workshops.access.api_parsing import BoundedJSONParser
from workshops.api import ReadOnlyTableViewSet


class CaseViewSet(ReadOnlyTableViewSet):
    """`serializer_class` says the whole case, `line_serializer_class` a line of the list."""

    parser_classes = (BoundedJSONParser,)
    line_serializer_class: type
    step_actions: Mapping[str, ApiAction]

    def get_serializer_class(self):
        return self.line_serializer_class if self.action == "list" else self.serializer_class

    @extend_schema(request=StepRequest)
    @action(detail=True, methods=["post"])
    def steps(self, request, pk):
        """Take one of the case's `allowed_actions`."""
        case = self.get_object()
        take_step(self.step_actions, case.pk, by=request.user, data=request.data)
        return self.answer(case.pk)

    def answer(self, pk: int, code: int = status.HTTP_200_OK) -> Response:
        """The case as it now stands, through the scope like any other reading."""
        self.kwargs["pk"] = pk
        return Response(self.get_serializer(self.get_object()).data, code)
