"""What the journal page calls the actions. Apps add theirs with ``add`` (for instance in ``AppConfig.ready``)."""

_labels = {
    "session.open": "登录",
    "session.close": "退出登录",
    "session.expire": "登录超时",
    "second_factor.enrol": "启用两步验证",
    "second_factor.verify": "两步验证",
    "second_factor.renew_codes": "重新生成恢复码",
    "second_factor.reset": "重置两步验证",
    "account.register": "带头人注册",
    "account.create": "建立账号",
    "account.change": "修改账号",
    "account.disable": "停用账号",
    "account.enable": "启用账号",
    "account.assign": "分配职责",
    "account.unlock": "解除登录锁定",
    "account.change_password": "修改密码",
    "account.reset_password": "重置密码",
    "office.create": "建立机构",
    "office.change": "修改机构",
    "token.issue": "签发接口令牌",
    "token.revoke": "注销接口令牌",
    "personal_data.reveal": "查看个人信息",
    "personal_data.rotate_keys": "更换加密密钥",
    "scope.refused": "访问范围外数据",
    "page.refused": "访问无权页面",
    "table.export": "导出表格",
    "journal.export_head": "导出日志封存头",
}


def add(labels: dict[str, str]) -> None:
    """``{"application.accept": "受理", …}``."""
    _labels.update(labels)


def label(action: str) -> str:
    """The Chinese name; an action without one is shown by its code."""
    return _labels.get(action, action)


def choices() -> list[tuple[str, str]]:
    return sorted(_labels.items(), key=lambda item: item[1])
