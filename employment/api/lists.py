"""Lists and mismatches through the API: read only, in scope, each field by ``workshops.people.fields``."""

from rest_framework import serializers

from employment.models import Listing, Mismatch
from employment.queries import mismatches
from workshops.api import ReadOnlyTableViewSet
from workshops.people.fields import Field, may_see
from workshops.people.names import masked_name


class PersonalSerializer(serializers.ModelSerializer):
    """`name`: its first character alone for offices above the county; `identity`: masked, and empty for them."""

    name = serializers.SerializerMethodField(label="姓名")
    identity = serializers.SerializerMethodField(label="身份证号码（部分隐去）")

    def subject(self, row):
        return row

    def get_name(self, row) -> str:
        name = self.subject(row).name
        return name if self._may_see(Field.NAME) else masked_name(name)

    def get_identity(self, row) -> str:
        return self.subject(row).identity_masked if self._may_see(Field.IDENTITY) else ""

    def _may_see(self, field: Field) -> bool:
        return may_see(self.context["request"].user, field)


class ListingSerializer(PersonalSerializer):
    region_name = serializers.CharField(source="region.full_name", read_only=True)
    is_matched = serializers.SerializerMethodField(label="已在工坊登记")

    class Meta:
        model = Listing
        fields = (
            "id", "name", "identity", "region", "region_name", "category", "valid_from", "valid_to", "removal",
            "employed_at", "is_matched", "recorded_at",
        )  # fmt: skip
        read_only_fields = fields

    def get_is_matched(self, entry: Listing) -> bool:
        return entry.person_id is not None


class MismatchSerializer(PersonalSerializer):
    workshop = serializers.SerializerMethodField(label="工坊")
    region_name = serializers.CharField(source="region.full_name", read_only=True)
    age = serializers.SerializerMethodField(label="已历天数")
    kind = serializers.SerializerMethodField(label="差异")

    class Meta:
        model = Mismatch
        fields = (
            "id", "kind", "category", "name", "identity", "workshop", "region", "region_name", "department",
            "opened_on", "age", "closed_at", "outcome",
        )  # fmt: skip
        read_only_fields = fields

    def subject(self, row):
        return row.worker or row.listing

    def get_workshop(self, task: Mismatch) -> str:
        return task.worker.workshop.name if task.worker else task.listing.employed_at

    def get_kind(self, task: Mismatch) -> str:
        return mismatches.told_kind(task, self.context["request"].user).value

    def get_age(self, task: Mismatch) -> int:
        return mismatches.age_of(task)


class ListingViewSet(ReadOnlyTableViewSet):
    """Entries of the rural offices' lists; other departments get none."""

    table_name = "listings"
    queryset = Listing.objects.select_related("region")
    serializer_class = ListingSerializer


class MismatchViewSet(ReadOnlyTableViewSet):
    """Tasks of one's own department, and for leaders those about their own workers."""

    table_name = "mismatches"
    queryset = Mismatch.objects.select_related("region", "worker__workshop", "listing")
    serializer_class = MismatchSerializer
