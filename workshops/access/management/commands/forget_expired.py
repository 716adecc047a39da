from django.core.management.base import BaseCommand

from workshops.access.actions import expiry


class Command(BaseCommand):
    help = "清理过期的登录会话、接口令牌和登录失败记录。"

    def handle(self, **options):
        self.stdout.write("，".join(f"{kind} {count}" for kind, count in expiry.forget_expired().items()))
