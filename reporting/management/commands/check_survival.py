"""`manage.py check_survival`."""

from django.core.management.base import BaseCommand, CommandError

from reporting.queries.check_ins import wrongly_shown


class Command(BaseCommand):
    help = "核对每家工坊显示的生产状况是否与最近一次报告一致。"

    def handle(self, **options):
        differences = wrongly_shown()
        for number, shown, computed in differences:
            self.stdout.write(f"{number}  显示 {shown}  应为 {computed}")
        if differences:
            raise CommandError(f"{len(differences)} 家工坊的生产状况与报告不一致。")
        self.stdout.write("生产状况与报告一致。")
