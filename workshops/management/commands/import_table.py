from django.core.files import File
from django.core.management.base import BaseCommand, CommandError

from workshops import import_tables
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.actions import importing, running_imports
from workshops.models import ImportJob
from workshops.tables.parts import UnreadableFile
from workshops.tables.table import UnknownTable


class Command(BaseCommand):
    help = "把填好的工作簿导入一张表：全部正确才写入；--dry-run 只检查。有错误的行时以非零状态结束。"

    def add_arguments(self, parser):
        parser.add_argument("table", metavar="TABLE", help="导入表，例如 workshops")
        parser.add_argument("file", metavar="FILE", help=".xlsx 文件")
        parser.add_argument("--as", dest="username", metavar="USERNAME", required=True, help="以谁的身份和地区导入")
        parser.add_argument("--dry-run", action="store_true", help="只检查并列出错误，不写入")

    def handle(self, *args, table, file, username, dry_run, **options):
        user = User.objects.select_related("office__region").filter(username=username, is_active=True).first()
        if user is None:
            raise CommandError(f"没有可用的账号“{username}”。")
        try:
            with open(file, "rb") as opened:
                found = running_imports.preview(import_tables.get(table), opened, by=user, name=file)
                self.report(found)
                if found.faults or found.bad:
                    raise CommandError(f"没有写入：{len(found.faults)} 处文件错误，{found.bad_count} 行有错误。")
                if not dry_run:
                    self.write(user, table, File(opened, name=file))
        except OSError as error:
            raise CommandError(f"打不开文件 {file}：{error.strerror}") from error
        except (UnknownTable, UnreadableFile) as error:
            raise CommandError(str(error)) from error
        except Refused as refused:
            raise CommandError(refused.message) from refused

    def report(self, found):
        for line in (*found.faults, *found.notes):
            self.stdout.write(line)
        for each in found.problems:
            self.stdout.write(f"第 {each.row} 行　{each.label or '整行'}　{each.as_dict()['value']}　{each.reason}")
        self.stdout.write(f"共 {found.total} 行，正确 {found.good_count} 行，有错误 {found.bad_count} 行。")

    def write(self, user, table, file):
        """The same job as from the page, so that the command leaves the same traces."""
        job = importing.upload(by=user, table_name=table, file=file)
        running_imports.check(job.pk)
        importing.confirm(job.pk, by=user, skip_bad_rows=False, at_console=True)
        running_imports.save(job.pk)
        job.refresh_from_db()
        if job.state != ImportJob.State.DONE:
            raise CommandError(job.message)
        self.stdout.write(f"已写入 {job.rows_saved} 行。")
