from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from workshops.access import journal
from workshops.access.actions.passwords import set_temporary_password
from workshops.access.models import User
from workshops.access.models.user import ADMINISTRATOR_DUTIES


class Command(BaseCommand):
    help = "建立首个系统管理员、安全管理员或审计员；该职责已有启用账号时拒绝。"

    def add_arguments(self, parser):
        parser.add_argument("duty", choices=[str(duty) for duty in ADMINISTRATOR_DUTIES])
        parser.add_argument("username")
        parser.add_argument("full_name")

    def handle(self, *, duty, username, full_name, **options):
        if User.objects.filter(duty=duty, is_active=True).exists():
            raise CommandError("该职责已有启用的账号，请由管理员在系统中办理。")
        if User.objects.filter(username=username).exists():
            raise CommandError("这个用户名已被使用。")
        user = User(username=username, full_name=full_name, duty=duty)
        password = set_temporary_password(user)
        with transaction.atomic():
            user.save()
            journal.record(by=None, action="account.create", obj=user, detail={"duty": duty})
        self.stdout.write(f"已建立 {username}，临时密码（仅显示一次）：{password}")
