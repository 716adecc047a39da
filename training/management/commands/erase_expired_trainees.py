"""`manage.py erase_expired_trainees --as-of 2026-01-01 [--dry-run]`."""

import datetime

from django.core.management.base import BaseCommand

from training.actions.trainees_erasing import erase_trainees
from workshops.access import clock
from workshops.people.retention import limit_on


class Command(BaseCommand):
    help = "清除保存期限（PERSON_RETENTION_YEARS 年）届满学员的姓名、身份证号码和电话；统计数字不变。"

    def add_arguments(self, parser):
        parser.add_argument("--as-of", type=datetime.date.fromisoformat, help="日期 YYYY-MM-DD，默认今天")
        parser.add_argument("--dry-run", action="store_true", help="只计数，不清除")

    def handle(self, *, as_of=None, dry_run, **options):
        count = erase_trainees(older_than=limit_on(as_of or clock.today()), dry_run=dry_run)
        self.stdout.write(f"{'应清除' if dry_run else '已清除'}：学员记录 {count} 条。")
