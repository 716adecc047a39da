"""What may be written of an application through the API: where it starts, and what the draft states."""

from rest_framework import serializers

from certification.completeness import head_count_problems
from certification.forms.applying_fields import ContactPhoneField, UsccField
from certification.models import Application, ApplicationKind
from certification.queries.drafts import measure_in_force
from workshops.access import clock
from workshops.models import ALL_FACTS, HEAD_COUNTS, IchProject
from workshops.regions.models import Region

DRAFT_FACTS = tuple(fact for fact in ALL_FACTS if fact != "region")


class ApplicationStartSerializer(serializers.Serializer):
    """A new application in `region`; or, with `previous`, the leader's own ended workshop that applies anew."""

    region = serializers.PrimaryKeyRelatedField(queryset=Region.objects.all(), required=False, label="所在县（市、区）")
    name = serializers.CharField(max_length=100, required=False, default="", allow_blank=True, label="工坊名称")
    previous = serializers.IntegerField(required=False, min_value=1, label="原登记")

    def validate(self, given):
        if "region" not in given and "previous" not in given:
            raise serializers.ValidationError({"region": ["请选择负责认定的县（市、区）。"]})
        return given


class ApplicationDraftSerializer(serializers.ModelSerializer):
    """Any of the fields; what is left out stays as it is. `answers`: {question of the measure: yes or no}."""

    leader_phone = serializers.CharField(max_length=25, required=False, write_only=True, label="带头人联系电话")
    uscc = serializers.CharField(max_length=30, required=False, allow_blank=True, label="统一社会信用代码")
    projects = serializers.PrimaryKeyRelatedField(queryset=IchProject.objects.all(), many=True, required=False)
    answers = serializers.DictField(child=serializers.BooleanField(), required=False, label="对省定条件的回答")

    class Meta:
        model = Application
        fields = (*DRAFT_FACTS, "leader_name", "leader_phone", "legacy_name", "legacy_document", "projects", "answers")

    def validate_leader_phone(self, typed):
        return ContactPhoneField(required=False).clean(typed)

    def validate_uscc(self, typed):
        return UsccField(required=False).clean(typed)

    def validate_opened_on(self, day):
        if day and day > clock.today():
            raise serializers.ValidationError("开始生产日期不能晚于今天。")
        return day

    def validate_answers(self, given):
        asked = {str(pk) for pk in measure_in_force(self.instance.region).questions.values_list("pk", flat=True)}
        if unknown := given.keys() - asked:
            raise serializers.ValidationError({code: ["认定办法没有这一项。"] for code in sorted(unknown)})
        return self.instance.answers | given

    def validate(self, given):
        problems = {}
        if self.instance.kind != ApplicationKind.TRANSFER:
            stated = [name for name in ("legacy_name", "legacy_document") if given.get(name)]
            problems |= dict.fromkeys(stated, "只有转入的申请填写这一项。")
        counts = {name: given.get(name, getattr(self.instance, name)) for name in HEAD_COUNTS}
        if any(name in given for name in HEAD_COUNTS):
            problems |= head_count_problems(Application(**counts))
        if problems:
            raise serializers.ValidationError(problems)
        return given

    def storable(self) -> dict:
        """Keyword arguments for `drafting.save_draft`."""
        fields = dict(self.validated_data)
        apart = {"projects": fields.pop("projects", None), "phone": fields.pop("leader_phone", None) or None}
        return {"fields": fields} | apart
