from django.db.models import TextChoices


class TrainingForm(TextChoices):
    """The five forms that the notice names (art. 4)."""

    CLASSROOM = "classroom", "集中培训"
    HANDS_ON = "hands_on", "实操实训"
    ORDER_BASED = "order_based", "订单式培训"
    ON_SITE_VISIT = "on_site_visit", "上门培训"
    REMOTE = "remote", "远程培训"


class PlanStatus(TextChoices):
    DRAFT = "draft", "起草中"
    PUBLISHED = "published", "已发布"
    CLOSED = "closed", "已结束"


class NeedStatus(TextChoices):
    OPEN = "open", "待安排"
    PLANNED = "planned", "已列入计划"
    MET = "met", "已满足"
    DECLINED = "declined", "未采纳"


class CourseStatus(TextChoices):
    PLANNED = "planned", "筹备中"
    OPEN = "open", "报名中"
    RUNNING = "running", "开班中"
    FINISHED = "finished", "已结束"
    CANCELLED = "cancelled", "已取消"


class TraineeStatus(TextChoices):
    ENROLLED = "enrolled", "在学"
    WITHDRAWN = "withdrawn", "已退出"
    COMPLETED = "completed", "合格结业"
    FAILED = "failed", "未合格"


class AttendanceHow(TextChoices):
    LIST = "list", "名单登记"
    QR = "qr", "扫码签到"


class ClaimStatus(TextChoices):
    CLAIMED = "claimed", "待审核"
    APPROVED = "approved", "已核准"
    REFUSED = "refused", "不予补贴"
    PAID = "paid", "已发放"


class Level(TextChoices):
    """Of a title, a studio and the like: which level of government grants it."""

    NATIONAL = "national", "国家级"
    PROVINCIAL = "provincial", "省级"
    PREFECTURE = "prefecture", "市级"
    COUNTY = "county", "县级"


class CompetitionLevel(TextChoices):
    NATIONAL = "national", "国家级"
    PROVINCIAL = "provincial", "省级"
    PREFECTURE = "prefecture", "市级"
    COUNTY = "county", "县级"
    INDUSTRY = "industry", "行业"


class Award(TextChoices):
    NONE = "none", "未获奖"
    FIRST = "first", "一等奖"
    SECOND = "second", "二等奖"
    THIRD = "third", "三等奖"
    EXCELLENT = "excellent", "优秀奖"
    SPECIAL = "special", "专项奖"


class ClassKind(TextChoices):
    """What schools of the inheritor training programme do with leaders and workshops (art. 5)."""

    TRAINING = "training", "培训"
    RESEARCH = "research", "研修"
    STUDY = "study", "研习"
    SURVEY = "survey", "调研"
    EXCHANGE = "exchange", "交流"


class ClassResult(TextChoices):
    ATTENDED = "attended", "参加"
    GRADUATED = "graduated", "结业"
    EXCELLENT = "excellent", "优秀学员"
    DROPPED = "dropped", "中途退出"


class SupportKind(TextChoices):
    """The supports for leaders that the notice names (art. 5)."""

    TAX_RELIEF = "tax_relief", "税费减免"
    SITE = "site", "场地安排"
    GUARANTEED_LOAN = "guaranteed_loan", "创业担保贷款"
    INTEREST_SUBSIDY = "interest_subsidy", "贷款贴息"
    STARTUP_GRANT = "startup_grant", "一次性创业补贴"
    STARTUP_TRAINING_GRANT = "startup_training_grant", "创业培训补贴"


class TitleKind(TextChoices):
    """What leaders are cultivated into (art. 5)."""

    RURAL_CULTURE_TALENT = "rural_culture_talent", "乡村文化和旅游能人"
    RURAL_CRAFTSMAN = "rural_craftsman", "乡村工匠"
    INHERITOR = "inheritor", "非遗代表性传承人"
    OTHER = "other", "其他称号"


class CultivationStage(TextChoices):
    IDENTIFIED = "identified", "已列为对象"
    TRAINING = "training", "培养中"
    RECOMMENDED = "recommended", "已推荐"
    UNDER_REVIEW = "under_review", "评审中"
    GRANTED = "granted", "已获称号"
    STOPPED = "stopped", "已终止"
