"""The lists of surveys and of their sheets: no kinds of record, for every step is written by their actions."""

from django.urls import reverse

from reporting.models import SheetStatus, Survey, SurveyAudience, SurveySheet, SurveyStatus
from reporting.queries.surveys import listed, sheets
from workshops.tables.columns import Column
from workshops.tables.table import Table, register


def audience(survey: Survey) -> str:
    if survey.audience == SurveyAudience.OFFICES:
        return f"{survey.department_labels}部门"
    return survey.get_audience_display()


@register
class Surveys(Table):
    name = "surveys"
    title = "问卷调研"
    search_fields = ("title", "office__name")
    search_hint = "问卷标题或发布单位"
    default_order = ("rank", "due_on", "-pk")
    empty_title = "没有问卷"
    empty_text = "由国家和省级部门编制；发给本地区工坊或部门的问卷也列在这里。"
    columns = (
        Column("title", "问卷", width=36, sortable=True),
        Column("edition", "版次", "int", listed=False),
        Column("office", "发布单位", value="office.name", width=26),
        Column("audience", "由谁填写", value=audience, width=22, listed=False),
        Column("opens_on", "开始日期", "date", listed=False, sortable=True),
        Column("due_on", "截止日期", "date", filterable=True, sortable=True),
        Column("sent", "应填", "int", unit="份", sortable=True),
        Column("filled", "已填", "int", unit="份", sortable=True),
        Column("late", "逾期未填", "int", unit="份", sortable=True),
        Column("status", "状态", "choice", choices=SurveyStatus, filterable=True),
        Column("mine", "本单位编制", "bool", filterable=True, listed=False, exported=False),
    )

    def rows(self, user):
        return listed(user)

    def row_url(self, row: Survey):
        return reverse("reporting:survey-detail", args=[row.pk])


@register
class SurveySheets(Table):
    name = "survey-sheets"
    title = "问卷填写"
    search_fields = ("survey__title", "workshop__search_text", "office__name")
    search_hint = "问卷、工坊或单位名称"
    default_order = ("rank", "survey__due_on", "-pk")
    empty_title = "没有问卷"
    empty_text = "国家或省级部门发来问卷时，在这里填写。"
    columns = (
        Column("title", "问卷", value="survey.title", path="survey__title", width=36, sortable=True),
        Column("of_whom", "填写对象", value="of_whom", path="workshop__name", width=28, sortable=True),
        Column("region", "地区", "region", value="region.full_name", path="region", filterable=True, sortable=True),
        Column("office", "发布单位", value="survey.office.name", width=26, listed=False),
        Column("due_on", "截止日期", "date", value="survey.due_on", filterable=True, sortable=True),
        Column("status", "状态", "choice", choices=SheetStatus, filterable=True),
        Column("survey_status", "问卷状态", "choice", value="survey.status", path="survey__status",
               choices=SurveyStatus, filterable=True),
        Column("submitted_at", "提交时间", "datetime", listed=False, sortable=True),
        Column("in_stead", "县级代填", "bool", listed=False, filterable=True),
        Column("late", "逾期未填", "bool", filterable=True),
        Column("survey", "问卷编号", "int", value="survey_id", path="survey", listed=False, filterable=True),
        Column("mine", "等我填写", "bool", filterable=True, listed=False, exported=False),
    )  # fmt: skip

    def rows(self, user):
        return sheets(user)

    def row_url(self, row: SurveySheet):
        return reverse("reporting:survey-sheet-detail", args=[row.pk])
