from django.core.management.base import BaseCommand

from workshops.access import sealing


class Command(BaseCommand):
    help = "封存操作日志：把尚未封存的日志分批签名。"

    def handle(self, **options):
        seals = sealing.seal()
        self.stdout.write(f"新增 {len(seals)} 次封存，共 {sum(each.count for each in seals)} 条日志。")
