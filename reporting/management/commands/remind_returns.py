"""`manage.py remind_returns --as-of 2026-10-08`."""

import datetime

from django.core.management.base import BaseCommand, CommandError

from reporting.actions.return_reminders import remind_returns
from workshops.access import clock


class Command(BaseCommand):
    help = "提醒报表即将到期和逾期未报的单位（可重复执行，到期前、逾期后各提醒一次）。"

    def add_arguments(self, parser):
        parser.add_argument("--as-of", type=datetime.date.fromisoformat, help="日期 YYYY-MM-DD，默认今天")

    def handle(self, *, as_of=None, **options):
        try:
            sent = remind_returns(as_of=as_of or clock.today())
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"已提醒 {sent} 个单位。")
