LABELS = {
    "training_subsidy.claim": "申报培训补贴",
    "training_subsidy.approve": "培训补贴审核通过",
    "training_subsidy.refuse": "不予培训补贴",
    "training_subsidy.pay": "登记培训补贴发放",
    "training_subsidy.void": "作废培训补贴",
}
