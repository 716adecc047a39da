"""What the API says of an application: a line of the list, and the whole case."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from certification import flow
from certification.criteria import Outcome
from certification.models import Application, Inspection, Opinion, PublicNotice
from certification.queries import cases
from workshops.models import ALL_FACTS, Attachment, IchProject

LINE_FIELDS = (
    "id", "kind", "status", "round", "due_on", "submitted_at", "name", "region", "region_name", "operator_kind",
    "operator_name", "leader_name",
)  # fmt: skip


class ProjectSerializer(serializers.ModelSerializer):
    class Meta:
        model = IchProject
        fields = ("id", "list_number", "name", "category", "level", "region")
        read_only_fields = fields


class FileSerializer(serializers.ModelSerializer):
    """`url`: where the file itself is, for whoever may see it."""

    url = serializers.HyperlinkedIdentityField("workshops:file")

    class Meta:
        model = Attachment
        fields = ("id", "kind", "name", "caption", "content_type", "size", "url")
        read_only_fields = fields


class FindingSerializer(serializers.Serializer):
    """One criterion: as decided, where it is decided; else as the facts stand."""

    code = serializers.CharField()
    label = serializers.CharField()
    outcome = serializers.ChoiceField(choices=[outcome.value for outcome in Outcome])
    found = serializers.CharField()
    required = serializers.CharField()
    explanation = serializers.CharField()


class OpinionSerializer(serializers.ModelSerializer):
    class Meta:
        model = Opinion
        fields = ("round", "department", "agrees", "text", "at")
        read_only_fields = fields


class InspectionSerializer(serializers.ModelSerializer):
    class Meta:
        model = Inspection
        fields = ("round", "inspected_on", "inspectors", "findings")
        read_only_fields = fields


class NoticeSerializer(serializers.ModelSerializer):
    """`ends_on` is null while an open objection stops the clock."""

    ends_on = serializers.SerializerMethodField()

    class Meta:
        model = PublicNotice
        fields = ("round", "starts_on", "days", "day_kind", "ends_on")
        read_only_fields = fields

    @extend_schema_field(serializers.DateField(allow_null=True))
    def get_ends_on(self, notice):
        return cases.notice_clock_of(notice).ends_on


class ApplicationLineSerializer(serializers.ModelSerializer):
    region_name = serializers.CharField(source="region.full_name", read_only=True)

    class Meta:
        model = Application
        fields = LINE_FIELDS
        read_only_fields = fields


class ApplicationSerializer(ApplicationLineSerializer):
    """The case with all that was stated and signed; `allowed_actions` are those of whoever asks."""

    leader_phone = serializers.CharField(source="leader_phone_masked", read_only=True, label="联系电话（部分隐去）")
    projects = ProjectSerializer(many=True, read_only=True)
    answers = serializers.DictField(child=serializers.BooleanField(), read_only=True, label="对省定条件的回答")
    files = serializers.SerializerMethodField()
    findings = serializers.SerializerMethodField()
    opinions = OpinionSerializer(many=True, read_only=True)
    inspections = InspectionSerializer(many=True, read_only=True)
    notices = NoticeSerializer(many=True, read_only=True)
    workshop = serializers.SerializerMethodField(help_text="认定后的工坊")
    allowed_actions = serializers.SerializerMethodField()

    class Meta:
        model = Application
        fields = (
            *LINE_FIELDS, "leader_phone", *(fact for fact in ALL_FACTS if fact not in LINE_FIELDS),
            "legacy_name", "legacy_document", "previous", "measure", "projects", "answers", "files", "findings",
            "opinions", "inspections", "notices", "workshop", "version", "allowed_actions",
        )  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(FileSerializer(many=True))
    def get_files(self, application):
        files = Attachment.objects.visible_to(self.context["request"].user).filter(applications=application)
        return FileSerializer(files.order_by("created_at"), many=True, context=self.context).data

    @extend_schema_field(FindingSerializer(many=True))
    def get_findings(self, application):
        return FindingSerializer(cases.findings_of(application), many=True).data

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_workshop(self, application):
        certificate = getattr(application, "certificate", None)
        return certificate and certificate.workshop_id

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=flow.Action.choices)))
    def get_allowed_actions(self, application):
        return flow.allowed_actions(application, self.context["request"].user)
