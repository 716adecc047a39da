import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import workshops.access.clock


class Migration(migrations.Migration):
    dependencies = [
        ("regions", "0001_initial"),
        ("reporting", "0005_surveys"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="StatisticsExport",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("year", models.PositiveSmallIntegerField(verbose_name="统计年度")),
                ("as_of", models.DateField(verbose_name="统计日")),
                ("known_at", models.DateTimeField(verbose_name="登记截至")),
                (
                    "asked_at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="提出时间"),
                ),
                ("finished_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="生成时间")),
                (
                    "state",
                    models.CharField(
                        choices=[("queued", "正在生成"), ("done", "已生成"), ("failed", "未能生成")],
                        default="queued",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("message", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                ("digest", models.CharField(blank=True, db_index=True, max_length=64, verbose_name="校验码")),
                ("workbook", models.FileField(blank=True, upload_to="statistics/%Y/")),
                ("csv", models.FileField(blank=True, upload_to="statistics/%Y/")),
                ("parquet", models.FileField(blank=True, upload_to="statistics/%Y/")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="生成人",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "统计表导出",
                "ordering": ("-asked_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("finished_at__isnull", False),
                                ("state", "done"),
                                models.Q(("digest", ""), _negated=True),
                                models.Q(("workbook", ""), _negated=True),
                            ),
                            models.Q(models.Q(("state", "done"), _negated=True), ("digest", "")),
                            _connector="OR",
                        ),
                        name="reporting_statisticsexport_done",
                    )
                ],
            },
        ),
    ]
