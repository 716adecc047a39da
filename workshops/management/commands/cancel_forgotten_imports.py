"""`manage.py cancel_forgotten_imports`: as the nightly task does."""

from django.core.management.base import BaseCommand

from workshops.actions import importing


class Command(BaseCommand):
    help = "取消上传后一直没有确认的导入，并删除其文件。"

    def handle(self, **options):
        self.stdout.write(f"已取消 {importing.cancel_forgotten()} 件。")
