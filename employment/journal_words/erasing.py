LABELS: dict[str, str] = {"person.erase": "清除期满的个人信息"}
