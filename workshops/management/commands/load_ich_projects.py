from django.core.management.base import BaseCommand

from workshops.actions.loading_projects import load_ich_projects


class Command(BaseCommand):
    help = "载入非遗代表性项目（可重复执行；须先载入行政区划）"

    def handle(self, *args, **options):
        self.stdout.write(f"已载入非遗代表性项目 {load_ich_projects()} 项。")
