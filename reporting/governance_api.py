"""Workshops' problems through the API: the list, one with its steps, raising one, and every step of the table."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from reporting.actions import problems
from reporting.models import Problem, ProblemAction, ProblemKind, ProblemStep
from reporting.queries.problems import age_days, allowed_actions, raisable
from reporting.rules import problem_flow as flow
from workshops.access.api_parsing import BoundedJSONParser
from workshops.access.models import Department
from workshops.api import ReadOnlyTableViewSet

LINE = (
    "id", "workshop", "workshop_number", "workshop_name", "region", "kind", "title", "department", "level",
    "office_region", "status", "raised_at", "age_days", "due_on", "overdue", "settled_at", "satisfied",
)  # fmt: skip
STEPS = [(value, ProblemAction(value).label) for value in dict.fromkeys(row.action for row in flow.TABLE)]


class ProblemLineSerializer(serializers.ModelSerializer):
    workshop_number = serializers.CharField(source="workshop.number", read_only=True)
    workshop_name = serializers.CharField(source="workshop.name", read_only=True)
    region = serializers.CharField(source="workshop.region_id", read_only=True)
    office_region = serializers.CharField(source="region_id", read_only=True, allow_null=True)
    age_days = serializers.SerializerMethodField()
    overdue = serializers.BooleanField(read_only=True)

    class Meta:
        model = Problem
        fields = LINE
        read_only_fields = fields

    def get_age_days(self, problem) -> int:
        return age_days(problem)


class ProblemStepSerializer(serializers.ModelSerializer):
    office = serializers.StringRelatedField()

    class Meta:
        model = ProblemStep
        fields = ("action", "from_department", "to_department", "office", "at", "note")
        read_only_fields = fields


class WorkshopProblemSerializer(ProblemLineSerializer):
    steps = ProblemStepSerializer(many=True, read_only=True)
    allowed_actions = serializers.SerializerMethodField()

    class Meta(ProblemLineSerializer.Meta):
        fields = (*LINE, "description", "settlement", "steps", "allowed_actions")
        read_only_fields = fields

    def get_allowed_actions(self, problem) -> list[str]:
        return allowed_actions(problem, self.context["request"].user)


class RaiseRequest(serializers.Serializer):
    workshop = serializers.IntegerField(min_value=1, max_value=2**31)
    kind = serializers.ChoiceField(ProblemKind.choices)
    title = serializers.CharField(max_length=80)
    description = serializers.CharField(max_length=2000)


class ProblemStepPayload(serializers.Serializer):
    """What the step takes of these: `department` to forward to, `due_on` when taking, `satisfied` when confirming."""

    note = serializers.CharField(required=False, allow_blank=True, max_length=2000)
    department = serializers.ChoiceField(Department.choices, required=False)
    due_on = serializers.DateField(required=False, allow_null=True)
    satisfied = serializers.BooleanField(required=False, allow_null=True)


class ProblemStepRequest(serializers.Serializer):
    """`action` is one of the row's `allowed_actions`."""

    action = serializers.ChoiceField(STEPS)
    payload = ProblemStepPayload(required=False)


class ProblemViewSet(ReadOnlyTableViewSet):
    table_name = "problems"
    queryset = Problem.objects.all()
    serializer_class = WorkshopProblemSerializer
    parser_classes = (BoundedJSONParser,)

    def get_serializer_class(self):
        return ProblemLineSerializer if self.action == "list" else WorkshopProblemSerializer

    @extend_schema(request=RaiseRequest, responses={201: WorkshopProblemSerializer})
    def create(self, request):
        """Raise a problem of one's workshop."""
        asked = RaiseRequest(data=request.data)
        asked.is_valid(raise_exception=True)
        given = dict(asked.validated_data)
        workshop = given.pop("workshop")
        if not raisable(request.user).filter(pk=workshop).exists():
            raise serializers.ValidationError({"workshop": ["没有这家工坊，或不能为其反映问题。"]})
        problem = problems.raise_problem(workshop, by=request.user, **given)
        return self.answer(problem.pk, status.HTTP_201_CREATED)

    @extend_schema(request=ProblemStepRequest)
    @action(detail=True, methods=["post"])
    def steps(self, request, pk):
        """Take one of the row's `allowed_actions`."""
        problem = self.get_object()
        asked = ProblemStepRequest(data=request.data)
        asked.is_valid(raise_exception=True)
        given = asked.validated_data.get("payload", {})
        problems.advance(problem.pk, asked.validated_data["action"], by=request.user, **given)
        return self.answer(problem.pk)

    def answer(self, pk: int, code: int = status.HTTP_200_OK) -> Response:
        """The row as it now stands, through the scope like any other reading."""
        self.kwargs["pk"] = pk
        return Response(self.get_serializer(self.get_object()).data, code)


routes = [("problems", ProblemViewSet, "problem")]
