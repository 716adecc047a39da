from django.db.models import TextChoices


class Learnt(TextChoices):
    """How an office that answers in the leader's stead came to know."""

    PHONE = "phone", "电话"
    VISIT = "visit", "走访"


class Severity(TextChoices):
    NOTICE = "notice", "关注"
    SERIOUS = "serious", "严重"


class FlagStatus(TextChoices):
    OPEN = "open", "待核实"
    HANDLED = "handled", "已核实，观察中"
    CLOSED = "closed", "已解除"


class FlagLevel(TextChoices):
    """On whose list an open flag stands: it goes up when nobody takes a step."""

    COUNTY = "county", "县级"
    PREFECTURE = "prefecture", "市级"
    PROVINCE = "province", "省级"


class FlagAction(TextChoices):
    RAISE = "raise", "提示"
    NORMAL = "normal", "核实正常"
    HELPED = "helped", "已帮扶"
    PROBLEM = "problem", "转困难问题"
    STOPPED = "stopped", "停产确认"
    OTHER = "other", "其他处置"
    FORWARD = "forward", "转办"
    NOTE = "note", "补充说明"
    RETURN = "return", "要求重新核实"
    ESCALATE = "escalate", "列入上级督办"
    RECALL = "recall", "重新提示"
    CLEAR = "clear", "自动解除"
