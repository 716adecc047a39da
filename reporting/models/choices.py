from django.db.models import TextChoices


class IssueStatus(TextChoices):
    """An issue of a consultation: dropped is what the offices agreed not to follow any further."""

    OPEN = "open", "待落实"
    SETTLED = "settled", "已落实"
    DROPPED = "dropped", "不再跟进"


class ProblemKind(TextChoices):
    SITE = "site", "场地"
    FUNDING = "funding", "资金"
    POLICY = "policy", "政策落实"
    LABOUR = "labour", "用工"
    TRAINING = "training", "培训"
    MATERIALS = "materials", "原材料"
    SALES = "sales", "销售"
    RIGHTS = "rights", "知识产权"
    OTHER = "other", "其他"


class ProblemLevel(TextChoices):
    """How high a problem was taken; a certifying region (东莞) counts as a county, as for `Office.level`."""

    COUNTY = "county", "县级"
    PREFECTURE = "prefecture", "市级"
    PROVINCE = "province", "省级"
    MINISTRY = "ministry", "部级"


class ProblemStatus(TextChoices):
    OPEN = "open", "待受理"
    IN_PROGRESS = "in_progress", "办理中"
    SETTLED = "settled", "已办结，待工坊确认"
    CONFIRMED = "confirmed", "工坊已确认"
    REOPENED = "reopened", "重新办理"
    CLOSED = "closed", "已关闭"


UNSETTLED_PROBLEMS = (ProblemStatus.OPEN, ProblemStatus.IN_PROGRESS, ProblemStatus.REOPENED)
"""An office still has to act."""


class ProblemAction(TextChoices):
    RAISE = "raise", "反映"
    TAKE = "take", "受理"
    FORWARD = "forward", "转办"
    ESCALATE = "escalate", "提请上级协调"
    SETTLE = "settle", "办结"
    CONFIRM = "confirm", "确认"
    REOPEN = "reopen", "要求重新办理"
    CLOSE = "close", "关闭"
    NOTE = "note", "补充说明"


class PairingKind(TextChoices):
    EAST_WEST = "east_west", "东西部协作"
    PAIRED_ASSISTANCE = "paired_assistance", "对口支援"
    OTHER = "other", "其他结对"


class PairingActionKind(TextChoices):
    SURVEY = "survey", "调研"
    EXCHANGE = "exchange", "交流"
    CONSTRUCTION = "construction", "援建"
    TRAINING = "training", "培训"
    PURCHASE = "purchase", "采购帮销"
    TALENT = "talent", "人才支援"
    OTHER = "other", "其他"
