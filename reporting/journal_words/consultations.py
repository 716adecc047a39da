LABELS: dict[str, str] = {
    "consultation_issue.settle": "落实会商议题",
    "consultation_issue.drop": "会商议题不再跟进",
    "consultation_issue.reopen": "重新打开会商议题",
}
