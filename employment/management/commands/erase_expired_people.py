"""`manage.py erase_expired_people --as-of 2026-01-01 [--dry-run]`."""

import datetime

from django.core.management.base import BaseCommand, CommandError

from employment.actions import erasing
from workshops.access import clock

NAMES = {"persons": "人员", "workers": "从业登记", "listings": "名单记录", "referrals": "岗位推荐"}


class Command(BaseCommand):
    help = "清除保存期限（PERSON_RETENTION_YEARS 年）届满人员的姓名、身份证号码和电话；统计数字不变。"

    def add_arguments(self, parser):
        parser.add_argument("--as-of", type=datetime.date.fromisoformat, help="日期 YYYY-MM-DD，默认今天")
        parser.add_argument("--dry-run", action="store_true", help="只计数，不清除")

    def handle(self, *, as_of=None, dry_run, **options):
        try:
            done = erasing.erase_expired(as_of=as_of or clock.today(), dry_run=dry_run)
        except ValueError as error:
            raise CommandError(str(error)) from error
        told = "，".join(f"{NAMES[kind]} {count} 条" for kind, count in done.items() if count)
        self.stdout.write(f"{'应清除' if dry_run else '已清除'}：{told or '无'}。")
