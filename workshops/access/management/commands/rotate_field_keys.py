from django.core.management.base import BaseCommand

from workshops.access import journal
from workshops.access.actions import personal_data


class Command(BaseCommand):
    help = "用最新密钥重新加密个人信息；可随时中断后重新运行。完成后旧密钥可从 FIELD_KEYS 中去掉。"

    def handle(self, **options):
        changed = personal_data.rotate_field_keys()
        journal.record(by=None, action="personal_data.rotate_keys", detail=changed)
        for label, count in changed.items():
            self.stdout.write(f"{label}：{count} 条")
