"""Forms about the person: registering, keeping right, the category claimed."""

from django import forms

from employment.ethnic_groups import EthnicGroup
from employment.forms.spells import SpellForm
from employment.models import Category, Worker
from workshops.access import clock
from workshops.access.refusal import Refused
from workshops.forms.inputs import date_input
from workshops.people import spelling
from workshops.people.names import LONGEST
from workshops.regions.fields import RegionField
from workshops.regions.models import Level

NOT_GIVEN = ("", "未填写")
NO_CATEGORY = ("", "不属于以下类别")
DAY_ERRORS = {"required": "请填写日期。", "invalid": "请填写有效的日期。"}


class HomeRegionField(RegionField):
    """A county or a division that certifies: where the household register of a person is kept."""

    def clean(self, value):
        region = super().clean(value)
        if region and not (region.certifies or region.level == Level.COUNTY):
            raise forms.ValidationError(f"请在“{region.name}”之下选择到县级。", code="deeper")
        return region


class PersonForm(forms.Form):
    """What a workshop states of a person beside the identity number."""

    use_required_attribute = False
    name = forms.CharField(
        label="姓名",
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="与身份证一致；少数民族姓名中的间隔点写作“·”。",
        error_messages={"required": "请填写姓名。"},
    )
    phone = forms.CharField(
        label="联系电话",
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        help_text="手机号码，或带区号的固定电话；没有的可以空着。",
    )
    ethnic_group = forms.ChoiceField(label="民族", choices=[NOT_GIVEN, *EthnicGroup.choices], required=False)
    home_region = HomeRegionField(label="户籍所在县（市、区）", help_text="人员类别由户籍所在县的乡村振兴部门核验。")

    def clean_name(self):
        return _sound(spelling.name_of, self.cleaned_data["name"])

    def clean_phone(self):
        return _sound(spelling.phone_of, self.cleaned_data["phone"])


def _sound(check, typed: str) -> str:
    """What was typed, if the action would take it: so that all that is wrong with a form is said at once."""
    try:
        check(typed)
    except Refused as refused:
        raise forms.ValidationError(refused.message, code=refused.code) from None
    return typed


class RegisterForm(PersonForm, SpellForm):
    """A person and the spell. The number is shown again only on this page, after an error."""

    identity = forms.CharField(
        label="身份证号码",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text="18 位。性别和出生年份由号码得出，号码加密保存，页面只显示前 6 位和后 4 位。",
        error_messages={"required": "请填写身份证号码。"},
    )
    category = forms.ChoiceField(
        label="人员类别",
        choices=[NO_CATEGORY, *Category.choices],
        required=False,
        help_text="由工坊申报，自就业开始日期起算；以乡村振兴部门的名单核验。",
    )
    PERSON = ("name", "identity", "phone", "ethnic_group", "home_region", "category")
    field_order = (*PERSON, "relation", "form", "post", "started_on", "ended_on")

    def __init__(self, *args, region=None, initial=None, **kwargs):
        known = {"home_region": region, "started_on": clock.today()} | (initial or {})
        super().__init__(*args, initial=known, **kwargs)

    def clean_identity(self):
        return _sound(spelling.number_of, self.cleaned_data["identity"])

    @property
    def person_fields(self):
        return [self[name] for name in self.PERSON]

    @property
    def spell_fields(self):
        return [field for field in self if field.name not in self.PERSON]


class WorkerForm(PersonForm):
    """`seen_version`: of the worker when the page was opened."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, worker: Worker, **kwargs):
        initial = {
            "name": worker.name, "ethnic_group": worker.ethnic_group, "home_region": worker.home_region,
            "seen_version": worker.version,
        }  # fmt: skip
        super().__init__(*args, initial=initial, **kwargs)
        known = worker.phone_masked
        if known:
            self.fields["phone"].help_text = f"现为 {known}，不改可以空着。"


class ClaimForm(forms.Form):
    use_required_attribute = False
    category = forms.ChoiceField(
        label="人员类别",
        choices=Category.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择人员类别。"},
    )
    valid_from = forms.DateField(
        label="起始日期", widget=date_input(), initial=clock.today, help_text="自这一天起属于该类别。",
        error_messages=DAY_ERRORS,
    )  # fmt: skip


class ClaimEndForm(forms.Form):
    use_required_attribute = False
    valid_to = forms.DateField(
        label="截止日期", widget=date_input(), initial=clock.today, help_text="属于该类别的最后一天。",
        error_messages=DAY_ERRORS,
    )  # fmt: skip
