from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from workshops.access import journal
from workshops.access.actions.accounts import reset_password_on_server
from workshops.access.actions.passwords import set_temporary_password
from workshops.access.models import User
from workshops.access.models.user import ADMINISTRATOR_DUTIES


class Command(BaseCommand):
    help = (
        "建立首个系统管理员、安全管理员或审计员；该职责已有启用账号时拒绝。"
        "加 --new-password 则为已有的管理员账号生成新的临时密码。"
    )

    def add_arguments(self, parser):
        parser.add_argument("duty", choices=[str(duty) for duty in ADMINISTRATOR_DUTIES])
        parser.add_argument("username")
        parser.add_argument("full_name", nargs="?", default="")
        parser.add_argument("--new-password", action="store_true", help="为已有账号生成新的临时密码，不需要姓名")

    def handle(self, *, duty, username, full_name, new_password, **options):
        if new_password:
            done, password = "已为 {} 生成新密码", self._renew(duty, username)
        else:
            done, password = "已建立 {}", self._create(duty, username, full_name)
        self.stdout.write(f"{done.format(username)}，临时密码（仅显示一次）：{password}")

    def _create(self, duty: str, username: str, full_name: str) -> str:
        if not full_name:
            raise CommandError("请写明姓名。")
        if User.objects.filter(duty=duty, is_active=True).exists():
            raise CommandError("该职责已有启用的账号，请由管理员在系统中办理；只需新密码的，加 --new-password。")
        if User.objects.filter(username=username).exists():
            raise CommandError("这个用户名已被使用。")
        user = User(username=username, full_name=full_name, duty=duty)
        password = set_temporary_password(user)
        with transaction.atomic():
            user.save()
            journal.record(by=None, action="account.create", obj=user, detail={"duty": duty})
        return password

    def _renew(self, duty: str, username: str) -> str:
        user = User.objects.filter(username=username, duty=duty, is_active=True).first()
        if user is None:
            raise CommandError("没有这个职责和用户名的启用账号。")
        return reset_password_on_server(user)
