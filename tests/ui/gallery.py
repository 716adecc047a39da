"""Pages that show every component of the interface with Chinese sample content; test fixture only, never installed."""

from datetime import date, datetime
from types import SimpleNamespace

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import include, path

from reporting.context import Group, Item

TODAY = date(2026, 6, 15)
NAMES = [
    "丹寨县卡拉村蜡染工坊",
    "石桥古法造纸工坊",
    "排莫蜡染非遗工坊",
    "雷山县西江苗族银饰锻制技艺非遗工坊（控拜村集体合作社）",
]


class ApplicationForm(forms.Form):
    name = forms.CharField(label="工坊名称", help_text="与营业执照或民办非企业登记证一致。")
    kind = forms.ChoiceField(label="申请主体", choices=[("", "请选择"), ("e", "企业"), ("c", "合作社")])
    area = forms.DecimalField(label="生产场地面积", min_value=0)
    opened_on = forms.DateField(label="开始经营日期", widget=forms.DateInput(attrs={"type": "date"}))
    utilities = forms.MultipleChoiceField(
        label="水电暖与工具设备",
        choices=[("w", "供水"), ("p", "供电"), ("h", "取暖"), ("t", "工具设备")],
        widget=forms.CheckboxSelectMultiple,
        help_text="勾选现场已具备的条件。",
    )
    area_type = forms.ChoiceField(
        label="所在地类型",
        choices=[("a", "脱贫地区"), ("b", "易地扶贫搬迁安置区"), ("c", "其他地区")],
        widget=forms.RadioSelect,
    )
    ground = forms.CharField(label="传统手工艺认定依据", widget=forms.Textarea, required=False)
    photos = forms.FileField(label="现场照片", help_text="JPG 或 PNG，每张不超过 10 MB。")
    signed = forms.BooleanField(label="本人承诺以上内容真实", help_text="提交后由县级文化和旅游部门受理。")


class FilterForm(forms.Form):
    search = forms.CharField(label="名称、编号或带头人", required=False)
    region = forms.ChoiceField(
        label="县（市、区）", choices=[("", "全部"), ("1", "丹寨县"), ("2", "雷山县")], required=False
    )
    standing = forms.ChoiceField(label="资格状态", choices=[("", "全部"), ("c", "有效")], required=False)
    certified_from = forms.DateField(label="认定日期自", widget=forms.DateInput(attrs={"type": "date"}), required=False)


class ReasonForm(forms.Form):
    reason = forms.CharField(label="撤销理由", widget=forms.Textarea)


NAVIGATION = [
    Group("", [Item("工作台", "#", False)]),
    Group("", [Item("工坊名录", "#", True)]),
    Group("认定管理", [Item(label, "#", False) for label in ("认定申请", "年度确认", "证书", "认定办法")]),
    Group("", [Item("统计", "#", False)]),
]
STEPS = [
    {"label": "提交申请", "state": "done", "note": "2026-05-06"},
    {"label": "受理", "state": "done", "note": "2026-05-08"},
    {"label": "三部门联审", "state": "current", "note": "已签署 2 / 3"},
    {"label": "公示", "state": "todo"},
    {"label": "认定", "state": "todo"},
]
HISTORY = [
    {"title": "提交申请", "at": datetime(2026, 5, 6, 9, 30), "who": "杨秀珍（带头人）", "tone": "info"},
    {
        "title": "退回补正",
        "at": datetime(2026, 5, 7, 15, 2),
        "who": "丹寨县文化和旅游局 · 经办",
        "note": "场地租赁合同缺少第二页，请补充后重新提交。",
        "tone": "warn",
    },
    {"title": "受理", "at": datetime(2026, 5, 8, 10, 0), "who": "丹寨县文化和旅游局 · 经办", "tone": "good"},
]
STANDING = SimpleNamespace(revoked_on=None, at_risk=True, would_end_on=date(2027, 1, 1))


class _Inbox:
    def filter(self, *_, **__):
        return self

    def count(self):
        return 12


def signed_in(duty="clerk", department="culture", level="county"):
    """Someone whose frame is to be shown; stands in for a row of User where there is no database."""
    return SimpleNamespace(
        is_authenticated=True,
        is_leader=duty == "leader",
        is_office=False,
        full_name="吴阿秀",
        duty=duty,
        department=department,
        level=level,
        office="丹寨县文化和旅游局",
        get_duty_display="经办",
        get_username="county_culture_clerk",
        inbox=_Inbox(),
    )


def _context(**more):
    return {
        "today": TODAY,
        "names": NAMES,
        "due": date(2026, 6, 22),
        "late": date(2026, 6, 12),
        "far": date(2026, 9, 1),
        "steps": STEPS,
        "history": HISTORY,
        "standing": STANDING,
        "changes": [
            ("经营范围", "蜡染", "蜡染、扎染"),
            ("从业人数", 23, 31),
            ("联系地址", "龙泉镇卡拉村", "龙泉镇卡拉村"),
        ],
        "files": [
            {"name": "营业执照.pdf", "url": "#", "note": "PDF · 420 KB", "remove_url": "#"},
            {"name": "生产车间（二层东侧）现场照片 2026-05.jpg", "url": "#", "thumb": "/static/img/mark.svg"},
        ],
        "tab_items": [
            {"label": "基本信息", "url": "#", "active": True},
            {"label": "从业人员", "url": "#", "count": 31},
            {"label": "年度确认", "url": "#", "count": 4},
            {"label": "培训", "url": "#"},
            {"label": "产品", "url": "#", "count": 0},
        ],
        "regions": [
            ("黔东南苗族侗族自治州", 214),
            ("遵义市", 96),
            ("铜仁市", 71),
            ("黔南布依族苗族自治州", 58),
            ("毕节市", 0),
        ],
        "years": [("2021", 12), ("2022", 78), ("2023", 214), ("2024", 388), ("2025", 455), ("2026", 1470)],
        "nav_groups": NAVIGATION,
        **more,
    }


def parts(request):
    request.user = signed_in()
    messages.success(request, "已受理申请“丹寨县卡拉村蜡染工坊”。")
    messages.error(request, "这份申请已由他人退回补正，不能再次受理。")
    return render(request, "gallery/parts.html", _context())


def listing(request):
    request.user = signed_in()
    page = Paginator(range(1, 2346), 20).get_page(request.GET.get("page", 7))
    return render(request, "gallery/list.html", _context(page_obj=page, form=FilterForm(request.GET)))


def form(request):
    request.user = signed_in("leader", None, None)
    given = ApplicationForm({"area": "-3"}, {}) if "refused" in request.GET else ApplicationForm()
    return render(request, "gallery/form.html", _context(form=given))


def confirm(request):
    request.user = signed_in("approver")
    context = {
        "title": "撤销非遗工坊资格",
        "facts": [("工坊", NAMES[0]), ("登记编号", "522636-2023-0007")],
        "consequences": ["资格自作出决定之日起终止，证书同时失效。", "只有省级文化和旅游部门可以更正。"],
        "form": ReasonForm(),
        "confirm_label": "决定撤销",
        "cancel_url": "/",
    }
    return render(request, "components/confirm_page.html", context)


urlpatterns = [
    path("gallery/parts/", parts),
    path("gallery/list/", listing),
    path("gallery/form/", form),
    path("gallery/confirm/", confirm),
    path("", include("config.urls")),
]
