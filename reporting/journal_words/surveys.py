LABELS: dict[str, str] = {
    "survey.draft": "编制问卷",
    "survey.amend": "修改问卷",
    "survey.publish": "发布问卷",
    "survey.withdraw": "撤回问卷",
    "survey.close": "结束问卷",
    "survey.extend": "补发问卷",
    "survey.remind": "提醒填写问卷",
    "survey.save": "保存答卷草稿",
    "survey.submit": "提交答卷",
    "survey.photo": "更改答卷照片",
    "survey.reopen": "退回答卷修改",
}
