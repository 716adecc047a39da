"""Forms of exemplary cases: what is written, its photographs, a step, and the public search."""

from django import forms

from catalog.actions.cases import BODY_MIN, next_number
from catalog.actions.cases_photos import PHOTOS_MAX, Place
from catalog.models import ExemplaryCase
from catalog.queries.cases import public_years
from catalog.rules.case_flow import LABELS, Action, Transition, needs_reason
from certification.forms.applying_fields import SeveralFilesField
from certification.forms.applying_files import PICTURES
from workshops.access import clock
from workshops.actions.storing import MAX_PHOTO_BYTES
from workshops.forms.inputs import rows
from workshops.models import Workshop
from workshops.records.finding import finder_of, in_force
from workshops.records.forms import NamedField
from workshops.regions.models import Region

FIELDS = ("title", "summary", "body")


class CaseForm(forms.Form):
    """The texts; with ``user`` also which workshop and year a new case is for."""

    use_required_attribute = False
    title = forms.CharField(
        label="案例标题", max_length=100, help_text="不超过100字。", error_messages={"required": "请填写案例标题。"}
    )
    summary = forms.CharField(
        label="摘要", max_length=300, widget=rows(4), help_text="不超过300字，在案例列表中显示。",
        error_messages={"required": "请填写摘要。"},
    )  # fmt: skip
    body = forms.CharField(
        label="正文", max_length=20000, widget=rows(18), error_messages={"required": "请填写正文。"},
        help_text=f"提交时不少于{BODY_MIN}字。每段一行；以“一、”“（一）”开头的短行显示为小标题。"
        "内容将公开，请不要写手机号码、身份证号码等个人信息。",
    )  # fmt: skip

    def __init__(self, *data, user=None, **kwargs):
        super().__init__(*data, **kwargs)
        if user is None:
            return
        this = clock.today().year
        own = list(in_force(user)[:2])
        about = finder_of(Workshop)
        first = about.spell(own[0]) if len(own) == 1 else None
        asked = {
            "workshop": NamedField(about, user, label="工坊", initial=first,
                                   help_text="名称；重名的写成“名称（登记编号）”。",
                                   error_messages={"required": "请填写工坊。"}),
            "year": forms.TypedChoiceField(label="申报年度", coerce=int, initial=this,
                                           choices=[(year, f"{year}年") for year in (this, this - 1, this + 1)]),
        }  # fmt: skip
        self.fields = asked | self.fields

    @classmethod
    def of(cls, case: ExemplaryCase, data=None):
        return cls(data, initial={name: getattr(case, name) for name in FIELDS})


class StepForm(forms.Form):
    """What the step of the table asks for."""

    use_required_attribute = False

    def __init__(self, *data, row: Transition, case: ExemplaryCase):
        super().__init__(*data)
        if row.action == Action.RECOMMEND:
            self.fields["rank"] = forms.IntegerField(
                label="推荐次序", required=False, min_value=1, max_value=999,
                help_text=f"本省{case.year}年度的次序；留空则排在最后。", error_messages={"invalid": "请填写整数。"},
            )  # fmt: skip
        if row.action == Action.PUBLISH:
            self.fields["number"] = forms.CharField(
                label="案例编号", required=False, max_length=30,
                help_text=f"留空则顺序编号（下一个为 {next_number(case.year)}）。",
            )  # fmt: skip
        needed = needs_reason(row)
        label = f"{LABELS[row.action]}的原因" if needed else "说明（选填）"
        self.fields["reason"] = forms.CharField(
            label=label, max_length=500, required=needed, widget=rows(4),
            error_messages={"required": f"请写明{LABELS[row.action]}的原因。"},
        )  # fmt: skip


class PhotosForm(forms.Form):
    use_required_attribute = False
    photos = SeveralFilesField(
        label="照片", accept=PICTURES, max_bytes=MAX_PHOTO_BYTES,
        help_text=f"JPG、PNG 或 WebP，可以多选，最多{PHOTOS_MAX}张；上传时去除拍摄位置等信息。",
    )  # fmt: skip

    def clean_photos(self):
        if not self.cleaned_data["photos"]:
            raise forms.ValidationError("请选择照片。")
        return self.cleaned_data["photos"]


class ArrangeForm(forms.Form):
    """Order, caption and removal of each photograph, and the cover."""

    use_required_attribute = False

    def __init__(self, *data, case: ExemplaryCase, photos):
        super().__init__(*data)
        self.photos = photos
        for photo in photos:
            self.fields[f"position_{photo.pk}"] = forms.IntegerField(
                label="顺序", min_value=1, max_value=99, initial=photo.position,
                error_messages={"required": "请填写顺序。", "invalid": "请填写整数。"},
            )  # fmt: skip
            self.fields[f"caption_{photo.pk}"] = forms.CharField(
                label="图片说明", max_length=100, required=False, initial=photo.caption
            )
            self.fields[f"removed_{photo.pk}"] = forms.BooleanField(label="删除这张照片", required=False)
        chosen = next((photo.pk for photo in photos if photo.photo_id == case.cover_id), None)
        self.fields["cover"] = forms.TypedChoiceField(
            label="封面", coerce=int, required=False, empty_value=None, initial=chosen,
            choices=[(photo.pk, f"照片 {number}") for number, photo in enumerate(photos, 1)],
        )  # fmt: skip

    def rows(self):
        """(photograph, its three fields)."""
        names = ("position", "caption", "removed")
        return [(photo, [self[f"{name}_{photo.pk}"] for name in names]) for photo in self.photos]

    @property
    def places(self) -> dict[int, Place]:
        given = self.cleaned_data
        return {
            photo.pk: Place(given[f"position_{photo.pk}"], given[f"caption_{photo.pk}"], given[f"removed_{photo.pk}"])
            for photo in self.photos
        }


class SelectionForm(forms.Form):
    """The ministry's act on ticked cases."""

    ACTS = ((Action.SELECT, "入选"), (Action.DECLINE, "不予入选"), (Action.PUBLISH, "发布"))
    action = forms.ChoiceField(choices=ACTS)
    ids = forms.TypedMultipleChoiceField(coerce=int, error_messages={"required": "请勾选案例。"})
    reason = forms.CharField(label="不予入选的原因", max_length=500, required=False)

    def __init__(self, *data, cases):
        super().__init__(*data)
        self.fields["ids"].choices = [(case.pk, case.title) for case in cases]

    def clean(self):
        given = super().clean()
        if given.get("action") == Action.DECLINE and not given.get("reason", "").strip():
            self.add_error("reason", "请写明不予入选的原因。")
        return given


class PublicCaseSearchForm(forms.Form):
    search = forms.CharField(label="案例、工坊或地区", max_length=50, required=False)
    year = forms.TypedChoiceField(label="年度", coerce=int, required=False, empty_value=None)
    province = forms.ChoiceField(label="省份", required=False)

    def __init__(self, *data):
        super().__init__(*data)
        self.fields["year"].choices = [("", "全部"), *((year, f"{year}年") for year in public_years())]
        self.fields["province"].choices = provinces()


def provinces() -> list[tuple[str, str]]:
    names = Region.objects.provinces().order_by("path").values_list("code", "name")
    return [("", "全部"), *names]
