LABELS = {
    "region-change.enter": "录入区划变更",
    "region-change.edit": "修改区划变更",
    "region-change.review": "审核区划变更",
    "region-change.send_back": "退回区划变更",
    "region-change.drop": "作废区划变更",
    "region-change.assign": "分配拆分区划的工坊",
    "region-change.apply": "执行区划变更",
    "region-handover.acknowledge": "确认接收移交",
}
