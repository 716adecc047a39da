"""What each step of an application asks for, brings about and cannot undo: one entry for a step."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.urls import reverse
from django.utils import timezone

from certification.actions import deciding, reviewing
from certification.flow import Action
from certification.forms import cases as forms
from certification.forms.cases_decision import DecisionForm, RefusalForm
from certification.forms.cases_return import ReturnForm
from certification.forms.files import stored
from certification.models import Application, ApplicationKind
from certification.queries.cases import notice_would_end
from certification.wording import said_day
from workshops.access import clock
from workshops.access.refusal import why_not
from workshops.actions.storing import store_photo


def action_url(application: Application, action: str) -> str:
    return reverse("certification:application-act", args=[application.pk, action])


def _nothing(_application: Application) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class CaseAction:
    """`run(pk, by=…, **payload)`; `lacking(application)` says what is missing, or "".

    `consequences(application, by)` are lines to be confirmed on a page of their own; without them the step is taken
    at once.
    """

    run: Callable
    done: str
    form: type[forms.CaseForm] = forms.NoteForm
    template: str = "certification/case_action.html"
    lacking: Callable[[Application], str] = _nothing
    consequences: Callable[[Application, object], list[str]] | None = None
    lead: str = ""


def _notice_over(application: Application) -> str:
    if application.kind == ApplicationKind.TRANSFER:
        return ""
    return why_not(deciding.refuse_while_notice_runs, application)


def _record_inspection(pk: int, *, by, photos, **entered):
    region = Application.objects.select_related("region").get(pk=pk).region
    with stored(photos, by=by, region=region, store=store_photo, shared=True) as kept:
        return reviewing.record_inspection(pk, by=by, photos=kept, **entered)


def signature(by) -> str:
    """Who signs, for which office and when."""
    office, now = by.office.name if by.office else "", timezone.localtime(clock.now())
    return f"{office}　{by.full_name}　{said_day(now)} {now:%H:%M}"


def _signing(_application, by) -> list[str]:
    return [f"以下列身份签署：{signature(by)}", "签署后不能修改或撤回；退回补正后重新提交的，须重新签署。"]


def _publishing(application, _by) -> list[str]:
    measure = application.measure
    end = notice_would_end(application)
    return [
        f"自今天起公示 {measure.notice_days} 个{measure.get_notice_day_kind_display()}（发布当天不计），"
        f"至{said_day(end)}止；收到异议的，期限顺延。",
        "工坊名称、经营主体、带头人姓名、所在乡镇、依托项目和用工概况将向社会公开。",
        "公示后不能再退回补正。",
    ]


def _certifying(application, _by) -> list[str]:
    lines = ["作出认定后不能撤回；给出的登记编号不再变动。", "工坊列入登记库并生成证书，同时通知申请人和乡村振兴部门。"]
    return [f"认定“{application.name}”为非遗工坊，取得登记编号。", *lines]


def _refusing(application, _by) -> list[str]:
    return [f"对“{application.name}”作出不予认定决定，并通知申请人。", "决定后不能撤回；申请人可以重新申请。"]


ACTIONS: dict[str, CaseAction] = {
    Action.ACCEPT: CaseAction(reviewing.accept, "已受理，并已通知申请人。", lead="材料齐全、符合要求的，予以受理。"),
    Action.RETURN: CaseAction(
        reviewing.return_for_correction,
        "已退回补正，并已通知申请人。",
        ReturnForm,
        "certification/case_return.html",
        lead="请一次告知全部需要补正的内容。",
    ),
    Action.OPEN_REVIEW: CaseAction(
        reviewing.open_review, "已转三部门联审，并已通知各部门。", lead="三部门各自签署意见，同时安排现场核查。"
    ),
    Action.OPINE: CaseAction(
        reviewing.give_opinion,
        "已签署联审意见。",
        forms.OpinionForm,
        consequences=_signing,
        lead="代表本部门签署联审意见。",
    ),
    Action.INSPECT: CaseAction(_record_inspection, "已登记现场核查。", forms.InspectionForm),
    Action.OPEN_NOTICE: CaseAction(
        reviewing.open_notice,
        "已发布公示。",
        forms.PlainForm,
        lacking=partial(why_not, reviewing.refuse_unless_reviewed),
        consequences=_publishing,
    ),
    Action.CERTIFY: CaseAction(
        deciding.certify,
        "已作出认定决定。",
        DecisionForm,
        "certification/case_decision.html",
        lacking=_notice_over,
        consequences=_certifying,
        lead="逐条核对认定依据；需要人工判断的，请判断并写明理由。",
    ),
    Action.REFUSE: CaseAction(
        deciding.refuse,
        "已作出不予认定决定，并已通知申请人。",
        RefusalForm,
        "certification/case_decision.html",
        consequences=_refusing,
        lead="写明不予认定的理由；与理由有关的条件请一并作出判断。",
    ),
}
