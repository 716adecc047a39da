from django.db.models import TextChoices


class PeriodKind(TextChoices):
    MONTH = "month", "月报"
    QUARTER = "quarter", "季报"
    HALF = "half", "半年报"
    YEAR = "year", "年报"


class ReturnLevel(TextChoices):
    """A certifying region (东莞) counts as a county, as for `Office.level`."""

    COUNTY = "county", "县级"
    PREFECTURE = "prefecture", "市级"
    PROVINCE = "province", "省级"
    NATION = "nation", "全国"


class ReturnStatus(TextChoices):
    OPEN = "open", "待填报"
    DRAFT = "draft", "填报中"
    SUBMITTED = "submitted", "已报送，待审核"
    PASSED = "passed", "市级已审核"
    RETURNED = "returned", "已退回"
    ACCEPTED = "accepted", "省级已审核"
    REPORTED = "reported", "已报部级"
    RECEIVED = "received", "部级已接收"
    CONCLUDED = "concluded", "已汇总定稿"
    CANCELLED = "cancelled", "已撤销"


class ReturnAction(TextChoices):
    GENERATE = "generate", "生成数据"
    FILL = "fill", "填报"
    SUBMIT = "submit", "报送"
    PASS = "pass", "审核通过，转报省级"
    ACCEPT = "accept", "审核通过并定稿"
    RETURN = "return", "退回"
    REPORT = "report", "报送文化和旅游部"
    RECEIVE = "receive", "接收"
    CONCLUDE = "conclude", "汇总定稿"
    REOPEN = "reopen", "重新打开"
