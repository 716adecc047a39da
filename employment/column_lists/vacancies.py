"""Vacancies of workshops."""

from django.urls import reverse

from employment.models import EmploymentForm, PayBasis, Vacancy
from employment.queries.vacancies import STATES, with_state
from workshops.tables.columns import Column
from workshops.tables.table import Table, register


def pay_said(vacancy: Vacancy) -> str:
    """The pay offered, in words; empty where nothing was said."""
    low, high = vacancy.pay_from, vacancy.pay_to
    if low and high:
        return f"{low:,} 元" if low == high else f"{low:,} 至 {high:,} 元"
    return f"{low:,} 元起" if low else f"最高 {high:,} 元" if high else ""


@register
class Vacancies(Table):
    name = "vacancies"
    title = "招聘岗位"
    search_fields = ("title", "workshop__search_text")
    search_hint = "岗位、工坊名称或登记编号"
    default_order = ("-published_on",)
    empty_title = "没有招聘岗位"
    empty_text = "由工坊带头人或所在县的文化和旅游部门发布后列入。"
    columns = (
        Column("title", "岗位名称", width=20, sortable=True),
        Column("workshop", "工坊", value="workshop.name", width=28, sortable=True),
        Column("number", "登记编号", "code", value="workshop.number", width=24, listed=False, filterable=True),
        Column("region", "地区", "region", value="workshop.region.full_name", path="workshop__region", filterable=True,
               sortable=True),
        Column("form", "就业形式", "choice", choices=EmploymentForm, filterable=True),
        Column("headcount", "招聘人数", "int", unit="人", sortable=True),
        Column("hired", "已录用", "int", unit="人", sortable=True),
        Column("pending", "待答复", "int", unit="人", sortable=True),
        Column("pay", "月收入", value=pay_said, width=20),
        Column("pay_basis", "计酬方式", "choice", choices=PayBasis, filterable=True, listed=False),
        Column("training_offered", "提供岗前培训", "bool", filterable=True, listed=False),
        Column("published_on", "发布日期", "date", filterable=True, sortable=True, listed=False),
        Column("closes_on", "截止日期", "date", filterable=True, sortable=True),
        Column("state", "状态", "choice", choices=STATES, filterable=True),
    )  # fmt: skip

    def rows(self, user):
        return with_state(Vacancy.objects.visible_to(user).select_related("workshop__region"))

    def row_url(self, row):
        return reverse("employment:vacancy-detail", args=[row.pk])
