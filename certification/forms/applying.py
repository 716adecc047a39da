"""The forms of steps 1, 3 and 4 of an application; for step 2 see ``applying_basis``, for step 5 ``applying_files``."""

from django import forms

from certification.completeness import REQUIRED, head_count_problems, operator_problems
from certification.forms.applying_base import StepForm
from certification.forms.applying_fields import ContactPhoneField, UsccField
from certification.models import Application, ApplicationKind
from workshops.access import clock
from workshops.forms.inputs import date_input, rows
from workshops.models import HEAD_COUNTS

WHO_NAMES = "企业、合作社、个体工商户必须填写，带头人以个人名义申请的不用填写。"


class OperatorForm(StepForm):
    """工坊与主体. A transfer also says which former workshop it is."""

    leader_phone = ContactPhoneField(label="带头人联系电话")
    uscc = UsccField(label="统一社会信用代码")
    required_to_submit = (*REQUIRED, "leader_phone", "legacy_name")

    class Meta(StepForm.Meta):
        fields = (
            "legacy_name", "legacy_document",
            "name", "address", "operator_kind", "operator_name", "uscc", "leader_name",
            "in_poverty_area", "in_key_county", "in_resettlement_site", "description",
        )  # fmt: skip
        widgets = {"description": rows(4), "address": forms.TextInput(attrs={"autocomplete": "street-address"})}
        help_texts = {
            "address": "写到村（社区）、组或门牌号。",
            "operator_name": f"{WHO_NAMES}与营业执照一致。",
            "description": "主要产品、制作方式和带动群众的情况，供审核人员和公示使用。",
        }

    def prepare(self):
        self.fields["uscc"].help_text = f"{WHO_NAMES}填写营业执照上的 18 位代码，系统核对校验位。"
        kept = self.instance.leader_phone_masked
        self.fields["leader_phone"].help_text = (
            f"现为 {kept}，不改可以留空。" if kept else "加密保存，仅供主管部门联系。"
        )
        if self.instance.kind != ApplicationKind.TRANSFER:
            del self.fields["legacy_name"], self.fields["legacy_document"]

    def must_state(self):
        """Also what the kind of operator, as chosen on the page or kept, has to state."""
        kind = self.data.get("operator_kind", "") if self.is_bound else self.instance.operator_kind
        return (*self.required_to_submit, *operator_problems(Application(operator_kind=kind)))

    def sections(self):
        """(heading, note, bound fields) as the page shows them."""
        groups = [
            ("原非遗扶贫就业工坊", "", ("legacy_name", "legacy_document")),
            ("工坊", "", ("name", "address", "description")),
            ("经营主体", "", ("operator_kind", "operator_name", "uscc")),
            ("带头人", "", ("leader_name", "leader_phone")),
            (
                "所在区域",
                "可以同时勾选；都不属于的不勾选，按其他地区登记，同样可以申请。",
                ("in_poverty_area", "in_key_county", "in_resettlement_site"),
            ),
        ]
        return _bound(self, groups)

    def storable(self) -> dict:
        return super().storable() | {"phone": self.cleaned_data.get("leader_phone") or None}


class PremisesForm(StepForm):
    """场地与设施."""

    required_to_submit = tuple(REQUIRED)

    class Meta(StepForm.Meta):
        fields = ("floor_area", "opened_on", "has_water", "has_power", "has_heating", "has_tools", "tools_description")
        widgets = {"opened_on": date_input(), "tools_description": rows(3)}
        help_texts = {
            "floor_area": "实际用于生产的面积，租用的也算。",
            "opened_on": "从哪一天起按现在的手艺开始生产；记不清具体日期的填当月 1 日。",
            "tools_description": "例如：织机 6 台、蜡刀 40 把、染缸 12 口。",
        }
        labels = {"floor_area": "场地面积"}

    units = {"floor_area": "平方米"}

    def clean_opened_on(self):
        opened = self.cleaned_data["opened_on"]
        if opened and opened > clock.today():
            raise forms.ValidationError("开始生产日期不能晚于今天。")
        return opened

    def sections(self):
        groups = [
            ("生产场地", "", ("floor_area", "opened_on")),
            (
                "水电暖和工具设备",
                "勾选现场已经具备的条件。",
                ("has_water", "has_power", "has_heating", "has_tools", "tools_description"),
            ),
        ]
        return _bound(self, groups)


class EmploymentForm(StepForm):
    """就业情况, and the yes/no criteria of the province's own measure."""

    required_to_submit = tuple(REQUIRED)

    class Meta(StepForm.Meta):
        fields = (*HEAD_COUNTS, "average_income", "annual_sales")
        labels = {"average_income": "从业人员人均年收入", "annual_sales": "年销售额"}
        help_texts = {
            "posts": "工坊设置的工作岗位，包括现在空缺的。",
            "employed": "在工坊工作或按工坊订单居家制作、由工坊付酬的人。",
            "lifted_from_poverty": "没有请填 0。同一人只计入脱贫人口、监测帮扶对象其中一项。",
            "monitored": "没有请填 0。",
            "indirectly_employed": "不由工坊付酬但因工坊增加收入的人，不与直接吸纳人数相加。",
        }

    units = dict.fromkeys(HEAD_COUNTS, "人") | {"posts": "个", "average_income": "元", "annual_sales": "元"}
    ANSWERS = (("", "暂不回答"), ("yes", "是"), ("no", "否"))

    def __init__(self, *args, questions=(), **kwargs):
        self.questions = list(questions)
        super().__init__(*args, **kwargs)

    def prepare(self):
        for question in self.questions:
            kept = self.instance.answers.get(str(question.pk))
            self.fields[f"question_{question.pk}"] = forms.ChoiceField(
                label=question.text,
                help_text=question.help,
                choices=self.ANSWERS,
                widget=forms.RadioSelect,
                required=False,
                initial={True: "yes", False: "no"}.get(kept, ""),
            )

    def clean(self):
        for field, problem in head_count_problems(self.cleaned_data).items():
            self.add_error(field, problem)
        return self.cleaned_data

    def storable(self) -> dict:
        kept = super().storable()
        given = {str(each.pk): self.cleaned_data.get(f"question_{each.pk}") for each in self.questions}
        kept["fields"]["answers"] = {code: answer == "yes" for code, answer in given.items() if answer}
        return kept

    def sections(self):
        people = ("posts", "employed", "lifted_from_poverty", "monitored", "low_income", "indirectly_employed")
        groups = [
            ("就业", "按填写当天的实际人数。", people),
            ("收入和销售", "上一年度的数字；不足一年的填实际数。", ("average_income", "annual_sales")),
            (
                "本省另行规定的条件",
                "如实回答，由审核人员核实后判断。",
                tuple(f"question_{each.pk}" for each in self.questions),
            ),
        ]
        return _bound(self, groups)


def _bound(form, groups):
    units = getattr(form, "units", {})
    for heading, note, names in groups:
        fields = [(form[name], units.get(name, "")) for name in names if name in form.fields]
        if fields:
            yield heading, note, fields
