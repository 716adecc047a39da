"""Moving a cultivation on, granting its title, and what the board is narrowed by."""

from django import forms

from training.models import Cultivation, CultivationStage, TitleKind
from training.queries.cultivation import titles_to_link
from training.rules.cultivation import STOPPED, targets
from workshops.access.models import Department
from workshops.forms.inputs import date_input, rows
from workshops.models import IchProject
from workshops.records.finding import finder_of
from workshops.records.forms import NamedField
from workshops.regions.fields import RegionField

NOT_A_DAY = {"invalid": "请填写有效的日期。"}


class SeenForm(forms.Form):
    """`seen_version`: of the cultivation as the page showed it."""

    use_required_attribute = False
    seen_version = forms.IntegerField(widget=forms.HiddenInput)


class MoveForm(SeenForm):
    stage = forms.ChoiceField(label="进入阶段", error_messages={"required": "请选择阶段。"})
    next_step = forms.CharField(
        label="下一步工作", max_length=200, required=False, help_text="要做什么、由谁做；终止培育的不填。"
    )
    due_on = forms.DateField(label="完成期限", required=False, widget=date_input(), error_messages=NOT_A_DAY)
    note = forms.CharField(
        label="本次进展", max_length=500, required=False, widget=rows(3), help_text="终止培育的，请写明原因。"
    )

    def __init__(self, *args, cultivation: Cultivation, **kwargs):
        super().__init__(*args, initial={"seen_version": cultivation.version}, **kwargs)
        here = cultivation.stage
        said = {here: f"仍为“{cultivation.get_stage_display()}”，更新下一步工作", STOPPED: "终止培育"}
        choices = [(each, said.get(each, CultivationStage(each).label)) for each in targets(here)]
        self.fields["stage"].choices = [("", "请选择"), *choices]


class TitleField(forms.ModelChoiceField):
    def label_from_instance(self, title):
        return f"{title}（{title.granted_on:%Y-%m-%d}，{title.issuer}）"


class GrantForm(SeenForm):
    title = TitleField(
        label="已登记的称号", queryset=None, required=False, empty_label="没有，现在登记",
        help_text="称号已在登记库中的，请选择；其余各项不填。",
        error_messages={"invalid_choice": "请从列出的称号中选择。"},
    )  # fmt: skip
    name = forms.CharField(label="称号名称", max_length=80, required=False, help_text="证书上的名称。")
    granted_on = forms.DateField(label="授予日期", required=False, widget=date_input(), error_messages=NOT_A_DAY)
    issuer = forms.CharField(label="授予单位", max_length=100, required=False)
    document_number = forms.CharField(label="文号", max_length=100, required=False)
    note = forms.CharField(label="说明", max_length=500, required=False, widget=rows(3))

    def __init__(self, *args, cultivation: Cultivation, user, **kwargs):
        super().__init__(*args, initial={"seen_version": cultivation.version}, **kwargs)
        known = titles_to_link(cultivation)
        if known.exists():
            self.fields["title"].queryset = known
        else:
            del self.fields["title"]
        if cultivation.target_kind == TitleKind.INHERITOR:
            said = {"label": "所传承的非遗代表性项目", "help_text": "名称；重名的写成“名称（项目编号）”。"}
            self.fields["project"] = NamedField(finder_of(IchProject), user, required=False, **said)
            self.order_fields(["title", "project", "name", "granted_on"])

    def clean(self):
        given = super().clean()
        if given.get("title"):
            return given
        for name, label in (("granted_on", "授予日期"), ("issuer", "授予单位")):
            if not given.get(name) and name not in self.errors:
                self.add_error(name, f"请填写{label}。")
        return given

    @property
    def facts(self) -> dict:
        """For the action: the title on record, or what makes one."""
        given = dict(self.cleaned_data)
        title, seen, note = given.pop("title", None), given.pop("seen_version"), given.pop("note")
        new = {} if title else {"project": None, **given}
        return {"title": title, "seen_version": seen, "note": note, **new}


class BoardForm(forms.Form):
    use_required_attribute = False
    department = forms.ChoiceField(label="责任部门", required=False, choices=[("", "全部"), *Department.choices])
    target_kind = forms.ChoiceField(label="培育目标", required=False, choices=[("", "全部"), *TitleKind.choices])

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if user.is_office:
            self.fields["region"] = RegionField(root=user.region, label="地区", required=False)
