from django.db.models import TextChoices


class ProductKind(TextChoices):
    """What a product is used for; the craft it is made by is its `CraftCategory`."""

    CLOTHING = "clothing", "服饰"
    ORNAMENT = "ornament", "饰品"
    HOME = "home", "家居用品"
    TABLEWARE = "tableware", "茶具餐具"
    STATIONERY = "stationery", "文房用品"
    FOOD = "food", "食品"
    TOY = "toy", "玩具礼品"
    FURNITURE = "furniture", "家具"
    MEDICINE = "medicine", "中药制品"
    ART = "art", "工艺美术品"
    OTHER = "other", "其他"


class ProductStatus(TextChoices):
    DRAFT = "draft", "草稿"
    ACTIVE = "active", "在产在售"
    DISCONTINUED = "discontinued", "已停产"


class ListingLevel(TextChoices):
    """Whose catalogue: the county lists, the province and the nation select from the level below."""

    COUNTY = "county", "县级"
    PROVINCE = "province", "省级"
    NATIONAL = "national", "国家级"


class ListingStatus(TextChoices):
    """Where the catalogue application of a product stands."""

    SUBMITTED = "submitted", "待县级审核"
    RETURNED = "returned", "退回补正"
    COUNTY_LISTED = "county_listed", "已列入县级目录"
    PROVINCE_REVIEW = "province_review", "省级遴选中"
    PROVINCE_LISTED = "province_listed", "已列入省级目录"
    NATIONAL_REVIEW = "national_review", "国家级遴选中"
    NATIONAL_LISTED = "national_listed", "已列入国家级目录"
    REFUSED = "refused", "不予列入"
    WITHDRAWN = "withdrawn", "已撤回"
    DELISTED = "delisted", "已移出目录"


CLOSED_LISTINGS = (ListingStatus.REFUSED, ListingStatus.WITHDRAWN, ListingStatus.DELISTED)
"""The case is over: the product may be applied for anew."""
OPEN_LISTINGS = tuple(status for status in ListingStatus if status not in CLOSED_LISTINGS)
"""Under way or in the catalogue: a product has one such case at most."""


class DelistCause(TextChoices):
    LOST_STATUS = "lost_status", "工坊资格终止"
    WITHDRAWN = "withdrawn", "工坊撤回"
    DECIDED = "decided", "审核下架"


class RightKind(TextChoices):
    """The means of protection that the notice names (art. 6)."""

    COPYRIGHT = "copyright", "著作权"
    TRADEMARK = "trademark", "商标权"
    PATENT = "patent", "专利权"
    GEOGRAPHICAL_INDICATION = "geographical_indication", "地理标志"


class RightStatus(TextChoices):
    IN_FORCE = "in_force", "有效"
    APPLIED = "applied", "申请中"
    LAPSED = "lapsed", "已失效"
    EXPIRED = "expired", "已到期"


class BrandKind(TextChoices):
    WORKSHOP = "workshop_brand", "工坊品牌"
    REGIONAL = "regional_brand", "区域公共品牌"
    TIME_HONOURED = "time_honoured", "老字号"


class AssistanceKind(TextChoices):
    """What a school helps a workshop with (notice art. 6)."""

    DESIGN = "design", "设计提升"
    QUALITY = "quality", "品质提升"
    PACKAGING = "packaging", "包装"
    TECHNIQUE = "technique", "工艺改良"
    MANAGEMENT = "management", "管理"
    SURVEY = "survey", "调研"
