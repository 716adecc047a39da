import datetime

from django.core.management.base import BaseCommand

from reporting.actions import applying_boundaries


class Command(BaseCommand):
    help = "执行已审核、已到生效日的区划变更（可重复执行）"

    def add_arguments(self, parser):
        parser.add_argument("--as-of", type=datetime.date.fromisoformat, help="截至哪一天生效的变更，默认今天")

    def handle(self, *args, as_of=None, **options):
        outcome = applying_boundaries.apply_due(as_of)
        for change in outcome.applied:
            self.stdout.write(f"已执行：{change.title}")
        for change, why in outcome.blocked:
            self.stdout.write(f"未执行：{change.title}：{why}")
        for change in outcome.unreviewed:
            self.stdout.write(f"未审核：{change.title}（生效日期 {change.effective_on}）")
        self.stdout.write(f"执行区划变更 {len(outcome.applied)} 项，未能执行 {len(outcome.blocked)} 项。")
