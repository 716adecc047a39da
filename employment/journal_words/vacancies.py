LABELS: dict[str, str] = {
    "vacancy.publish": "发布招聘岗位",
    "vacancy.amend": "修改招聘岗位",
    "vacancy.close": "结束招聘",
    "referral.make": "推荐人员",
    "referral.answer": "答复岗位推荐",
}
