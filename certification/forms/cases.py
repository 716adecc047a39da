"""Forms of the county's steps on an application; return and decision have modules of their own."""

from django import forms

from certification.forms.applying_fields import SeveralFilesField
from certification.forms.applying_files import PICTURES
from workshops.access import clock
from workshops.actions.storing import MAX_PHOTO_BYTES
from workshops.forms.inputs import date_input, rows


class CaseForm(forms.Form):
    """A step's form; cleaned data are the payload of its action. `summary`: what was entered, to be confirmed."""

    use_required_attribute = False

    def __init__(self, *args, application=None, **kwargs):
        self.application = application
        super().__init__(*args, **kwargs)

    def payload(self) -> dict:
        return self.cleaned_data

    def summary(self) -> list[tuple[str, str]]:
        return []


class PlainForm(CaseForm):
    """Nothing to enter."""


class NoteForm(CaseForm):
    note = forms.CharField(label="说明（选填）", max_length=1000, required=False, widget=rows(3))


class OpinionForm(CaseForm):
    agrees = forms.TypedChoiceField(
        label="联审意见",
        choices=[("yes", "同意认定"), ("no", "不同意认定")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "请选择同意或不同意。"},
    )
    text = forms.CharField(
        label="意见内容", max_length=1000, required=False, widget=rows(4), help_text="不同意时须写明理由。"
    )

    def clean(self):
        if self.cleaned_data.get("agrees") is False and not self.cleaned_data.get("text", "").strip():
            self.add_error("text", "不同意时请写明理由。")
        return self.cleaned_data

    def summary(self):
        verdict = "同意认定" if self.cleaned_data["agrees"] else "不同意认定"
        return [("联审意见", verdict), ("意见内容", self.cleaned_data["text"])]


class InspectionForm(CaseForm):
    inspected_on = forms.DateField(
        label="核查日期",
        widget=date_input(),
        error_messages={"required": "请填写核查日期。", "invalid": "请填写有效的日期。"},
    )
    inspectors = forms.CharField(
        label="核查人员",
        max_length=200,
        help_text="写明姓名和单位，多人用顿号分隔。",
        error_messages={"required": "请填写核查人员。"},
    )
    findings = forms.CharField(
        label="核查情况",
        max_length=2000,
        widget=rows(5),
        help_text="场地、水电暖、工具设备、在岗人员和用工台账与申报是否一致。",
        error_messages={"required": "请填写核查情况。"},
    )
    photos = SeveralFilesField(
        label="核查照片",
        accept=PICTURES,
        max_bytes=MAX_PHOTO_BYTES,
        help_text="至少一张。JPG、PNG 或 WebP，每张不超过 10 MB，可一次选多张；其他内容有误时需要重新选择照片。",
    )

    def clean_inspected_on(self):
        day = self.cleaned_data["inspected_on"]
        if day > clock.today():
            raise forms.ValidationError("核查日期不能晚于今天。")
        if self.application and self.application.submitted_at and day < clock.local_day(self.application.submitted_at):
            raise forms.ValidationError("核查日期不能早于申请提交之日。")
        return day

    def clean_photos(self):
        photos = self.cleaned_data["photos"]
        if not photos:
            raise forms.ValidationError("请至少上传一张现场核查照片。")
        return photos


class SettleForm(CaseForm):
    upheld = forms.TypedChoiceField(
        label="处理结论",
        choices=[("no", "异议不成立，继续公示"), ("yes", "异议成立，不能认定")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "请选择处理结论。"},
    )
    settlement = forms.CharField(
        label="处理情况",
        max_length=2000,
        widget=rows(5),
        help_text="写明调查核实的经过和结论。",
        error_messages={"required": "请写明异议处理情况。"},
    )

    def summary(self):
        conclusion = dict(self.fields["upheld"].choices)["yes" if self.cleaned_data["upheld"] else "no"]
        return [("处理结论", conclusion), ("处理情况", self.cleaned_data["settlement"])]
