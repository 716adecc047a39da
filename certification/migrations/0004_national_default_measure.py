"""The national default measure: what the notice itself states, for provinces without a measure (rules.md §2)."""

import datetime
from zoneinfo import ZoneInfo

from django.db import migrations

ISSUED = datetime.date(2021, 12, 7)


def publish_default(apps, schema_editor):
    measure = apps.get_model("certification", "Measure")
    if measure.objects.filter(region=None, published_at__isnull=False).exists():
        return
    measure.objects.create(
        region=None,
        title="非遗工坊认定全国默认条件",
        document_number="办非遗发〔2021〕221号",
        effective_from=ISSUED,
        needs_water=True,
        needs_power=True,
        needs_tools=True,
        notice_days=5,
        notice_day_kind="working",
        published_at=datetime.datetime.combine(ISSUED, datetime.time(), ZoneInfo("Asia/Shanghai")),
    )


class Migration(migrations.Migration):
    dependencies = [("certification", "0003_year_standing")]

    operations = [migrations.RunPython(publish_default, migrations.RunPython.noop)]
