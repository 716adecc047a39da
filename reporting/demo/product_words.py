"""What invented products are called and said to mean. No real product is meant."""

# craft category: (what, kind of product, price from, price to)
ITEMS = {
    "textile": (("围巾", "clothing", 80, 400), ("桌旗", "home", 60, 300), ("抱枕", "home", 60, 240),
                ("手提包", "clothing", 90, 500), ("挂画", "art", 200, 1800), ("杯垫", "home", 16, 60)),
    "clothing": (("上衣", "clothing", 200, 1600), ("头饰", "ornament", 40, 400), ("童装", "clothing", 120, 500),
                 ("绣花鞋", "clothing", 90, 360)),
    "weaving": (("提篮", "home", 40, 240), ("果盘", "home", 24, 120), ("灯罩", "home", 80, 480),
                ("茶席", "tableware", 40, 200), ("收纳箱", "home", 60, 260)),
    "carving": (("摆件", "art", 80, 1600), ("挂件", "ornament", 24, 160), ("印章", "stationery", 60, 480)),
    "furniture": (("小方凳", "furniture", 120, 480), ("书架", "furniture", 300, 1600)),
    "metal": (("手镯", "ornament", 200, 1600), ("耳饰", "ornament", 80, 480), ("项圈", "ornament", 600, 3600),
              ("茶则", "tableware", 80, 400)),
    "papercut": (("窗花", "art", 16, 80), ("装饰画", "art", 80, 1200), ("书签", "stationery", 8, 40)),
    "ceramics": (("茶壶", "tableware", 120, 1600), ("品茗杯", "tableware", 24, 200), ("花器", "home", 80, 800)),
    "stationery": (("手工纸册页", "stationery", 40, 240), ("文房套装", "stationery", 160, 1200)),
    "lacquer": (("食盒", "tableware", 160, 1200), ("首饰盒", "home", 120, 900)),
    "printing": (("年画", "art", 40, 480), ("笔记本", "stationery", 24, 80)),
    "food": (("礼盒", "food", 40, 240), ("家常装", "food", 16, 80), ("伴手礼", "food", 30, 120)),
    "medicine": (("香囊", "medicine", 16, 80), ("养生茶", "medicine", 40, 200)),
    "implements": (("礼盒", "toy", 60, 400), ("手作套装", "toy", 60, 240)),
}  # fmt: skip
OTHER = (("手作礼盒", "toy", 60, 400),)
MATERIALS = {
    "textile": "棉布、丝线、植物染料", "clothing": "棉麻布、丝线", "weaving": "本地竹、柳、草",
    "carving": "木、石、黏土",
    "furniture": "杉木、榉木", "metal": "银、铜", "papercut": "宣纸、红纸、矿物颜料",
    "ceramics": "本地陶土", "lacquer": "生漆、木胎",
    "stationery": "青檀皮、稻草", "printing": "梨木版、宣纸", "food": "本地农产品",
    "medicine": "本地药材", "implements": "皮、木、纸",
}  # fmt: skip
MEANINGS = (
    "{craft}世代相传，纹样取自当地的山水和古歌，寓意平安吉祥。",
    "{craft}是当地节庆和婚嫁的必备之物，寄托对家人的祝福。",
    "{craft}的图案以花、鸟、蝶、鱼为主，象征丰收和团圆。",
)
EATEN = ("food", "medicine")
TASTES = (
    "{craft}依时令取材、按古法加工，是当地人待客和走亲的礼物。",
    "{craft}由家族口传心授，每道工序都有讲究，寄托对健康平安的期盼。",
)
STATEMENTS = (
    "工艺完整，纹样有来历，质量稳定，能按期供货。",
    "由代表性传承人把关，材料取自本地，已参加两次省内展销，评价良好。",
    "产品实用，包装符合运输要求，月产能可以满足线上销售。",
)
