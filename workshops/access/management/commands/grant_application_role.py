"""`manage.py grant_application_role ROLE`, as the owner of the database; password in APPLICATION_PASSWORD."""

import os

from django.core.management.base import BaseCommand, CommandError

from workshops.access import database_role


class Command(BaseCommand):
    help = "建立（或更新）应用程序使用的数据库角色：可以办理业务，不能改动只增不改的表。每次迁移后运行。"

    def add_arguments(self, parser):
        parser.add_argument("role")

    def handle(self, *, role, **options):
        password = os.environ.get("APPLICATION_PASSWORD", "")
        if not password:
            raise CommandError("请在环境变量 APPLICATION_PASSWORD 中给出该角色的密码。")
        tables = database_role.grant(role, password)
        self.stdout.write(f"数据库角色 {role} 已就绪；只增不改的表 {len(tables)} 个。")
