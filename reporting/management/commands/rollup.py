from django.core.management.base import BaseCommand

from reporting.actions import rollup


class Command(BaseCommand):
    help = "Refresh the summaries that dashboards read; with --compare, count everything anew beside them."

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, help="only this year")
        parser.add_argument("--rebuild", action="store_true", help="forget what is kept and count everything")
        parser.add_argument("--compare", action="store_true", help="report what differs from a full recount")

    def handle(self, *, year, rebuild, compare, **options):
        done = rollup.rollup(year=year, rebuild=rebuild)
        self.stdout.write(f"counted {len(done.counted)} (areas by years), {done.changed} figures changed")
        if compare:
            found = rollup.compare()
            self.stdout.write(f"compared {found.compared}, {found.difference_count} differ")
