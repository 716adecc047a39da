from django.views.generic import TemplateView

STEPS = (
    ("带头人提交申请", "说明项目、场地与用工"),
    ("县级文旅部门受理", "材料不全的一次告知补正"),
    ("三部门联审", "现场核查并各自签署意见"),
    ("公示", "听取异议"),
    ("认定发证", "取得唯一登记编号"),
    ("每年确认登记", "连续两年未确认自动取消"),
)
"""The way of an application as the public is told it (notice 221/2021, article 2)."""


class HomeView(TemplateView):
    """The public front page: what the register is, and the ways in. No sign-in, no personal data."""

    template_name = "reporting/home.html"

    def get_context_data(self, **kwargs):
        steps = [{"label": label, "note": note, "state": "plain"} for label, note in STEPS]
        return super().get_context_data(steps=steps, **kwargs)
