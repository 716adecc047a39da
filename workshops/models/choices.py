from django.db.models import IntegerChoices, TextChoices


class OperatorKind(TextChoices):
    """Who may apply (rules.md §3)."""

    ENTERPRISE = "enterprise", "企业"
    COOPERATIVE = "cooperative", "合作社"
    HOUSEHOLD = "household", "个体工商户"
    LEADER = "leader", "带头人（个人）"


class Standing(TextChoices):
    """Where a registered workshop stands; a projection written by certification only."""

    CERTIFIED = "certified", "有效"
    REVOKED = "revoked", "自动取消"
    CANCELLED = "cancelled", "已注销"
    WITHDRAWN = "withdrawn", "已撤销"


class IchLevel(TextChoices):
    NATIONAL = "national", "国家级"
    PROVINCIAL = "provincial", "省级"
    PREFECTURE = "prefecture", "市级"
    COUNTY = "county", "县级"


class IchCategory(IntegerChoices):
    """The ten categories of the national list of representative projects."""

    LITERATURE = 1, "民间文学"
    MUSIC = 2, "传统音乐"
    DANCE = 3, "传统舞蹈"
    DRAMA = 4, "传统戏剧"
    QUYI = 5, "曲艺"
    SPORTS = 6, "传统体育、游艺与杂技"
    FINE_ART = 7, "传统美术"
    CRAFT = 8, "传统技艺"
    MEDICINE = 9, "传统医药"
    CUSTOM = 10, "民俗"


class CraftCategory(TextChoices):
    """The 14 categories of the national list for the revitalisation of traditional crafts (2018)."""

    TEXTILE = "textile", "纺染织绣"
    CLOTHING = "clothing", "服饰制作"
    WEAVING = "weaving", "编织扎制"
    CARVING = "carving", "雕刻塑造"
    FURNITURE = "furniture", "家具建筑"
    METAL = "metal", "金属加工"
    PAPERCUT = "papercut", "剪纸刻绘"
    CERAMICS = "ceramics", "陶瓷烧造"
    STATIONERY = "stationery", "文房制作"
    LACQUER = "lacquer", "漆器髹饰"
    PRINTING = "printing", "印刷装裱"
    FOOD = "food", "食品制作"
    MEDICINE = "medicine", "中药炮制"
    IMPLEMENTS = "implements", "器具制作"


class Survival(TextChoices):
    """Whether a workshop is producing (notice art. 10)."""

    PRODUCING = "producing", "生产"
    STOPPED = "stopped", "停产"
    CLOSED = "closed", "歇业"
