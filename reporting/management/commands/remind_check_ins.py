"""`manage.py remind_check_ins --as-of 2026-10-02`."""

import datetime

from django.core.management.base import BaseCommand, CommandError

from reporting.actions.check_in_reminders import remind_check_ins
from workshops.access import clock


class Command(BaseCommand):
    help = "提醒带头人报告季度生产状况（可重复执行，每件只发一次）。"

    def add_arguments(self, parser):
        parser.add_argument("--as-of", type=datetime.date.fromisoformat, help="日期 YYYY-MM-DD，默认今天")

    def handle(self, *, as_of=None, **options):
        try:
            sent = remind_check_ins(as_of=as_of or clock.today())
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"已提醒 {sent} 家工坊的带头人。")
