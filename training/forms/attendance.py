"""Who was there: the office's list, and the visitor's check-in."""

from django import forms

from training.models import Trainee


class AttendanceForm(forms.Form):
    """``present`` are the ticks, ``seen`` who stood as present when the page was opened."""

    present = forms.TypedMultipleChoiceField(required=False, coerce=int, empty_value=[])
    seen = forms.TypedMultipleChoiceField(required=False, coerce=int, empty_value=[])

    def __init__(self, *args, trainees: list[Trainee], **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.choices = [(each.pk, each.pk) for each in trainees]
            field.error_messages["invalid_choice"] = "名单已有变化，请重新打开页面。"


class CheckinForm(forms.Form):
    use_required_attribute = False
    name = forms.CharField(
        label="姓名", max_length=60, widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "请填写姓名。"},
    )  # fmt: skip
    tail = forms.CharField(
        label="身份证号码或手机号码的后四位", min_length=4, max_length=4, help_text="报名时登记的号码，二者任填其一。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "请填写后四位。", "min_length": "请填写后四位。", "max_length": "只填后四位。",
        },
    )  # fmt: skip
