"""Words and facts of the events area. No real company is meant."""

# key: name, series, venue, organiser, begins in … days, days, places, status
NATIONAL = {
    "chengdu": ("{year}年中国成都国际非物质文化遗产节", "chengdu", "成都国际非遗博览园", "文化和旅游部 四川省人民政府",
                -150, 5, 260, "finished"),
    "expo_past": ("{year}年中国非物质文化遗产博览会", "expo", "济南国际会展中心", "文化和旅游部 山东省人民政府",
                  -420, 5, 200, "finished"),
    "expo_open": ("{year}年中国非物质文化遗产博览会", "expo", "济南国际会展中心", "文化和旅游部 山东省人民政府",
                  75, 5, 300, "open"),
    "festival": ("{year}年非遗购物节工坊专场", "shopping_festival", "线上线下同步举办", "文化和旅游部非物质文化遗产司",
                 -170, 7, 150, "finished"),
    "festival_next": ("{year}年非遗购物节工坊专场", "shopping_festival", "线上线下同步举办",
                      "文化和旅游部非物质文化遗产司", 200, 7, 150, "announced"),
    "cancelled": ("{year}年传统工艺振兴成果展", "other", "北京全国农业展览馆", "文化和旅游部", -60, 3, 60, "cancelled"),
}  # fmt: skip


def local_events(regions: dict, provinces: list) -> list[tuple]:
    """(key, region, facts) of 贵州, 黔东南 and 丹寨, and one past event in each of the other provinces."""
    guizhou, prefecture, county = regions["520000"], regions["522600"], regions["522636"]
    made = [
        ("province_past", guizhou, ("{year}年贵州非遗周末聚", "provincial", "贵阳孔学堂", "贵州省文化和旅游厅",
                                    -90, 3, 40, "finished")),
        ("province_open", guizhou, ("{year}年多彩贵州非遗博览会", "provincial", "贵阳国际生态会议中心",
                                    "贵州省文化和旅游厅", 45, 3, 40, "open")),
        ("prefecture_past", prefecture, ("{year}年黔东南苗年文化周非遗展", "county", "凯里市民族文化宫",
                                         "黔东南州文体广电旅游局", -30, 4, 24, "finished")),
        ("prefecture_open", prefecture, ("{year}年黔东南非遗集市", "county", "凯里市大十字广场",
                                         "黔东南州文体广电旅游局", 30, 3, 20, "open")),
        ("county_next", county, ("{year}年丹寨万达小镇非遗市集", "county", "丹寨万达小镇", "丹寨县文体广电旅游局",
                                 60, 2, 16, "announced")),
        ("county_open", county, ("{year}年丹寨非遗文创市集", "county", "丹寨万达小镇", "丹寨县文体广电旅游局",
                                 24, 2, 12, "open")),
    ]  # fmt: skip
    for number, province in enumerate(provinces):
        facts = ("{year}年" + province.name + "非遗工坊展销会", "provincial", f"{province.name}会展中心",
                 f"{province.name}文化和旅游厅", -60 - 25 * number, 3, 40, "finished")  # fmt: skip
        made.append((f"of_{province.pk}", province, facts))
    return made


MEETINGS = {"chengdu": "510000", "expo_past": "370000"}
"""Key of the event → where its meeting was."""
COMPANIES = (
    "云岭锦绣商贸有限公司", "臻品礼业有限公司", "百家姓文创有限公司", "南风家居连锁", "城南百货集团",
    "一线文化传播公司",
    "山河旅游商品公司", "新禾电子商务公司", "润物家纺公司", "东方之韵酒店集团",
)  # fmt: skip
BUYERS = (
    "云岭锦绣商贸有限公司", "臻品礼业有限公司", "百家姓文创有限公司", "南风家居连锁", "城南百货集团",
    "山河旅游商品公司", "新禾电子商务公司", "某市总工会", "某县机关事务服务中心", "个人",
)  # fmt: skip
WISHES = ("需要现场用电，安排展演位置。", "希望靠近主通道。", "", "需要一张操作台，现场展示技艺。")
RESULTS = (
    "现场展演吸引观众驻足体验，达成两家商超的合作意向。",
    "带去的产品售出八成，收到定制订单。",
    "与外地设计师达成联名开发意向，当地媒体作了报道。",
    "客流一般，主要收获是了解了市场需要的品种和价位。",
)
