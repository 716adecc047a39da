"""Products, rights, sales and publicity (art. 6–8)."""

from catalog.models import (
    Brand,
    CaseStatus,
    ConsumptionMark,
    Coverage,
    EventApplication,
    EventApplicationStatus,
    EventStatus,
    ExemplaryCase,
    IntellectualRight,
    Listing,
    ListingLevel,
    MonthlySales,
    Order,
    OrderStatus,
    Outlet,
    PlatformShop,
    RightStatus,
    SalesChannel,
    SchoolAssistance,
    StudyRoute,
)
from reporting.work_indicators.base import Span, WorkIndicator, different, kept, number, total

WORKSHOP = "workshop__region"
LISTED = "产品目录"


def _listings(span: Span):
    return Listing.objects.order_by().filter(span.stands("listed_on", "delisted_on"))


def _rights(span: Span):
    """Which have expired since stood on their last day."""
    rows = kept(IntellectualRight).filter(status__in=(RightStatus.IN_FORCE, RightStatus.EXPIRED))
    return rows.filter(span.holds_still("granted_on", "expires_on"))


def _marks(span: Span):
    return kept(ConsumptionMark).filter(
        span.stands("granted_on", "ended_on"), span.holds_still("granted_on", "ends_on")
    )


def _orders(span: Span):
    return kept(Order).filter(span.holds("signed_on")).exclude(status=OrderStatus.CANCELLED)


def _sales(span: Span):
    return kept(MonthlySales).filter(span.holds("month"))


def _stands(span: Span):
    rows = EventApplication.objects.order_by().filter(span.holds("event__held_from"), event__voided_at=None)
    return rows.filter(status=EventApplicationStatus.ADMITTED).exclude(event__status=EventStatus.CANCELLED)


INDICATORS = (
    WorkIndicator("K01", "目录产品", "个", "统计期末列入各级产品目录的产品数，一个产品只计一次。", LISTED, _listings,
                  "product__workshop__region", different("product")),
    WorkIndicator("K02", "国家级目录产品", "个", "统计期末列入国家级产品目录的产品数。", LISTED,
                  lambda span: _listings(span).filter(level=ListingLevel.NATIONAL), "product__workshop__region",
                  different("product")),
    WorkIndicator("K03", "有效知识产权", "项", "统计期末有效的著作权、商标、专利和地理标志数。", "知识产权登记",
                  _rights, "region", number),
    WorkIndicator("K04", "知名品牌", "个", "登记的知名品牌数，含老字号；为现在的数字，不分年度。", "品牌登记",
                  lambda span: kept(Brand),
                  "region", number),
    WorkIndicator("K05", "院校帮扶行动", "次", "统计期内开始的院校帮扶行动数。", "院校帮扶登记",
                  lambda span: kept(SchoolAssistance).filter(span.holds("started_on")), WORKSHOP, number),
    WorkIndicator("K06", "消费帮扶产品", "个", "统计期末认定有效的消费帮扶产品数。", "消费帮扶登记", _marks,
                  "product__workshop__region", different("product")),
    WorkIndicator("S01", "工坊参展", "家次", "统计期内开幕的展会中确定参展的工坊家次。", "展会登记", _stands, WORKSHOP,
                  number),
    WorkIndicator("S02", "签订订单", "笔", "统计期内签订、没有取消的订单数。", "订单登记", _orders, WORKSHOP, number),
    WorkIndicator("S03", "订单金额", "元", "统计期内签订、没有取消的订单金额。", "订单登记", _orders, WORKSHOP,
                  total("amount")),
    WorkIndicator("S04", "销售额", "元", "统计期内各月登记的销售额，各渠道合计。", "月度销售登记", _sales, WORKSHOP,
                  total("amount"), note="与订单金额口径不同，不相加。"),
    WorkIndicator("S05", "其中：网络平台", "元", "统计期内经网络平台的销售额。", "月度销售登记",
                  lambda span: _sales(span).filter(channel=SalesChannel.PLATFORM), WORKSHOP, total("amount")),
    WorkIndicator("S06", "在营网店", "家", "统计期末在营的网店数。", "网店登记",
                  lambda span: kept(PlatformShop).filter(span.stands("opened_on", "closed_on")), WORKSHOP, number),
    WorkIndicator("S07", "景区街区门店", "家", "统计期末在营的景区、街区门店数，按工坊所在地区统计。", "门店登记",
                  lambda span: kept(Outlet).filter(span.stands("opened_on", "closed_on")), WORKSHOP, number),
    WorkIndicator("A01", "宣传报道", "篇次", "统计期内发布的报道、短视频和直播数。", "宣传报道登记",
                  lambda span: kept(Coverage).filter(span.holds("published_on")), "region", number),
    WorkIndicator("A02", "研学旅游线路", "条", "统计期末已发布的研学旅游线路数。", "研学线路登记",
                  lambda span: kept(StudyRoute).filter(published_on__lte=span.last, status="published"), "region",
                  number),
    WorkIndicator("A03", "优秀案例", "个", "统计期内文化和旅游部发布的优秀案例数。", "优秀案例",
                  lambda span: ExemplaryCase.objects.order_by().filter(
                      span.holds("published_at__date"), status=CaseStatus.PUBLISHED), WORKSHOP, number),
)  # fmt: skip
