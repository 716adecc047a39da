"""Rural's lists, and the mismatches between them and the register."""

from django.urls import reverse

from employment.models import Category, MismatchKind, MismatchOutcome, Removal
from employment.queries import listings, mismatches
from workshops.access import sealed
from workshops.people.fields import Field, may_see
from workshops.people.names import masked_name
from workshops.tables.columns import Column
from workshops.tables.table import Table, register


def shown_to(user, columns: tuple[Column, ...], initials: Column) -> tuple[Column, ...]:
    """Without names and identity numbers for offices above the county: `initials` stands in place of the name."""
    hidden = set() if may_see(user, Field.IDENTITY) else {"identity"}
    named = may_see(user, Field.NAME)
    columns = tuple(column for column in columns if column.key not in hidden)
    return tuple(initials if column.key == "name" and not named else column for column in columns)


def masked_identity(task) -> str:
    """Of the worker, or of the entry where the register has nobody."""
    subject = task.worker or task.listing
    return sealed.mask_identity(subject.identity())


@register
class Listings(Table):
    name = "listings"
    title = "脱贫人口和监测帮扶对象名单"
    search_hint = "姓名"
    default_order = ("-valid_from",)
    empty_title = "名单中没有人员"
    empty_text = "可以导入全县名单，也可以逐人新增。"
    columns = (
        Column("name", "姓名", width=12, searchable=True, sortable=True, personal=True, exported=False),
        Column("identity", "身份证号码", "code", value="identity_masked", width=22, personal=True, exported=False),
        Column("region", "户籍所在县", "region", value="region.full_name", path="region", filterable=True,
               sortable=True, order_by="region__path"),
        Column("category", "人员类别", "choice", choices=Category, filterable=True, sortable=True),
        Column("valid_from", "列入日期", "date", filterable=True, sortable=True),
        Column("valid_to", "截止日期", "date", filterable=True, sortable=True),
        Column("state", "现状", "choice", choices=listings.STATES, filterable=True),
        Column("removal", "移出原因", "choice", choices=Removal, filterable=True, listed=False),
        Column("is_matched", "已在工坊登记", "bool", filterable=True, note="该人员是否登记为非遗工坊的从业人员"),
        Column("employed_at", "名单记载的就业工坊", width=24, filterable=True),
    )  # fmt: skip
    initials = Column("name", "姓名", value=lambda row: masked_name(row.name), width=12)

    def columns_for(self, user):
        return shown_to(user, self.columns, self.initials)

    def rows(self, user):
        return listings.listed(user)

    def row_url(self, row):
        return reverse("employment:listing-detail", args=[row.pk])


@register
class Mismatches(Table):
    name = "mismatches"
    title = "核验差异"
    search_hint = "姓名"
    default_order = ("opened_on",)
    empty_title = "没有核验差异"
    empty_text = "申报的人员类别与名单不一致，或名单记载的就业工坊未登记该人员时，自动列在这里。"
    columns = (
        Column("name", "姓名", value="subject_name", width=12, searchable=True, personal=True, exported=False),
        Column("identity", "身份证号码", "code", value=masked_identity, width=22, personal=True, exported=False),
        Column("kind", "差异", "choice", choices=MismatchKind, filterable=True, width=26),
        Column("category", "人员类别", "choice", choices=Category, filterable=True),
        Column("workshop", "工坊", value="workshop_name", width=26, filterable=True),
        Column("region", "承办地区", "region", value="region.full_name", path="region", filterable=True, sortable=True,
               order_by="region__path"),
        Column("opened_on", "发现日期", "date", filterable=True, sortable=True),
        Column("age", "已历", "int", value=mismatches.age_of, unit="天"),
        Column("is_overdue", f"超过 {mismatches.OVERDUE_DAYS} 天未办结", "bool", filterable=True),
        Column("state", "办理情况", "choice", choices=mismatches.STATES, filterable=True),
        Column("is_pending", "未了结（含待工坊更正）", "bool", filterable=True, listed=False),
        Column("outcome", "办理结果", "choice", choices=MismatchOutcome, filterable=True),
        Column("closed_at", "办结时间", "datetime", listed=False, filterable=True),
        Column("note", "说明", width=40, exported=False),
    )  # fmt: skip
    initials = Column("name", "姓名", value=lambda task: masked_name(task.subject_name or ""), width=12)
    inner = frozenset({"note"})

    told = Column("kind", "差异", "choice", choices=MismatchKind, value=lambda _: MismatchKind.NOT_LISTED, width=26)
    """For leaders: that another county lists somebody is not theirs to find out."""

    def columns_for(self, user):
        columns = shown_to(user, self.columns, self.initials)
        if user.is_leader:
            columns = tuple(self.told if column.key == "kind" else column for column in columns)
        if may_see(user, Field.NAME):
            return columns
        return tuple(column for column in columns if column.key not in self.inner)  # a note may name somebody

    def rows(self, user):
        return mismatches.shown(user)

    def row_url(self, row):
        return reverse("employment:mismatch-detail", args=[row.pk])
