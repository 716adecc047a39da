from django.db.models import TextChoices


class CoverageKind(TextChoices):
    NEWSPAPER = "newspaper", "报纸"
    MAGAZINE = "magazine", "杂志"
    BROADCAST = "broadcast", "广播电视"
    WEBSITE = "website", "网络媒体"
    SHORT_VIDEO = "short_video", "短视频"
    LIVE_STREAM = "live_stream", "直播"


class CoverageDepth(TextChoices):
    IN_DEPTH = "in_depth", "深度报道"
    COLUMN = "column", "专栏报道"
    FOLLOW_UP = "follow_up", "跟踪报道"
    OTHER = "other", "其他"


class RouteStatus(TextChoices):
    DRAFT = "draft", "草稿"
    PUBLISHED = "published", "已发布"
    SUSPENDED = "suspended", "暂停"


class CaseStatus(TextChoices):
    """From the leader's or the county's draft to the ministry's publication; see `catalog.rules.case_flow`."""

    DRAFT = "draft", "草稿"
    SUBMITTED = "submitted", "待县级推选"
    NOMINATED = "nominated", "已申报"
    RETURNED = "returned", "退回修改"
    RECOMMENDED = "recommended", "已推荐"
    SELECTED = "selected", "已入选"
    PUBLISHED = "published", "已发布"
    DECLINED = "declined", "未入选"
    WITHDRAWN = "withdrawn", "已撤回"
