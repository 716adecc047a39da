import pghistory
from django.db import models
from django.db.models import Q

from reporting.models.return_choices import ReturnAction, ReturnLevel, ReturnStatus
from reporting.models.return_period import ReturnPeriod
from reporting.rules import return_flow as flow
from workshops.access import clock
from workshops.access.append_only import append_only_triggers
from workshops.access.models import Department
from workshops.access.scope import ScopedQuerySet


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Return(models.Model):
    """报表: one region's figures for a period (rules.md §6). Written by its steps only.

    A certifying region makes its own; prefectures, provinces and the nation (no `region`) gather. `figures` are
    generated as known at `known_at`, code → number as text; nobody types over one. `extras` are typed;
    `explanations` answer to what the checks found, key of the finding → words.
    """

    period = models.ForeignKey(ReturnPeriod, models.PROTECT, related_name="returns", verbose_name="报表期")
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="填报地区"
    )
    level = models.CharField("填报层级", max_length=10, choices=ReturnLevel.choices)
    status = models.CharField("状态", max_length=10, choices=ReturnStatus.choices, default=ReturnStatus.OPEN)
    due_on = models.DateField("报送期限", help_text="布置时的期限；延期后为延长的期限。")
    figures = models.JSONField("生成数据", default=dict)
    known_at = models.DateTimeField("数据截至", null=True, editable=False)
    extras = models.JSONField("补充数据", default=dict)
    explanations = models.JSONField("情况说明", default=dict)
    first_sent_at = models.DateTimeField("首次报送时间", null=True, editable=False)
    sent_at = models.DateTimeField("报送时间", null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    scope_path = "region"
    leader_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "报表"
        ordering = ("-period__first", "region__path", "-pk")
        indexes = (models.Index(fields=("region", "status"), name="reporting_return_region"),)
        constraints = (
            models.UniqueConstraint(fields=("period", "region"), name="reporting_return_once", nulls_distinct=False),
            models.CheckConstraint(
                name="reporting_return_nation",
                condition=Q(level=ReturnLevel.NATION, region=None)
                | (~Q(level=ReturnLevel.NATION) & Q(region__isnull=False)),
            ),
            models.CheckConstraint(
                name="reporting_return_sent",
                condition=Q(status__in=sorted({*flow.IN_WORK, flow.CANCELLED}))
                | Q(sent_at__isnull=False, first_sent_at__isnull=False, known_at__isnull=False),
            ),
        )

    def __str__(self):
        return f"{self.place}{self.period}"

    @property
    def place(self) -> str:
        return self.region.full_name if self.region_id else "全国"


class CountedReturn(models.Model):
    """What was counted when the figures of a return were last generated: the rows behind them, of the same snapshot.

    Accepting freezes these, so that figures and rows agree whatever was being written meanwhile (docs/adr/0043).
    """

    filed = models.OneToOneField(Return, models.PROTECT, primary_key=True, related_name="counted", verbose_name="报表")
    known_at = models.DateTimeField("数据截至")
    rows = models.BinaryField("明细")
    row_count = models.PositiveIntegerField("明细行数")
    rows_digest = models.CharField("明细校验码", max_length=64)

    scope_path = "filed__region"
    leader_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "报表生成明细"

    def __str__(self):
        return f"{self.filed}（明细）"


class ReturnStep(models.Model):
    """One step of a return: append-only. `office` and `duty` are those that `by` acted with."""

    filed = models.ForeignKey(Return, models.PROTECT, related_name="steps", verbose_name="报表")
    action = models.CharField("办理动作", max_length=10, choices=ReturnAction.choices)
    by = models.ForeignKey("access.User", models.PROTECT, related_name="+", verbose_name="办理人")
    office = models.ForeignKey("access.Office", models.PROTECT, related_name="+", verbose_name="办理机构")
    duty = models.CharField("职责", max_length=8)
    at = models.DateTimeField("办理时间", default=clock.now, editable=False)
    note = models.TextField("说明", max_length=2000, blank=True)
    document = models.CharField("决定文号", max_length=100, blank=True)

    scope_path = "filed__region"
    leader_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "报表办理记录"
        ordering = ("pk",)
        triggers = append_only_triggers()
        constraints = (
            models.CheckConstraint(
                name="reporting_returnstep_reopened",
                condition=~Q(action=ReturnAction.REOPEN) | (~Q(note="") & ~Q(document="")),
            ),
        )

    def __str__(self):
        return self.get_action_display()


class ReturnRemark(models.Model):
    """What is wrong with one cell of a return that goes back: append-only."""

    step = models.ForeignKey(ReturnStep, models.PROTECT, related_name="remarks", verbose_name="办理记录")
    code = models.CharField("指标代码", max_length=4)
    reason = models.CharField("问题", max_length=300)

    scope_path = "step__filed__region"
    leader_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "报表退回意见"
        ordering = ("pk",)
        triggers = append_only_triggers()
        constraints = (
            models.UniqueConstraint(fields=("step", "code"), name="reporting_returnremark_once"),
            models.CheckConstraint(name="reporting_returnremark_said", condition=~Q(reason="")),
        )

    def __str__(self):
        return self.reason


class FrozenReturn(models.Model):
    """定稿: what a return said when it was accepted, with the rows behind it. Append-only: a reopened return gets a
    new one, the old stays.

    `rows` is packed (queries.evidence), `rows_digest` the digest of what it holds; `digest` covers all of it.
    `findings`: check, codes, message and explanation of each.
    """

    filed = models.ForeignKey(Return, models.PROTECT, related_name="frozen", verbose_name="报表")
    step = models.OneToOneField(ReturnStep, models.PROTECT, related_name="frozen", verbose_name="定稿步骤")
    figures = models.JSONField("数据")
    extras = models.JSONField("补充数据")
    findings = models.JSONField("审核情况")
    known_at = models.DateTimeField("数据截至")
    rows = models.BinaryField("明细")
    row_count = models.PositiveIntegerField("明细行数")
    rows_digest = models.CharField("明细校验码", max_length=64)
    digest = models.CharField("校验码", max_length=64, db_index=True)
    at = models.DateTimeField("定稿时间", default=clock.now, editable=False)

    scope_path = "filed__region"
    leader_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "定稿报表"
        ordering = ("pk",)
        triggers = append_only_triggers()

    def __str__(self):
        return f"{self.filed}（定稿）"


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Circulation(models.Model):
    """通报: frozen figures passed to another department of the same region, and when it took note of them."""

    frozen = models.ForeignKey(FrozenReturn, models.PROTECT, related_name="circulations", verbose_name="定稿报表")
    department = models.CharField("部门", max_length=8, choices=Department.choices)
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="地区"
    )
    at = models.DateTimeField("通报时间", default=clock.now, editable=False)
    acknowledged_at = models.DateTimeField("签收时间", null=True, blank=True, editable=False)
    acknowledged_by = models.ForeignKey(
        "access.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="签收人"
    )

    scope_path = "region"
    leader_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "报表通报"
        ordering = ("-at", "-pk")
        indexes = (
            models.Index(
                fields=("region", "department"), condition=Q(acknowledged_at=None), name="reporting_circulation_open"
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("frozen", "department"), name="reporting_circulation_once"),
            models.CheckConstraint(
                name="reporting_circulation_acknowledged",
                condition=Q(acknowledged_at=None, acknowledged_by=None)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
            ),
        )

    def __str__(self):
        return f"{self.frozen}：{self.get_department_display()}"
