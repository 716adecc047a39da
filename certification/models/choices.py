from django.db.models import TextChoices


class Case(TextChoices):
    """The kinds of case that move by the one transition table in `certification/flow.py`."""

    APPLICATION = "application", "认定申请"
    CONFIRMATION = "confirmation", "年度确认"
    ENDING = "ending", "资格终止"
    CORRECTION = "correction", "更正"


class ApplicationStatus(TextChoices):
    """rules.md §3."""

    DRAFT = "draft", "草稿"
    SUBMITTED = "submitted", "已提交，待受理"
    RETURNED = "returned", "退回补正"
    ACCEPTED = "accepted", "已受理"
    REVIEW = "review", "三部门联审"
    NOTICE = "notice", "公示"
    TRANSFER_CHECK = "transfer_check", "转入核对"
    CERTIFIED = "certified", "已认定"
    REFUSED = "refused", "不予认定"
    WITHDRAWN = "withdrawn", "申请人撤回"


class ApplicationKind(TextChoices):
    NEW = "new", "新申请"
    TRANSFER = "transfer", "原非遗扶贫就业工坊转入"


class ConfirmationStatus(TextChoices):
    SUBMITTED = "submitted", "待县级审核"
    ACCEPTED = "accepted", "已通过"
    RETURNED = "returned", "已退回"


class EndingKind(TextChoices):
    """How a status ends (rules.md §4); only the first comes without a case."""

    REVOCATION = "revocation", "自动取消"
    CANCELLATION = "cancellation", "注销"
    WITHDRAWAL = "withdrawal", "撤销"


class EndingStatus(TextChoices):
    REQUESTED = "requested", "注销申请待审核"
    HEARING = "hearing", "撤销立案，听取陈述和联审"
    ENDED = "ended", "已终止资格"
    REJECTED = "rejected", "不予终止"
    DROPPED = "dropped", "已撤回申请"


OPEN_ENDINGS = (EndingStatus.REQUESTED, EndingStatus.HEARING)
"""Not decided yet."""


class CorrectionStatus(TextChoices):
    REQUESTED = "requested", "待省级决定"
    APPROVED = "approved", "已更正"
    REJECTED = "rejected", "不予更正"


class DayKind(TextChoices):
    WORKING = "working", "工作日"
    NATURAL = "natural", "自然日"
