"""`manage.py check_standing`: non-zero when a shown standing is not what its legal rows give."""

import datetime

from django.core.management.base import BaseCommand, CommandError

from certification import standing


class Command(BaseCommand):
    help = "核对每家工坊显示的资格状态与认定、确认、终止、更正记录是否一致。"

    def add_arguments(self, parser):
        parser.add_argument("--as-of", type=datetime.date.fromisoformat, help="日期 YYYY-MM-DD，默认今天")

    def handle(self, *, as_of=None, **options):
        differences = standing.check(as_of=as_of)
        for found in differences:
            self.stdout.write(f"{found.number}\n  显示：{found.shown}\n  应为：{found.computed}")
        if differences:
            raise CommandError(f"有 {len(differences)} 家工坊的状态不一致。")
        self.stdout.write("全部一致。")
