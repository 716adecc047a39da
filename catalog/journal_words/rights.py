LABELS = {"intellectual_rights.expire": "知识产权到期"}
