import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import workshops.access.clock
import workshops.access.trigger_migrations


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        ("regions", "0002_boundaries"),
        ("workshops", "0005_import_runs"),
    ]

    operations = [
        migrations.CreateModel(
            name="RegionHandover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "department",
                    models.CharField(
                        choices=[("culture", "文化和旅游"), ("hrss", "人力资源社会保障"), ("rural", "乡村振兴")],
                        max_length=8,
                        verbose_name="部门",
                    ),
                ),
                ("from_office", models.CharField(max_length=100, verbose_name="移交机构")),
                ("to_office", models.CharField(max_length=100, verbose_name="接收机构")),
                ("made_at", models.DateTimeField(default=workshops.access.clock.now, verbose_name="移交时间")),
                ("acknowledged_at", models.DateTimeField(null=True, verbose_name="接收确认时间")),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handovers", to="regions.regionchange"
                    ),
                ),
                (
                    "from_region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="移交地区",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.office",
                        verbose_name="接收机构",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="接收地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "区划变更移交",
                "ordering": ("-made_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("change", "department", "from_region", "region"), name="region_handover_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acknowledged_at", None), ("acknowledged_by", None)),
                            models.Q(("acknowledged_at__isnull", False), ("acknowledged_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="region_handover_acknowledged",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegionHandoverCase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("model", models.CharField(max_length=60)),
                ("object_id", models.BigIntegerField()),
                ("sort", models.CharField(max_length=30, verbose_name="事项")),
                ("title", models.CharField(max_length=200, verbose_name="名称")),
                ("state", models.CharField(max_length=30, verbose_name="办理状态")),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="workshops.regionhandover"
                    ),
                ),
            ],
            options={
                "verbose_name": "移交事项",
                "ordering": ("sort", "pk"),
            },
        ),
        migrations.CreateModel(
            name="RegionMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("model", models.CharField(max_length=60)),
                ("field", models.CharField(max_length=30)),
                ("object_id", models.BigIntegerField()),
                ("old_code", models.CharField(max_length=6)),
                ("new_code", models.CharField(max_length=6)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="regions.regionchange"
                    ),
                ),
            ],
            options={
                "verbose_name": "随区划变更移动的记录",
                "indexes": [models.Index(fields=["model", "object_id", "at"], name="region_move_object")],
            },
        ),
        migrations.CreateModel(
            name="RegionAssignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("new_code", models.CharField(max_length=6, verbose_name="新区划")),
                ("at", models.DateTimeField(default=workshops.access.clock.now)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="regions.regionchange",
                    ),
                ),
                (
                    "old",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.region"
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="workshops.workshop"
                    ),
                ),
            ],
            options={
                "verbose_name": "工坊的区划归属",
                "constraints": [models.UniqueConstraint(fields=("change", "workshop"), name="region_assignment_once")],
            },
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="regionhandovercase",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="5cd37e46557b1444a8c035085ae33f43cb04bd27",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b4bb8",
                    table="workshops_regionhandovercase",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="regionhandovercase",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="5cadb4f31f44dbbbef3e150f620f9d2db93554d4",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_5f77f",
                    table="workshops_regionhandovercase",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="regionmove",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="eb3265d69b99ee3449c6bf903ee9dde94d90e7eb",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_988d0",
                    table="workshops_regionmove",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="regionmove",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="a0d1b849a89a7921278235de9bfab8aa5e5b6d74",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_5bb17",
                    table="workshops_regionmove",
                    when="BEFORE",
                ),
            ),
        ),
    ]
