"""The monitoring through the API: flags with their steps, and check-ins."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from reporting.actions import check_ins, flags
from reporting.models import CheckIn, Flag, FlagAction, FlagStep, Learnt, ProblemKind
from reporting.queries.check_ins import answerable
from reporting.queries.flags import allowed_actions, name_of
from reporting.rules import flag_flow as flow
from workshops.access.api_parsing import BoundedJSONParser
from workshops.access.models import Department
from workshops.api import ReadOnlyTableViewSet
from workshops.models import Survival

LINE = (
    "id", "workshop", "workshop_number", "workshop_name", "region", "signal", "signal_name", "severity", "status",
    "level", "outcome", "department", "facts", "opened_on", "acted_on", "closed_on", "age_days",
)  # fmt: skip
STEPS = [
    (value, FlagAction(value).label)
    for value in dict.fromkeys(row.action for row in flow.TABLE if row.role != flow.SYSTEM)
]


class FlagLineSerializer(serializers.ModelSerializer):
    """`facts` are what the signal was found by; their keys are those of the rule."""

    workshop_number = serializers.CharField(source="workshop.number", read_only=True)
    workshop_name = serializers.CharField(source="workshop.name", read_only=True)
    region = serializers.CharField(source="workshop.region_id", read_only=True)
    signal_name = serializers.SerializerMethodField()
    age_days = serializers.IntegerField(source="age", read_only=True)

    class Meta:
        model = Flag
        fields = LINE
        read_only_fields = fields

    def get_signal_name(self, flag) -> str:
        return name_of(flag)


class FlagStepSerializer(serializers.ModelSerializer):
    """A step without an `office` is the system's."""

    office = serializers.StringRelatedField()

    class Meta:
        model = FlagStep
        fields = ("action", "department", "office", "at", "note", "facts", "problem", "check_in")
        read_only_fields = fields


class FlagSerializer(FlagLineSerializer):
    steps = FlagStepSerializer(many=True, read_only=True)
    allowed_actions = serializers.SerializerMethodField()

    class Meta(FlagLineSerializer.Meta):
        fields = (*LINE, "steps", "allowed_actions")
        read_only_fields = fields

    def get_allowed_actions(self, flag) -> list[str]:
        return allowed_actions(flag, self.context["request"].user)


class FlagStepPayload(serializers.Serializer):
    """What the step takes of these: `department` to forward to; `kind`, `title`, `description` of the problem;
    `survival`, `since`, `learnt` of a stop that is confirmed."""

    note = serializers.CharField(required=False, allow_blank=True, max_length=1000)
    department = serializers.ChoiceField(Department.choices, required=False)
    kind = serializers.ChoiceField(ProblemKind.choices, required=False)
    title = serializers.CharField(required=False, max_length=80)
    description = serializers.CharField(required=False, max_length=2000)
    survival = serializers.ChoiceField(Survival.choices, required=False)
    since = serializers.DateField(required=False, allow_null=True)
    learnt = serializers.ChoiceField(Learnt.choices, required=False)


class FlagStepRequest(serializers.Serializer):
    """`action` is one of the row's `allowed_actions`."""

    action = serializers.ChoiceField(STEPS)
    payload = FlagStepPayload(required=False)

    def validate(self, given):
        missing = {"kind", "title", "description"} - given.get("payload", {}).keys()
        if given["action"] == flow.PROBLEM and missing:
            raise serializers.ValidationError({"payload": {name: ["必填。"] for name in sorted(missing)}})
        return given


class FlagViewSet(ReadOnlyTableViewSet):
    table_name = "flags"
    queryset = Flag.objects.all()
    serializer_class = FlagSerializer
    parser_classes = (BoundedJSONParser,)

    def get_serializer_class(self):
        return FlagLineSerializer if self.action == "list" else FlagSerializer

    @extend_schema(request=FlagStepRequest)
    @action(detail=True, methods=["post"])
    def steps(self, request, pk):
        """Take one of the row's `allowed_actions`."""
        flag = self.get_object()
        asked = FlagStepRequest(data=request.data)
        asked.is_valid(raise_exception=True)
        given = asked.validated_data.get("payload", {})
        flags.advance(flag.pk, asked.validated_data["action"], by=request.user, **given)
        return Response(self.get_serializer(self.get_object()).data)


class CheckInSerializer(serializers.ModelSerializer):
    """`quarter` is its first day; `office` answered in the leader's stead."""

    workshop_number = serializers.CharField(source="workshop.number", read_only=True)
    office = serializers.StringRelatedField()

    class Meta:
        model = CheckIn
        fields = (
            "id", "workshop", "workshop_number", "quarter", "status", "since", "workers", "note", "office", "learnt",
            "at",
        )  # fmt: skip
        read_only_fields = fields


class CheckInRequest(serializers.Serializer):
    """Without `quarter` that which is to be answered for now; `learnt` of who answers in the stead."""

    workshop = serializers.IntegerField(min_value=1, max_value=2**31)
    status = serializers.ChoiceField(Survival.choices)
    quarter = serializers.DateField(required=False, allow_null=True)
    since = serializers.DateField(required=False, allow_null=True)
    workers = serializers.IntegerField(required=False, allow_null=True, min_value=0, max_value=2**31 - 1)
    note = serializers.CharField(required=False, allow_blank=True, max_length=300)
    learnt = serializers.ChoiceField(Learnt.choices, required=False)


class CheckInViewSet(ReadOnlyTableViewSet):
    table_name = "check-ins"
    queryset = CheckIn.objects.all()
    serializer_class = CheckInSerializer
    parser_classes = (BoundedJSONParser,)

    @extend_schema(request=CheckInRequest, responses={201: CheckInSerializer})
    def create(self, request):
        """Answer for a workshop and quarter; a correction is one more answer."""
        asked = CheckInRequest(data=request.data)
        asked.is_valid(raise_exception=True)
        given = dict(asked.validated_data)
        workshop = given.pop("workshop")
        if not answerable(request.user).filter(pk=workshop).exists():
            raise serializers.ValidationError({"workshop": ["没有这家工坊，或不能为其报告。"]})
        row = check_ins.check_in(workshop, by=request.user, **given)
        self.kwargs["pk"] = row.pk
        return Response(self.get_serializer(self.get_object()).data, status.HTTP_201_CREATED)


routes = [("flags", FlagViewSet, "flag"), ("check-ins", CheckInViewSet, "check-in")]
