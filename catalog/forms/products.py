"""Photographs of a product, and handing it in for the catalogue."""

from django import forms

from catalog.actions.listing_steps import REASON_MAX
from catalog.rules.listing_flow import Action, Transition
from certification.forms.applying_fields import SeveralFilesField
from workshops.actions.storing import MAX_PHOTO_BYTES
from workshops.forms.inputs import rows

ACCEPT = "image/jpeg,image/png,image/webp"


class PhotosForm(forms.Form):
    use_required_attribute = False
    photos = SeveralFilesField(
        label="选择照片", accept=ACCEPT, max_bytes=MAX_PHOTO_BYTES,
        help_text="可一次选择多张，JPG、PNG 或 WebP 格式，每张不超过 10 MB。请勿拍入身份证件、电话等个人信息。",
    )  # fmt: skip
    caption = forms.CharField(
        label="照片说明", max_length=100, required=False, help_text="写给这次上传的每一张，可不填。"
    )


class StatementForm(forms.Form):
    use_required_attribute = False
    statement = forms.CharField(
        label="列入目录的理由", max_length=1000, widget=rows(5),
        help_text="说明产品的工艺特色、文化内涵、质量和供货能力。",
        error_messages={"required": "请填写列入目录的理由。"},
    )  # fmt: skip


class ListingStepForm(forms.Form):
    """What the step asks for: the reason, and of a listing the number under which it is published."""

    use_required_attribute = False

    def __init__(self, *data, step: Transition):
        super().__init__(*data)
        if step.lists:
            self.fields["document_number"] = forms.CharField(
                label="公布文号", max_length=100, required=False, help_text="没有文件公布的，留空。"
            )
        needed = step.needs_reason
        self.fields["reason"] = forms.CharField(
            label="理由" if needed else "办理意见", max_length=REASON_MAX, required=needed, widget=rows(4),
            help_text="通知工坊，并在办理记录中显示。" if step.action != Action.WITHDRAW else "可不填。",
            error_messages={"required": "请写明理由。"},
        )  # fmt: skip
