"""Recording and correcting an entry of the 项目库."""

from django import forms

from workshops.access import clock
from workshops.forms.inputs import date_input, rows


class RecordForm(forms.Form):
    use_required_attribute = False
    code = forms.CharField(
        label="项目库编号",
        max_length=60,
        help_text="县级巩固拓展脱贫攻坚成果和乡村振兴项目库中的编号。",
        error_messages={"required": "请填写项目库编号。"},
    )
    entered_on = forms.DateField(
        label="入库日期",
        widget=date_input(),
        initial=clock.today,
        error_messages={"required": "请填写入库日期。", "invalid": "请填写有效的日期。"},
    )


class AmendForm(RecordForm):
    reason = forms.CharField(
        label="更正原因",
        max_length=500,
        widget=rows(3),
        help_text="记入操作日志。",
        error_messages={"required": "请写明更正原因。"},
    )
