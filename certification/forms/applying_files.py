"""Step 5 and the last questions: files, handing in, withdrawing."""

from django import forms

from certification.forms.applying_fields import SeveralFilesField
from certification.forms.applying_messages import ClearMessages
from workshops.actions.storing import MAX_DOCUMENT_BYTES, MAX_PHOTO_BYTES

PICTURES = "image/jpeg,image/png,image/webp"


class FilesForm(ClearMessages, forms.Form):
    """Photographs and documents to add; each is checked and kept by itself."""

    photos = SeveralFilesField(
        label="现场照片",
        accept=PICTURES,
        max_bytes=MAX_PHOTO_BYTES,
        help_text="至少一张生产场地照片。JPG、PNG 或 WebP，每张不超过 10 MB，可一次选多张。",
    )
    photo_caption = forms.CharField(
        label="照片说明", required=False, max_length=100, help_text="例如：染布间。用于这一次上传的照片。"
    )
    documents = SeveralFilesField(
        label="证明材料",
        accept=f"application/pdf,{PICTURES}",
        max_bytes=MAX_DOCUMENT_BYTES,
        help_text="营业执照、场地租赁合同、手工艺佐证等。PDF 或图片，每份不超过 20 MB。",
    )
    document_caption = forms.CharField(label="材料说明", required=False, max_length=100)


class SubmitForm(forms.Form):
    declared = forms.BooleanField(
        label="我已核对以上内容，承诺真实、准确。",
        error_messages={"required": "请先勾选承诺，再提交。"},
    )


class WithdrawForm(ClearMessages, forms.Form):
    note = forms.CharField(label="撤回原因", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": "3"}))
