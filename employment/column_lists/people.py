"""Workers, their spells, and their pay. Which columns of a person somebody reads: employment/fields.py.

Personal columns stand on the page but not in workbooks: those with names are made by the export page alone.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from django.urls import reverse

from employment.ethnic_groups import EthnicGroup
from employment.models import (
    Category,
    Contract,
    Employment,
    EmploymentForm,
    Insurance,
    Pay,
    PayBasis,
    PayPeriod,
    Relation,
    Sex,
    Worker,
)
from employment.queries.pay import readable_pays
from employment.queries.workers import spell_rows, worker_rows
from workshops.people.fields import Field, may_reveal, may_see
from workshops.people.names import masked_name
from workshops.tables.columns import Column
from workshops.tables.table import Table, register

GUARDED = {
    "identity": Field.IDENTITY, "phone": Field.PHONE, "contract": Field.CONTRACT, "insurance": Field.CONTRACT,
    "pay_basis": Field.PAY, "basis": Field.PAY, "quantity": Field.PAY, "amount": Field.PAY,
    "end_reason": Field.NAME,  # free text may say who it is
}  # fmt: skip
"""Column → the field of the matrix that it shows. Names are shortened instead of left out."""
PersonOf = Callable[[object], Worker]


class PeopleTable(Table):
    """Columns by the matrix; for who reads rows without names, a name that can't be searched or sorted."""

    person_of: PersonOf

    def columns_for(self, user):
        readable = [each for each in self.columns if each.key not in GUARDED or may_see(user, GUARDED[each.key])]
        if may_see(user, Field.NAME):
            return tuple(readable)
        return tuple(self._shortened(each) if each.key == "name" else each for each in readable)

    def personal_columns(self, user, *, clear: bool) -> tuple[Column, ...]:
        """``columns_for`` as a workbook with a purpose has them; `clear`: numbers unmasked where the matrix allows."""
        return tuple(
            self._clear(each) if clear and each.key in ("identity", "phone") and may_reveal(user, GUARDED[each.key])
            else each
            for each in self.columns_for(user) if each.exported or each.personal
        )  # fmt: skip

    def clear_columns(self, user) -> list[str]:
        """Keys of the columns that the user may have in clear."""
        return [key for key in ("identity", "phone") if key in self.by_key and may_reveal(user, GUARDED[key])]

    def _shortened(self, column: Column) -> Column:
        person_of = type(self).person_of
        return replace(
            column, value=lambda row: masked_name(person_of(row).name), path=None, searchable=False, sortable=False
        )

    def _clear(self, column: Column) -> Column:
        person_of = type(self).person_of
        return replace(column, value=lambda row: getattr(person_of(row), column.key)())


def _masked(name: str, person_of: PersonOf, row) -> str:
    """Unsealed from what the row carries: no query."""
    return getattr(person_of(row), f"{name}_masked")


def person_columns(prefix: str, person_of: PersonOf) -> Iterable[Column]:
    """Who it is and for which workshop; `prefix`: attribute path from a row to its worker."""
    path = prefix.replace(".", "__")
    yield Column("name", "姓名", value=f"{prefix}name", width=12, searchable=True, sortable=True, personal=True,
                 exported=False)  # fmt: skip
    yield Column("workshop", "工坊", value=f"{prefix}workshop.name", width=30, searchable=True, sortable=True)
    yield Column("workshop_number", "工坊登记编号", "code", value=f"{prefix}workshop.number", width=24, listed=False,
                 filterable=True)  # fmt: skip
    yield Column("region", "工坊所在地区", "region", value=f"{prefix}workshop.region.full_name",
                 path=f"{path}workshop__region", filterable=True, sortable=True)  # fmt: skip
    yield Column(
        "sex", "性别", "choice", value=f"{prefix}person.sex", choices=Sex, filterable=True, width=8, listed=False
    )
    yield Column("birth_year", "出生年份", "code", value=f"{prefix}person.birth_year", width=10, sortable=True,
                 listed=False)  # fmt: skip
    yield Column("identity", "身份证号码", "code", value=partial(_masked, "identity", person_of), width=22,
                 personal=True, exported=False)  # fmt: skip
    yield Column("phone", "联系电话", "code", value=partial(_masked, "phone", person_of), width=16, personal=True,
                 exported=False)  # fmt: skip


