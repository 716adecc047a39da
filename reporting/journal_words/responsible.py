LABELS: dict[str, str] = {"responsible.read_phones": "带头人查看本县负责人电话"}
