LABELS: dict[str, str] = {
    "benefit.record": "登记补贴",
    "benefit.import": "导入补贴",
    "benefit.complete": "补填补贴发放情况",
    "benefit.void": "作废补贴记录",
    "benefit_kind.add": "设定补贴项目",
    "benefit_kind.amend": "修改补贴项目",
    "labour_brand.recognise": "登记劳务品牌",
    "labour_brand.amend": "修改劳务品牌",
    "labour_brand.end": "终止劳务品牌",
    "labour_brand.add_workshop": "工坊加入劳务品牌",
    "labour_brand.remove_workshop": "工坊退出劳务品牌",
}