def origin_columns(prefix: str) -> Iterable[Column]:
    """Ethnic group, household register, and the category with what rural's lists say of it."""
    path = prefix.replace(".", "__")
    yield Column("ethnic_group", "民族", "choice", value=f"{prefix}ethnic_group", choices=EthnicGroup, filterable=True,
                 listed=False)  # fmt: skip
    yield Column("home_region", "户籍所在县", "region", value=f"{prefix}home_region.full_name",
                 path=f"{path}home_region", filterable=True, sortable=True, listed=False)  # fmt: skip
    yield Column("category", "申报人员类别", "choice", choices=Category, filterable=True)
    yield Column("is_verified", "名单核验相符", "bool", filterable=True)


SPELL_COLUMNS = (
    Column("relation", "吸纳方式", "choice", choices=Relation, filterable=True),
    Column("form", "就业形式", "choice", choices=EmploymentForm, filterable=True, listed=False),
    Column("post", "岗位", width=16, searchable=True),
    Column("started_on", "开始日期", "date", filterable=True, sortable=True),
    Column("ended_on", "结束日期", "date", filterable=True, sortable=True, listed=False),
    Column("is_running", "在岗", "bool", filterable=True),
)


@register
class Workers(PeopleTable):
    """Once a worker, that is a person at a workshop; relation, form and days are those of the latest spell."""

    name = "workers"
    title = "从业人员"
    search_hint = "姓名、工坊名称或岗位"
    default_order = ("workshop__region__path", "workshop__name", "name")
    empty_title = "没有从业人员"
    empty_text = "工坊带头人和所在县的文化和旅游部门在工坊的“从业人员”页登记。"
    person_of = staticmethod(lambda row: row)
    columns = (*person_columns("", person_of), *origin_columns(""), *SPELL_COLUMNS)

    def rows(self, user):
        return worker_rows(Worker.objects.visible_to(user))

    def row_url(self, row):
        return reverse("employment:worker-detail", args=[row.pk])


@register
class Employments(PeopleTable):
    """Once a spell; who came back or works for several workshops stands in several rows."""

    name = "employments"
    title = "就业记录"
    search_hint = "姓名、工坊名称或岗位"
    default_order = ("-started_on",)
    empty_title = "没有就业记录"
    empty_text = "登记从业人员时，同时登记其就业记录。"
    person_of = staticmethod(lambda row: row.worker)
    columns = (
        *person_columns("worker.", person_of),
        *origin_columns("worker."),
        *SPELL_COLUMNS,
        Column("end_reason", "结束原因", width=16, listed=False),
        Column("contract", "合同", "choice", choices=Contract, filterable=True, listed=False),
        Column("insurance", "社会保险", "choice", choices=Insurance, filterable=True, listed=False),
        Column("pay_basis", "计酬方式", "choice", choices=PayBasis, filterable=True, listed=False),
    )

    def rows(self, user):
        return spell_rows(Employment.objects.visible_to(user))

    def row_url(self, row):
        return reverse("employment:worker-detail", args=[row.worker_id])


@register
class Pays(PeopleTable):
    """Once a spell and period; no row for who doesn't read pay."""

    name = "pays"
    title = "劳动报酬"
    search_hint = "姓名、工坊名称或岗位"
    default_order = ("-period_from",)
    empty_title = "没有劳动报酬"
    empty_text = "在工坊的“从业人员”页按月或按季登记。"
    person_of = staticmethod(lambda row: row.employment.worker)
    columns = (
        *(each for each in person_columns("employment.worker.", person_of) if each.key not in ("identity", "phone")),
        Column("relation", "吸纳方式", "choice", value="employment.relation", choices=Relation, filterable=True),
        Column("post", "岗位", value="employment.post", width=16, searchable=True),
        Column("period", "周期", "choice", choices=PayPeriod, filterable=True),
        Column("period_from", "周期首日", "date", filterable=True, sortable=True),
        Column("period_to", "周期末日", "date", filterable=True, listed=False),
        Column("basis", "计酬方式", "choice", choices=PayBasis, filterable=True),
        Column("quantity", "件数或工时", "decimal", decimals=1),
        Column("amount", "报酬", "decimal", unit="元", filterable=True, sortable=True),
    )

    def rows(self, user):
        return readable_pays(Pay.objects.visible_to(user), user)

    def row_url(self, row):
        return reverse("employment:worker-detail", args=[row.employment.worker_id])
