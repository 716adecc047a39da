LABELS: dict[str, str] = {
    "exemplary_case.draft": "起草优秀案例",
    "exemplary_case.amend": "修改优秀案例",
    "exemplary_case.add_photos": "上传案例照片",
    "exemplary_case.arrange_photos": "整理案例照片",
    "exemplary_case.submit": "提交优秀案例",
    "exemplary_case.nominate": "申报优秀案例",
    "exemplary_case.return": "退回优秀案例",
    "exemplary_case.recommend": "推荐优秀案例",
    "exemplary_case.select": "优秀案例入选",
    "exemplary_case.publish": "发布优秀案例",
    "exemplary_case.decline": "优秀案例不予入选",
    "exemplary_case.withdraw": "撤回优秀案例",
}
