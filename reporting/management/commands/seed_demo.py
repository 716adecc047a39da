from django.core.management.base import BaseCommand, CommandError

from reporting.demo.seed import seed as fill
from workshops.access.refusal import Refused
from workshops.models import Workshop


class Command(BaseCommand):
    help = "Fill an empty register with invented workshops in real divisions, and the demo accounts."

    def add_arguments(self, parser):
        parser.add_argument("--workshops", type=int, default=1200)
        parser.add_argument("--years", type=int, default=5)
        parser.add_argument("--seed", type=int, default=2026)

        parser.add_argument("--if-empty", action="store_true", help="do nothing where there are workshops already")

    def handle(self, *, workshops, years, seed: int, if_empty, **options):
        if if_empty and Workshop.objects.exists():
            return
        try:
            written = fill(workshops=workshops, years=years, seed=seed)
        except Refused as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"已装入演示数据：{written} 家工坊。")
