"""Measures through the API: read only. Published ones are for everybody signed in, drafts for their writers."""

from rest_framework import serializers

from certification.models import Measure, Question, Threshold
from workshops.api import ReadOnlyTableViewSet


class ThresholdSerializer(serializers.ModelSerializer):
    """Thresholds of one `group` are alternatives; every group must hold."""

    class Meta:
        model = Threshold
        fields = ("group", "fact", "minimum")
        read_only_fields = fields


class QuestionSerializer(serializers.ModelSerializer):
    class Meta:
        model = Question
        fields = ("id", "text", "help")
        read_only_fields = fields


class MeasureSerializer(serializers.ModelSerializer):
    """`region` null: the national default."""

    thresholds = ThresholdSerializer(many=True, read_only=True)
    questions = QuestionSerializer(many=True, read_only=True)

    class Meta:
        model = Measure
        fields = (
            "id", "region", "title", "document_number", "effective_from", "effective_to", "published_at",
            "needs_water", "needs_power", "needs_heating", "needs_tools", "notice_days", "notice_day_kind",
            "accept_days", "review_days", "decide_days", "confirm_days", "window_opens_month", "window_opens_day",
            "window_closes_month", "window_closes_day", "thresholds", "questions",
        )  # fmt: skip
        read_only_fields = fields


class MeasureViewSet(ReadOnlyTableViewSet):
    table_name = "measures"
    queryset = Measure.objects.all()
    serializer_class = MeasureSerializer

    def narrow(self, queryset):
        return queryset.prefetch_related("thresholds", "questions")
