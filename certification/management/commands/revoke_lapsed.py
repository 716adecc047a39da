"""`manage.py revoke_lapsed --as-of 2026-01-01 [--dry-run]`."""

import datetime

from django.core.management.base import BaseCommand, CommandError

from certification.actions import sweep
from workshops.access import clock


class Command(BaseCommand):
    help = "自动取消截至某日已连续两年未确认登记信息的非遗工坊资格，并列出。"

    def add_arguments(self, parser):
        parser.add_argument("--as-of", type=datetime.date.fromisoformat, help="日期 YYYY-MM-DD，默认今天")
        parser.add_argument("--dry-run", action="store_true", help="只列出，不作更改")

    def handle(self, *, as_of=None, dry_run, **options):
        try:
            lapsed = sweep.revoke_lapsed(as_of=as_of or clock.today(), dry_run=dry_run)
        except ValueError as error:
            raise CommandError(str(error)) from error
        for row in lapsed:
            self.stdout.write(f"{row.ended_on}  {row.number}  {row.name}")
        self.stdout.write(f"{'应自动取消' if dry_run else '已自动取消'} {len(lapsed)} 家。")
