import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from workshops.access import sealing


class Command(BaseCommand):
    help = "验证操作日志；发现任何改动时退出码不为零。"

    def add_arguments(self, parser):
        parser.add_argument("--head", type=Path, help="以前导出的封存头（JSON），须仍在链上")

    def handle(self, *, head, **options):
        known = json.loads(head.read_text(encoding="utf-8")) if head else None
        found = sealing.verify(known)
        if found.faults:
            raise CommandError("操作日志验证未通过：\n" + "\n".join(found.faults))
        self.stdout.write(f"操作日志完好：{found.entries} 条，{found.seals} 次封存，{found.unsealed} 条待封存。")
