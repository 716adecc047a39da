"""`manage.py raise_signals --as-of 2026-10-02`."""

import datetime

from django.core.management.base import BaseCommand, CommandError

from reporting.actions.signals import raise_signals
from reporting.models import FlagAction
from workshops.access import clock


class Command(BaseCommand):
    help = "按某日的数据核对工坊跟踪提示：新增、重新提示、督办和自动解除（可重复执行）。"

    def add_arguments(self, parser):
        parser.add_argument("--as-of", type=datetime.date.fromisoformat, help="日期 YYYY-MM-DD，默认今天")

    def handle(self, *, as_of=None, **options):
        try:
            done = raise_signals(as_of=as_of or clock.today())
        except ValueError as error:
            raise CommandError(str(error)) from error
        for action, count in sorted(done.items()):
            self.stdout.write(f"{FlagAction(action).label}  {count}")
        self.stdout.write(f"共办理 {sum(done.values())} 条。")
