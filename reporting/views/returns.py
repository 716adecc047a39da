"""``/returns/<pk>/``: one return, filling it in, its steps, and its frozen figures beside the live ones."""

import re
from decimal import Decimal

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from reporting.actions import returns
from reporting.forms.returns import STEP_FORMS, FillForm
from reporting.models import Return, ReturnAction, ReturnLevel, ReturnStatus
from reporting.queries.returns import (
    allowed_actions,
    cells,
    earlier_figures,
    going_back,
    lies_with,
    listed,
    names_of,
    times_returned,
)
from reporting.queries.returns_compare import compared
from reporting.queries.returns_findings import findings_of, unready
from reporting.queries.returns_gathering import gathered, parts_of, unaccepted_parts
from reporting.returns_compare_workbook import compare_workbook
from reporting.returns_workbook import return_workbook
from reporting.rules import return_flow as flow
from reporting.views.steps import StepView
from reporting.views.workbooks import as_download
from workshops.access import clock
from workshops.access.refusal import Refused
from workshops.access.scope import get_visible_or_404
from workshops.access.views.scoped import ScopedDetailView
from workshops.tables.views import TableListView
from workshops.views.confirming_pages import done_or_refused

TONES = {
    ReturnStatus.OPEN: "neutral",
    ReturnStatus.DRAFT: "info",
    ReturnStatus.SUBMITTED: "info",
    ReturnStatus.PASSED: "info",
    ReturnStatus.RETURNED: "warn",
    ReturnStatus.ACCEPTED: "good",
    ReturnStatus.REPORTED: "good",
    ReturnStatus.RECEIVED: "good",
    ReturnStatus.CONCLUDED: "good",
    ReturnStatus.CANCELLED: "neutral",
}
HINTS = {
    flow.SUBMIT: "报送后由上级审核，退回之前不能再改。",
    flow.PASS: "审核通过后转报省级文化和旅游部门。",
    flow.ACCEPT: "审核通过即定稿：数据和明细不再随登记变化，并通报同级人力资源社会保障、乡村振兴部门。",
    flow.RETURN: "退回填报单位修改；请写明原因，或逐项指出有问题的指标。",
    flow.REPORT: "报送即定稿：数据和明细不再随登记变化；同时通报省级其他两部门，本省已定稿的报表一并报部。",
    flow.RECEIVE: "接收后，该省本期报表办理完毕。",
    flow.CONCLUDE: "定稿后全国汇总数据和明细不再随登记变化。",
    flow.REOPEN: "重新打开已定稿的报表，退回填报单位；原定稿保留。",
}
BACK = (flow.RETURN, flow.REOPEN)
"""Steps that are never the first choice of the page."""
ROWS_SHOWN = 50
"""Changed rows shown below a cell; the others are counted."""


class ReturnListView(LoginRequiredMixin, TableListView):
    table_name = "returns"
    lead = "各级填报的报表；等我办理的和逾期未报的排在最前。"

    def get_actions(self):
        base = reverse("reporting:return-list")
        return [("等我办理", f"{base}?mine=true"), ("报表期", reverse("reporting:return-period-list"))]


class ReturnDetailView(ScopedDetailView):
    template_name = "reporting/return_detail.html"
    context_object_name = "filed"

    @property
    def queryset(self):
        return listed(self.request.user)

    def get(self, request, *args, **kwargs):
        if request.user.is_authenticated and request.GET.get("format") == "xlsx":
            filed = self.get_object()
            return as_download(return_workbook(filed), f"{filed}.xlsx")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        filed, user = self.object, self.request.user
        actions = allowed_actions(filed, user)
        back = going_back(filed)
        findings = findings_of(filed)
        lines = _lines(filed, findings, back)
        return super().get_context_data(
            **kwargs,
            tone=TONES[filed.status],
            steps=[(each, ReturnAction(each).label, each not in BACK) for each in actions if each in STEP_FORMS],
            may_generate=flow.GENERATE in actions,
            may_fill=flow.FILL in actions and filed.known_at is not None,
            unready=unready(filed) if flow.FILL in actions else 0,
            lies_with=lies_with(filed),
            back=back,
            back_title="已重新打开，请修改后重新报送" if back and back.action == flow.REOPEN else "已退回修改",
            remarks=back.remarks.all() if back else (),
            lines=lines,
            has_before=any(line["before"] is not None for line in lines),
            findings=findings,
            gathered=gathered(filed) if filed.level != ReturnLevel.COUNTY and filed.known_at else None,
            parts=parts_of(filed).count(),
            unaccepted=unaccepted_parts(filed),
            frozen=filed.frozen.defer("rows").order_by("-pk"),
            times_returned=times_returned(filed),
            entries=_entries(filed),
        )


def _lines(filed: Return, findings, back) -> list[dict]:
    """Each cell with the figure of the period before, and what was said of it."""
    before = earlier_figures(filed, filed.period.span.previous) or {}
    said: dict[str, list[tuple[str, str]]] = {}
    for remark in back.remarks.all() if back else ():
        said.setdefault(remark.code, []).append(("退回意见", remark.reason))
    for finding in findings:
        for code in finding.codes:
            said.setdefault(code, []).append(("校验", finding.message))
    return [
        {"cell": cell, "before": before.get(cell.code), "said": said.get(cell.code, ())}
        for cell in cells(filed.period, filed.figures, filed.extras)
    ]


