"""Asking for a workbook with names and numbers of people."""

from django import forms

from workshops.access.forms.reauthentication import RevealForm
from workshops.people.fields import Field, may_reveal

TITLES = {Field.IDENTITY: "身份证号码", Field.PHONE: "联系电话"}


class ExportForm(RevealForm):
    """Purpose and password; `clear` only for those who may reveal a number at all, `for_editing` if `is_editable`."""

    clear = forms.BooleanField(required=False)
    for_editing = forms.BooleanField(
        label="生成修改用工作簿",
        required=False,
        help_text="带有行标识和版本，改好后在“导入”中上传；号码部分隐去，不含已作废的记录。",
    )
    field_order = ("purpose", "clear", "for_editing", "password")

    def __init__(self, *args, request, is_editable: bool = False, **kwargs):
        super().__init__(*args, request=request, **kwargs)
        if not is_editable:
            del self.fields["for_editing"]
        self.fields["purpose"].label = "导出用途"
        self.fields["purpose"].error_messages["min_length"] = "请写明导出用途（至少 4 个字）。"
        titles = [title for field, title in TITLES.items() if may_reveal(request.user, field)]
        if titles:
            self.fields["clear"].label = f"包含完整的{'和'.join(titles)}"
            self.fields["clear"].help_text = "不勾选的，号码部分隐去。确有需要时才勾选。"
        else:
            del self.fields["clear"]
