"""Organisation (art. 9)."""

from reporting.models import (
    UNSETTLED_PROBLEMS,
    Consultation,
    ConsultationIssue,
    IssueStatus,
    PairingAction,
    Problem,
    ResponsiblePerson,
)
from reporting.work_indicators.base import Span, WorkIndicator, kept, number, total


def _problems(span: Span):
    return Problem.objects.order_by()


INDICATORS = (
    WorkIndicator("G01", "反映困难问题", "件", "统计期内工坊反映的困难问题数。", "困难问题登记",
                  lambda span: _problems(span).filter(span.holds("raised_at__date")), "workshop__region", number),
    WorkIndicator("G02", "办结困难问题", "件", "统计期内办结、没有重新办理的困难问题数。", "困难问题登记",
                  lambda span: _problems(span).filter(span.holds("settled_at__date")), "workshop__region", number),
    WorkIndicator("G03", "正在办理", "件", "现在尚未办结的困难问题数，不论何时反映。", "困难问题登记",
                  lambda span: _problems(span).filter(status__in=UNSETTLED_PROBLEMS), "workshop__region", number),
    WorkIndicator("G04", "会商", "次", "统计期内召开的会商次数。", "会商登记",
                  lambda span: kept(Consultation).filter(span.holds("held_on")), "region", number),
    WorkIndicator("G05", "落实会商议题", "项", "统计期内落实的会商议题数。", "会商登记",
                  lambda span: kept(ConsultationIssue).filter(span.holds("settled_on"), status=IssueStatus.SETTLED),
                  "region", number),
    WorkIndicator("G06", "工作负责人", "人", "统计期末在任的各部门负责人数。", "负责人登记",
                  lambda span: kept(ResponsiblePerson).filter(span.stands("since", "until")), "region", number),
    WorkIndicator("G07", "结对帮扶活动", "次", "统计期内开展的结对帮扶活动数，按受援地区统计。", "结对帮扶登记",
                  lambda span: kept(PairingAction).filter(span.holds("held_from"), pairing__voided_at=None),
                  "pairing__helped_region", number),
    WorkIndicator("G08", "结对帮扶资金", "元", "统计期内结对帮扶活动投入的资金，按受援地区统计。", "结对帮扶登记",
                  lambda span: kept(PairingAction).filter(span.holds("held_from"), pairing__voided_at=None),
                  "pairing__helped_region", total("amount")),
)  # fmt: skip
