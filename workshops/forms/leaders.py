from django import forms

from workshops.access.phones import normal_phone


class LeaderForm(forms.Form):
    """What county culture keeps right about a leader. The phone is never shown again: empty keeps it."""

    use_required_attribute = False
    name = forms.CharField(label="姓名", max_length=60, error_messages={"required": "请填写带头人姓名。"})
    phone = forms.CharField(
        label="联系电话",
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    username = forms.CharField(
        label="带头人账号（用户名）",
        max_length=50,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="带头人自行注册后，核对本人身份，在此填写其用户名；关联后本人即可办理年度确认。",
    )

    def __init__(self, *args, leader, **kwargs):
        super().__init__(*args, initial={"name": leader.name}, **kwargs)
        known = leader.phone_masked
        self.fields["phone"].help_text = f"现为 {known}，不改可以留空。" if known else "11 位手机号码。"
        if leader.user_id:
            del self.fields["username"]

    def clean_phone(self):
        typed = self.cleaned_data["phone"]
        phone = normal_phone(typed) if typed else ""
        if phone is None:
            raise forms.ValidationError("手机号码应为 11 位，以 1 开头，例如 13812345678。", code="phone")
        return phone
