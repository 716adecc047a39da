"""`manage.py remind_rights --as-of 2026-10-02`."""

import datetime

from django.core.management.base import BaseCommand, CommandError

from catalog.actions import rights
from workshops.access import clock


class Command(BaseCommand):
    help = "发送截至某日应发的知识产权到期提醒，并把已过有效期的登记为已到期（可重复执行，每件只发一次）。"

    def add_arguments(self, parser):
        parser.add_argument("--as-of", type=datetime.date.fromisoformat, help="日期 YYYY-MM-DD，默认今天")

    def handle(self, *, as_of=None, **options):
        try:
            done = rights.remind_rights(as_of=as_of or clock.today())
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"已发送提醒 {len(done.reminders)} 件，已登记到期 {len(done.expired)} 件。")
