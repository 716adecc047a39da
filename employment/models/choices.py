from django.db.models import TextChoices


class Sex(TextChoices):
    MALE = "male", "男"
    FEMALE = "female", "女"


class Relation(TextChoices):
    """直接吸纳 and 带动 are different facts: counted apart, never added (rules.md §5)."""

    DIRECT = "direct", "直接吸纳"
    INDIRECT = "indirect", "带动"


class EmploymentForm(TextChoices):
    ON_SITE = "on_site", "集中就业"
    HOME_BASED = "home_based", "居家就业"
    FLEXIBLE = "flexible", "灵活就业"


class Contract(TextChoices):
    LABOUR = "labour", "劳动合同"
    SERVICE = "service", "劳务协议"
    PIECEWORK = "piecework", "加工承揽协议"
    NONE = "none", "未签书面合同"


class Insurance(TextChoices):
    EMPLOYEE = "employee", "职工社会保险"
    INJURY = "injury", "仅工伤保险"
    RESIDENT = "resident", "城乡居民保险"
    NONE = "none", "未参保"


class PayBasis(TextChoices):
    PIECE = "piece", "计件"
    TIME = "time", "计时"


class PayPeriod(TextChoices):
    MONTH = "month", "按月"
    QUARTER = "quarter", "按季"


class Category(TextChoices):
    """Whom rural keeps lists of. A worker without a claim is of no category ("other")."""

    LIFTED = "lifted_from_poverty", "脱贫人口"
    MONITORED = "monitored", "监测帮扶对象"
    LOW_INCOME = "low_income", "农村低收入人口"


class Removal(TextChoices):
    """Why an entry of a list ended."""

    RISK_REMOVED = "risk_removed", "风险消除"
    CHANGED = "changed", "信息变更"
    MOVED = "moved", "户籍迁出"
    DIED = "died", "死亡"
    OTHER = "other", "其他"


class MismatchKind(TextChoices):
    NOT_LISTED = "not_listed", "申报类别未列入名单"
    LISTED_ELSEWHERE = "listed_elsewhere", "列入其他县的名单"
    UNKNOWN_WORKER = "unknown_worker", "名单记载就业，工坊未登记"


class MismatchOutcome(TextChoices):
    AGREES = "agrees", "数据已一致"  # by itself, when claim and list came to agree or the claim ended
    NOT_ENTITLED = "not_entitled", "核实不属于该类别"
    LIST_TO_FOLLOW = "list_to_follow", "属于该类别，名单待更新"
    NOT_EMPLOYED = "not_employed", "核实未在工坊就业"
    OTHER = "other", "其他"


class VacancyStatus(TextChoices):
    OPEN = "open", "招聘中"
    FILLED = "filled", "已招满"
    CLOSED = "closed", "已结束"


class ReferralOutcome(TextChoices):
    PENDING = "pending", "待工坊答复"
    HIRED = "hired", "已录用"
    DECLINED = "declined", "未录用"


class BenefitRecipient(TextChoices):
    WORKSHOP = "workshop", "工坊"
    WORKER = "worker", "从业人员"
