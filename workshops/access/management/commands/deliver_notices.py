from django.core.management.base import BaseCommand

from workshops.access.actions import delivery


class Command(BaseCommand):
    help = "投递待发通知：写入收件人消息，并向有邮箱的收件人发送邮件。"

    def handle(self, **options):
        delivered, sent = delivery.deliver()
        self.stdout.write(f"投递消息 {delivered} 条，发送邮件 {sent} 封。")