def _entries(filed: Return) -> list[dict]:
    made, names = [], names_of(filed.period)
    for step in filed.steps.select_related("by", "office").prefetch_related("remarks"):
        words = [step.note, f"依据：{step.document}" if step.document else ""]
        words += [f"{remark.code} {names.get(remark.code, '')}：{remark.reason}" for remark in step.remarks.all()]
        note = "；".join(word for word in words if word)
        who = f"{step.office.name} {step.by.full_name}"
        made.append({"title": step.get_action_display(), "at": step.at, "who": who, "note": note})
    return made[::-1]


class ReturnStepView(LoginRequiredMixin, StepView):
    """``/returns/<pk>/<action>/``; 404 for who may not take the step now."""

    done_name = "reporting:return-detail"

    def dispatch(self, request, *args, **kwargs):
        user, action = request.user, kwargs["action"]
        if user.is_authenticated:
            self.filed = get_visible_or_404(listed(user), user, pk=kwargs["pk"])
            if action not in STEP_FORMS or action not in allowed_actions(self.filed, user):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def form(self, action, data=None):
        """``?seen=`` is the version of the page with the figures that the step was chosen on."""
        seen = self.request.GET.get("seen", "")
        initial = {"seen_version": int(seen)} if re.fullmatch(r"\d{1,9}", seen, re.ASCII) else {}
        return STEP_FORMS[action](data, filed=self.filed, initial=initial)

    def act(self, pk, action, form):
        return returns.advance(pk, action, by=self.request.user, **form.given())

    def said(self, action):
        return f"已{ReturnAction(action).label}。"

    def show(self, form, action):
        context = {
            "form": form, "filed": self.filed, "heading": ReturnAction(action).label, "hint": HINTS[action],
            "unaccepted": unaccepted_parts(self.filed) if action in (flow.REPORT, flow.CONCLUDE) else 0,
            "back_url": reverse("reporting:return-detail", args=[self.filed.pk]),
        }  # fmt: skip
        return render(self.request, "reporting/return_step_form.html", context)


class ReturnGenerateView(LoginRequiredMixin, View):
    """``/returns/<pk>/generate/``: the button on the page."""

    http_method_names = ("post",)

    def post(self, request, pk):
        filed = get_visible_or_404(listed(request.user), request.user, pk=pk)
        if flow.GENERATE not in allowed_actions(filed, request.user):
            raise Http404
        try:
            returns.advance(pk, flow.GENERATE, by=request.user)
            messages.success(request, "数据已生成。请核对，有误的先更正登记再重新生成。")
        except Refused as refusal:
            messages.error(request, refusal.message)
        return redirect("reporting:return-detail", pk)


class ReturnFillView(LoginRequiredMixin, View):
    """``/returns/<pk>/fill/``: what can't be derived, and words on what the checks found."""

    def dispatch(self, request, *args, **kwargs):
        user = request.user
        if user.is_authenticated:
            self.filed = get_visible_or_404(listed(user), user, pk=kwargs["pk"])
            if self.filed.known_at is None or flow.FILL not in allowed_actions(self.filed, user):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(FillForm(filed=self.filed))

    def post(self, request, pk):
        form = FillForm(request.POST, filed=self.filed)
        if form.is_valid() and done_or_refused(form, lambda: self.act(form)):
            messages.success(request, self.saved())
            return redirect("reporting:return-detail", pk)
        return self.show(form)

    def act(self, form):
        return returns.advance(self.filed.pk, flow.FILL, by=self.request.user, **form.given())

    def saved(self) -> str:
        """What is still to be done before it can be sent."""
        self.filed.refresh_from_db()
        lacks = unready(self.filed)
        if lacks:
            return f"已保存。报送前还有 {lacks} 处须填写、说明或更正。"
        return "已保存，可以由本单位审核人报送。" if self.filed.level == ReturnLevel.COUNTY else "已保存，可以报送。"

    def show(self, form):
        context = {
            "form": form,
            "filed": self.filed,
            "impossible": [f for f in findings_of(self.filed) if f.impossible],
        }
        return render(self.request, "reporting/return_fill_form.html", context)


class ReturnFrozenView(ScopedDetailView):
    """``/returns/<pk>/frozen/``: the latest frozen figures beside the live ones; ``?format=xlsx`` with every row."""

    template_name = "reporting/return_frozen.html"
    context_object_name = "filed"

    @property
    def queryset(self):
        return listed(self.request.user)

    def get(self, request, *args, **kwargs):
        if request.user.is_authenticated and request.GET.get("format") == "xlsx":
            self.object = self.get_object()
            frozen = self.latest()
            content = compare_workbook(frozen, compared(frozen), clock.now())
            return as_download(content, f"{self.object}定稿与现在比较.xlsx")
        return super().get(request, *args, **kwargs)

    def latest(self):
        frozen = self.object.frozen.select_related("filed__period", "filed__region", "step__by").last()
        if frozen is None:
            raise Http404
        return frozen

    def get_context_data(self, **kwargs):
        frozen = self.latest()
        lines = [
            {
                "cell": each,
                "rows": [(row, _number(row.frozen), _number(row.live)) for row in each.rows[:ROWS_SHOWN]],
                "more": max(0, len(each.rows) - ROWS_SHOWN),
            }
            for each in compared(frozen)
        ]
        return super().get_context_data(
            **kwargs,
            frozen=frozen,
            lines=lines,
            changed=[line for line in lines if line["rows"]],
            differing=sum(1 for line in lines if line["cell"].difference),
        )


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
