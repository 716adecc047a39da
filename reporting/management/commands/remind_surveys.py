"""`manage.py remind_surveys --as-of 2026-10-02`."""

import datetime

from django.core.management.base import BaseCommand, CommandError

from reporting.actions import survey_notices
from workshops.access import clock


class Command(BaseCommand):
    help = "通知截至某日已开始的问卷，并提醒尚未填写的对象（可重复执行，每次提醒只发一遍）。"

    def add_arguments(self, parser):
        parser.add_argument("--as-of", type=datetime.date.fromisoformat, help="日期 YYYY-MM-DD，默认今天")

    def handle(self, *, as_of=None, **options):
        try:
            done = survey_notices.remind_surveys(as_of=as_of or clock.today())
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"已提醒 {len(done)} 份问卷。")
