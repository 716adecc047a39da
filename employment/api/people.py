"""Workers, spells and pay through the API: read only, in scope; fields by the matrix (employment/fields.py).

A field that the caller does not read is null. Numbers are masked for everybody.
"""

from rest_framework import serializers

from employment.models import Category, Employment, EmploymentForm, Pay, Relation, Worker
from employment.queries.pay import readable_pays
from employment.queries.workers import shown_name, spell_rows, worker_rows
from workshops.api import ReadOnlyTableViewSet
from workshops.people.fields import Field, may_see

LABELS = {"name": "姓名（县级以上只示首字）", "identity": "身份证号码（部分隐去）", "phone": "联系电话（部分隐去）"}


class GuardedSerializer(serializers.ModelSerializer):
    """``guarded``: field → the field of the matrix without which it is null."""

    guarded: dict[str, Field] = {}
    id = serializers.IntegerField(read_only=True)

    def to_representation(self, instance):
        user = self.context["request"].user
        said = super().to_representation(instance)
        return said | {name: None for name, field in self.guarded.items() if not may_see(user, field)}

    def worker_of(self, row) -> Worker:
        return row

    def get_name(self, row) -> str:
        return shown_name(self.worker_of(row), self.context["request"].user)

    def get_identity(self, row) -> str | None:
        return self.worker_of(row).identity_masked if self._sees(Field.IDENTITY) else None

    def get_phone(self, row) -> str | None:
        return self.worker_of(row).phone_masked if self._sees(Field.PHONE) else None

    def _sees(self, field: Field) -> bool:
        return may_see(self.context["request"].user, field)


class WorkerSerializer(GuardedSerializer):
    """`relation` and the following are those of the latest spell, null where there is none."""

    name = serializers.SerializerMethodField(label=LABELS["name"])
    identity = serializers.SerializerMethodField(label=LABELS["identity"])
    phone = serializers.SerializerMethodField(label=LABELS["phone"])
    workshop_number = serializers.CharField(source="workshop.number", read_only=True, label="工坊登记编号")
    workshop_name = serializers.CharField(source="workshop.name", read_only=True, label="工坊")
    sex = serializers.CharField(source="person.sex", read_only=True, label="性别")
    birth_year = serializers.IntegerField(source="person.birth_year", read_only=True, label="出生年份")
    ethnic_group = serializers.CharField(read_only=True, label="民族（GB/T 3304 代码）")
    home_region_name = serializers.CharField(source="home_region.full_name", read_only=True)
    category = serializers.ChoiceField(Category.choices, read_only=True, allow_null=True, label="申报人员类别")
    is_verified = serializers.BooleanField(read_only=True, label="名单核验相符")
    is_running = serializers.BooleanField(read_only=True, label="在岗")
    relation = serializers.ChoiceField(Relation.choices, read_only=True, allow_null=True, label="吸纳方式")
    form = serializers.ChoiceField(EmploymentForm.choices, read_only=True, allow_null=True, label="就业形式")
    post = serializers.CharField(read_only=True, allow_null=True, label="岗位")
    started_on = serializers.DateField(read_only=True, allow_null=True, label="开始日期")
    ended_on = serializers.DateField(read_only=True, allow_null=True, label="结束日期")

    class Meta:
        model = Worker
        fields = (
            "id", "name", "identity", "phone", "workshop", "workshop_number", "workshop_name", "sex", "birth_year",
            "ethnic_group", "home_region", "home_region_name", "category", "is_verified", "is_running", "relation",
            "form", "post", "started_on", "ended_on", "version",
        )  # fmt: skip
        read_only_fields = fields


class EmploymentSerializer(GuardedSerializer):
    name = serializers.SerializerMethodField(label=LABELS["name"])
    workshop = serializers.IntegerField(source="worker.workshop_id", read_only=True, label="工坊编号")
    workshop_number = serializers.CharField(source="worker.workshop.number", read_only=True, label="工坊登记编号")
    workshop_name = serializers.CharField(source="worker.workshop.name", read_only=True, label="工坊")
    category = serializers.ChoiceField(Category.choices, read_only=True, allow_null=True, label="申报人员类别")
    is_verified = serializers.BooleanField(read_only=True, label="名单核验相符")
    is_running = serializers.BooleanField(read_only=True, label="在岗")
    contract = serializers.CharField(read_only=True, allow_null=True, label="合同")
    insurance = serializers.CharField(read_only=True, allow_null=True, label="社会保险")
    pay_basis = serializers.CharField(read_only=True, allow_null=True, label="计酬方式")
    end_reason = serializers.CharField(read_only=True, allow_null=True, label="结束原因")
    guarded = {
        "contract": Field.CONTRACT, "insurance": Field.CONTRACT, "pay_basis": Field.PAY, "end_reason": Field.NAME,
    }  # fmt: skip

    class Meta:
        model = Employment
        fields = (
            "id", "worker", "name", "workshop", "workshop_number", "workshop_name", "relation", "form", "post",
            "started_on", "ended_on", "end_reason", "contract", "insurance", "pay_basis", "category", "is_verified",
            "is_running", "version",
        )  # fmt: skip
        read_only_fields = fields

    def worker_of(self, row):
        return row.worker


class PaySerializer(GuardedSerializer):
    worker = serializers.IntegerField(source="employment.worker_id", read_only=True, label="从业人员编号")
    name = serializers.SerializerMethodField(label=LABELS["name"])
    workshop = serializers.IntegerField(source="employment.worker.workshop_id", read_only=True, label="工坊编号")
    workshop_name = serializers.CharField(source="employment.worker.workshop.name", read_only=True, label="工坊")
    basis = serializers.CharField(read_only=True, label="计酬方式")

    class Meta:
        model = Pay
        fields = (
            "id", "employment", "worker", "name", "workshop", "workshop_name", "period", "period_from", "period_to",
            "basis", "quantity", "amount",
        )  # fmt: skip
        read_only_fields = fields

    def worker_of(self, row):
        return row.employment.worker


class WorkerViewSet(ReadOnlyTableViewSet):
    table_name = "workers"
    queryset = Worker.objects.all()
    serializer_class = WorkerSerializer

    def narrow(self, queryset):
        return worker_rows(queryset)


class EmploymentViewSet(ReadOnlyTableViewSet):
    table_name = "employments"
    queryset = Employment.objects.all()
    serializer_class = EmploymentSerializer

    def narrow(self, queryset):
        return spell_rows(queryset)


class PayViewSet(ReadOnlyTableViewSet):
    """Empty for who doesn't read pay."""

    table_name = "pays"
    queryset = Pay.objects.all()
    serializer_class = PaySerializer

    def narrow(self, queryset):
        return readable_pays(queryset, self.request.user)
