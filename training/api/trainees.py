"""Trainees and certificates through the API: read only, in scope; fields by the matrix (workshops/people/fields.py)."""

from rest_framework import serializers

from training.models import Trainee
from training.queries.courses import with_hours
from workshops.api import ReadOnlyTableViewSet
from workshops.people.fields import Field, may_see
from workshops.people.names import masked_name


class TraineeSerializer(serializers.ModelSerializer):
    """A field that the caller does not read is null; numbers are masked for everybody."""

    name = serializers.SerializerMethodField(label="姓名（县级以上只示首字）")
    identity = serializers.SerializerMethodField(label="身份证号码（部分隐去）")
    phone = serializers.SerializerMethodField(label="联系电话（部分隐去）")
    certificate_number = serializers.SerializerMethodField(label="证书编号")
    course_title = serializers.CharField(source="course.title", read_only=True, label="培训班")
    workshop_name = serializers.CharField(source="workshop.name", read_only=True, allow_null=True, label="工坊")
    region = serializers.CharField(source="course.region_id", read_only=True, label="举办地区")
    attended = serializers.DecimalField(6, 1, read_only=True, label="出勤课时")
    whole = serializers.DecimalField(6, 1, read_only=True, label="全部课时")

    class Meta:
        model = Trainee
        fields = (
            "id", "course", "course_title", "region", "workshop", "workshop_name", "name", "identity", "phone",
            "status", "attended", "whole", "test_score", "certificate_number", "certified_on", "recorded_at",
            "updated_at", "version",
        )  # fmt: skip
        read_only_fields = fields

    def get_name(self, row) -> str:
        return row.name if self._sees(Field.NAME) else masked_name(row.name)

    def get_identity(self, row) -> str | None:
        return row.identity_masked if self._sees(Field.IDENTITY) else None

    def get_phone(self, row) -> str | None:
        return row.phone_masked if self._sees(Field.PHONE) else None

    def get_certificate_number(self, row) -> str | None:
        return row.certificate_number if self._sees(Field.NAME) else None

    def _sees(self, field: Field) -> bool:
        return may_see(self.context["request"].user, field)


class TraineeViewSet(ReadOnlyTableViewSet):
    """People in courses, once a course."""

    table_name = "trainees"
    queryset = Trainee.objects.all()
    serializer_class = TraineeSerializer


class TrainingCertificateViewSet(TraineeViewSet):
    """Certificates, each as the trainee who got it."""

    table_name = "training-certificates"

    def narrow(self, queryset):
        return with_hours(queryset)


routes = [
    ("trainees", TraineeViewSet, "trainee"),
    ("training-certificates", TrainingCertificateViewSet, "training-certificate"),
]
