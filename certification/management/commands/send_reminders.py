"""`manage.py send_reminders --as-of 2026-10-02`."""

import datetime
from collections import Counter

from django.core.management.base import BaseCommand, CommandError

from certification.actions import sending_reminders
from workshops.access import clock


class Command(BaseCommand):
    help = "发送截至某日应发的年度确认提醒和警示（可重复执行，每件只发一次）。"

    def add_arguments(self, parser):
        parser.add_argument("--as-of", type=datetime.date.fromisoformat, help="日期 YYYY-MM-DD，默认今天")

    def handle(self, *, as_of=None, **options):
        try:
            sent = sending_reminders.send_reminders(as_of=as_of or clock.today())
        except ValueError as error:
            raise CommandError(str(error)) from error
        for (year, stage), count in sorted(Counter((row.year, str(row.stage)) for row in sent).items()):
            self.stdout.write(f"{year}  {stage}  {count}")
        self.stdout.write(f"已发送提醒 {len(sent)} 件。")
