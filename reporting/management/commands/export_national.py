import datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from reporting.national import export_national
from reporting.queries.basis import Basis
from workshops.access import clock


class Command(BaseCommand):
    help = "Write the national workbook for a year, as true on one day and known, and judged, at one instant."

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--as-of", type=datetime.date.fromisoformat, required=True)
        parser.add_argument("--known-at", required=True, help="ISO instant; without a zone it is Asia/Shanghai")
        parser.add_argument("--output", type=Path, required=True)

    def handle(self, *, year, as_of, known_at, output, **options):
        try:
            instant = parse_datetime(known_at)
        except ValueError:  # well formed, but no such day
            instant = None
        if instant is None:
            raise CommandError("--known-at must be an ISO date and time, e.g. 2026-01-31T18:00:00")
        if timezone.is_naive(instant):
            instant = timezone.make_aware(instant)
        if instant > clock.now():
            raise CommandError("--known-at can't be in the future: what will be known then is not known yet")
        digest = export_national(Basis.known(year, as_of, instant), output)
        self.stdout.write(f"{output}: {digest}")
