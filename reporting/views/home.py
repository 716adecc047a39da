from django.views.generic import TemplateView

from certification.queries.cases import notice_clock_of
from certification.queries.public_notices import public_notices

STEPS = (
    ("带头人提交申请", "说明项目、场地与用工"),
    ("县级文旅部门受理", "材料不全的一次告知补正"),
    ("三部门联审", "现场核查并各自签署意见"),
    ("公示", "听取异议"),
    ("认定发证", "取得唯一登记编号"),
    ("每年确认登记", "连续两年未确认自动取消"),
)
"""The way of an application as the public is told it (notice 221/2021, article 2)."""

LATEST = 5
"""Public notices shown."""


class HomeView(TemplateView):
    """The public front page: what the register is, and the ways in. The latest notices; no sign-in."""

    template_name = "reporting/home.html"

    def get_context_data(self, **kwargs):
        steps = [{"label": label, "note": note, "state": "plain"} for label, note in STEPS]
        lines = [notice_clock_of(notice) for notice in public_notices()[:LATEST]]
        return super().get_context_data(steps=steps, lines=lines, **kwargs)
