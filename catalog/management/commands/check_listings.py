"""`manage.py check_listings`: non-zero when a product shows something else than its listings and photographs give."""

from django.core.management.base import BaseCommand, CommandError

from catalog.actions import listing_projection


class Command(BaseCommand):
    help = "核对每个产品显示的目录级别、列入日期和封面与目录记录、照片是否一致。"

    def handle(self, **options):
        differences = listing_projection.check()
        for found in differences:
            self.stdout.write(f"产品 {found.product_id}\n  显示：{found.shown}\n  应为：{found.computed}")
        if differences:
            raise CommandError(f"有 {len(differences)} 个产品不一致。")
        self.stdout.write("全部一致。")
