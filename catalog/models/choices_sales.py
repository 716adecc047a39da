from django.db.models import IntegerChoices, TextChoices


class EventSeries(TextChoices):
    CHENGDU = "chengdu", "成都国际非遗节"
    EXPO = "expo", "中国非遗博览会"
    SHOPPING_FESTIVAL = "shopping_festival", "非遗购物节"
    PROVINCIAL = "provincial", "省级展会"
    COUNTY = "county", "地方展会"
    OTHER = "other", "其他"


class EventStatus(TextChoices):
    ANNOUNCED = "announced", "已公布"
    OPEN = "open", "报名中"
    CLOSED = "closed", "报名截止"
    FINISHED = "finished", "已结束"
    CANCELLED = "cancelled", "已取消"


class EventApplicationStatus(TextChoices):
    SUBMITTED = "submitted", "已报名"
    RECOMMENDED = "recommended", "已推荐"
    ADMITTED = "admitted", "已确定参展"
    DECLINED = "declined", "未入选"
    WITHDRAWN = "withdrawn", "已撤回"


class SalesChannel(TextChoices):
    EVENT = "event", "展会"
    PLATFORM = "platform", "网络平台"
    OUTLET = "outlet", "景区街区"
    DIRECT = "direct", "直接订购"
    PROCUREMENT = "procurement", "政府和单位采购"
    EXPORT = "export", "出口"
    OTHER = "other", "其他"


class OrderStatus(TextChoices):
    SIGNED = "signed", "已签订"
    DELIVERING = "delivering", "交付中"
    COMPLETED = "completed", "已完成"
    CANCELLED = "cancelled", "已取消"


class Platform(TextChoices):
    TAOBAO = "taobao", "淘宝"
    JD = "jd", "京东"
    PINDUODUO = "pinduoduo", "拼多多"
    DOUYIN = "douyin", "抖音"
    KUAISHOU = "kuaishou", "快手"
    WECHAT = "wechat", "微信小店"
    WEIDIAN = "weidian", "微店"
    OTHER = "other_platform", "其他"


class CampaignSeries(TextChoices):
    SHOPPING_FESTIVAL = "shopping_festival", "非遗购物节"
    OTHER = "other", "其他"


class SupportKind(TextChoices):
    """What a platform gives to products of the catalog (notice art. 7)."""

    TRAFFIC = "traffic", "流量投放"
    PROMOTION = "promotion", "宣传推广"
    LIVE_SELECTION = "live_selection", "直播选品"


class PlaceKind(TextChoices):
    SCENIC_AREA = "scenic_area", "A级旅游景区"
    HISTORIC_STREET = "historic_street", "历史文化街区"
    MUSEUM = "museum", "博物馆"
    VILLAGE = "village", "乡村旅游点"
    OTHER = "other", "其他"


class ScenicLevel(IntegerChoices):
    A = 1, "1A级"
    AA = 2, "2A级"
    AAA = 3, "3A级"
    AAAA = 4, "4A级"
    AAAAA = 5, "5A级"
