from django.core.management.base import BaseCommand

from workshops.regions import actions


class Command(BaseCommand):
    help = "载入行政区划（可重复执行）"

    def handle(self, *args, **options):
        count, unknown = actions.load_regions()
        self.stdout.write(f"已载入行政区划 {count} 个。")
        if unknown:
            self.stdout.write(f"数据库中另有 {len(unknown)} 个区划不在本次清单内，保持不变：{'、'.join(unknown)}")
