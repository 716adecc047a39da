from django.db.models import TextChoices


class SurveyStatus(TextChoices):
    DRAFT = "draft", "编制中"
    OPEN = "open", "已发布"
    WITHDRAWN = "withdrawn", "已撤回"
    CLOSED = "closed", "已结束"


class SurveyAudience(TextChoices):
    WORKSHOPS = "workshops", "资格有效的工坊"
    OFFICES = "offices", "县级部门"


class QuestionKind(TextChoices):
    SHORT = "short", "短文本"
    LONG = "long", "长文本"
    NUMBER = "number", "数字"
    SINGLE = "single", "单选"
    MULTIPLE = "multiple", "多选"
    DATE = "date", "日期"
    TABLE = "table", "表格"
    PHOTO = "photo", "照片"


class AreaType(TextChoices):
    """By the workshops' field of that name."""

    IN_POVERTY_AREA = "in_poverty_area", "脱贫地区"
    IN_KEY_COUNTY = "in_key_county", "乡村振兴重点帮扶县"
    IN_RESETTLEMENT_SITE = "in_resettlement_site", "易地扶贫搬迁安置区"


class SheetStatus(TextChoices):
    WAITING = "waiting", "待填写"
    STARTED = "started", "填写中"
    SUBMITTED = "submitted", "已提交"
    REOPENED = "reopened", "退回修改"


class SheetAction(TextChoices):
    SUBMIT = "submit", "提交"
    REOPEN = "reopen", "退回修改"
