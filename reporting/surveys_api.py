"""Surveys through the API: those in scope with their questions and progress, the answers, and filling one's own."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from reporting.actions import survey_filling
from reporting.kinds.survey_answers import AnswerTable
from reporting.models import Survey, SurveySheet
from reporting.queries.surveys import (
    progress,
    questions_of,
    reads_answers,
    sheet_actions,
    whole_answers,
)
from workshops.access.api_parsing import BoundedJSONParser
from workshops.api import ReadOnlyTableViewSet

LINE = (
    "id", "title", "edition", "office", "office_name", "audience", "departments", "craft_category", "area_type",
    "pairing", "opens_on", "due_on", "status", "sent", "filled", "late",
)  # fmt: skip
SHEET = (
    "id", "survey", "title", "workshop", "answering_office", "of_whom", "region", "due_on", "status", "in_stead",
    "submitted_at", "late", "version",
)  # fmt: skip


class SurveyLineSerializer(serializers.ModelSerializer):
    office_name = serializers.CharField(source="office.name", read_only=True)
    departments = serializers.ListField(child=serializers.CharField(), read_only=True)
    sent = serializers.IntegerField(read_only=True)
    filled = serializers.IntegerField(read_only=True)
    late = serializers.IntegerField(read_only=True)

    class Meta:
        model = Survey
        fields = LINE
        read_only_fields = fields


class SurveyProgressSerializer(serializers.Serializer):
    region = serializers.CharField(source="region.pk", read_only=True)
    sent = serializers.IntegerField(read_only=True)
    filled = serializers.IntegerField(read_only=True)
    late = serializers.IntegerField(read_only=True)


class SurveyQuestionSerializer(serializers.Serializer):
    key = serializers.CharField(read_only=True)
    kind = serializers.CharField(read_only=True)
    section = serializers.CharField(read_only=True)
    text = serializers.CharField(read_only=True)
    help = serializers.CharField(read_only=True)
    required = serializers.BooleanField(read_only=True)
    unit = serializers.CharField(read_only=True)
    minimum = serializers.CharField(read_only=True)
    maximum = serializers.CharField(read_only=True)
    options = serializers.ListField(child=serializers.CharField(), read_only=True)
    columns = serializers.SerializerMethodField()
    rows = serializers.IntegerField(read_only=True)

    def get_columns(self, question) -> list[dict]:
        return question.stored()["columns"]


class SurveySerializer(SurveyLineSerializer):
    questions = serializers.SerializerMethodField()
    progress = serializers.SerializerMethodField()

    class Meta(SurveyLineSerializer.Meta):
        fields = (*LINE, "intro", "questions", "progress")
        read_only_fields = fields

    @extend_schema_field(SurveyQuestionSerializer(many=True))
    def get_questions(self, survey):
        return SurveyQuestionSerializer(questions_of(survey), many=True).data

    @extend_schema_field(SurveyProgressSerializer(many=True))
    def get_progress(self, survey):
        return SurveyProgressSerializer(progress(survey, self.context["request"].user), many=True).data


class SurveySheetLineSerializer(serializers.ModelSerializer):
    title = serializers.CharField(source="survey.title", read_only=True)
    answering_office = serializers.IntegerField(source="office_id", read_only=True, allow_null=True)
    of_whom = serializers.CharField(read_only=True)
    due_on = serializers.DateField(source="survey.due_on", read_only=True)
    late = serializers.BooleanField(read_only=True)

    class Meta:
        model = SurveySheet
        fields = SHEET
        read_only_fields = fields


class SurveySheetSerializer(SurveySheetLineSerializer):
    """``answers`` are null for who may not read a draft; photographs are named by their keys."""

    questions = serializers.SerializerMethodField()
    answers = serializers.SerializerMethodField()
    allowed_actions = serializers.SerializerMethodField()

    class Meta(SurveySheetLineSerializer.Meta):
        fields = (*SHEET, "reopen_reason", "questions", "answers", "allowed_actions")
        read_only_fields = fields

    @extend_schema_field(SurveyQuestionSerializer(many=True))
    def get_questions(self, sheet):
        return SurveyQuestionSerializer(questions_of(sheet.survey), many=True).data

    def get_answers(self, sheet) -> dict | None:
        return whole_answers(sheet) if reads_answers(sheet, self.context["request"].user) else None

    def get_allowed_actions(self, sheet) -> list[str]:
        return sheet_actions(sheet, self.context["request"].user)


class SurveyAnswersRequest(serializers.Serializer):
    """Key of the question → answer. `draft`: keep it without handing it in. `version`: of the sheet as it was read."""

    answers = serializers.DictField(child=serializers.JSONField(allow_null=True))
    draft = serializers.BooleanField(default=False)
    version = serializers.IntegerField(required=False, min_value=1, max_value=2**31 - 1)


class SurveyReopenRequest(serializers.Serializer):
    reason = serializers.CharField(max_length=300)


class SurveyViewSet(ReadOnlyTableViewSet):
    table_name = "surveys"
    queryset = Survey.objects.all()
    serializer_class = SurveySerializer

    def get_serializer_class(self):
        return SurveyLineSerializer if self.action == "list" else SurveySerializer

    @extend_schema(responses={200: OpenApiTypes.OBJECT})
    @action(detail=True)
    def answers(self, request, pk):
        """The sheets handed in, page by page: the columns of the survey's answers, one a question."""
        survey, user = self.get_object(), request.user
        table = AnswerTable(survey)
        rows = table.rows(user).order_by(*table.default_order)
        page = self.paginate_queryset(rows)
        lines = [{"id": row.pk} | {c.key: c.cell(row) for c in table.columns if c.exported} for row in page]
        answer = self.get_paginated_response(lines)
        answer.data["columns"] = [{"key": c.key, "label": c.heading, "kind": str(c.kind)} for c in table.columns]
        return answer


class SurveySheetViewSet(ReadOnlyTableViewSet):
    table_name = "survey-sheets"
    queryset = SurveySheet.objects.all()
    serializer_class = SurveySheetSerializer
    parser_classes = (BoundedJSONParser,)

    def get_serializer_class(self):
        return SurveySheetLineSerializer if self.action == "list" else SurveySheetSerializer

    @extend_schema(request=SurveyAnswersRequest)
    @action(detail=True, methods=["post"])
    def answers(self, request, pk):
        """Hand in one's own sheet, or keep a draft of it. A fault stands at the key of its question."""
        sheet = self.get_object()
        asked = SurveyAnswersRequest(data=request.data)
        asked.is_valid(raise_exception=True)
        given = asked.validated_data
        act = survey_filling.save_draft if given["draft"] else survey_filling.submit
        try:
            act(sheet.pk, by=request.user, given=given["answers"], seen_version=given.get("version"))
        except survey_filling.Faulty as fault:
            raise ValidationError({key: [message] for key, message in fault.faults.items()}) from fault
        return Response(self.get_serializer(self.get_object()).data)

    @extend_schema(request=SurveyReopenRequest)
    @action(detail=True, methods=["post"])
    def reopen(self, request, pk):
        """By the sender: the sheet goes back to be mended."""
        sheet = self.get_object()
        asked = SurveyReopenRequest(data=request.data)
        asked.is_valid(raise_exception=True)
        survey_filling.reopen(sheet.pk, by=request.user, reason=asked.validated_data["reason"])
        return Response(self.get_serializer(self.get_object()).data)


routes = [("surveys", SurveyViewSet, "survey"), ("survey-sheets", SurveySheetViewSet, "survey-sheet")]
