import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import workshops.access.clock
import workshops.access.trigger_migrations


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        ("access", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("regions", "0001_initial"),
        ("reporting", "0006_exports"),
    ]

    operations = [
        migrations.CreateModel(
            name="RollupComparison",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="核对时间"),
                ),
                ("years", models.JSONField(default=list, verbose_name="统计年度")),
                ("compared", models.PositiveIntegerField(verbose_name="核对数据项数")),
                ("difference_count", models.PositiveIntegerField(verbose_name="不一致项数")),
                ("unexplained_count", models.PositiveIntegerField(verbose_name="原因不明项数")),
                ("differences", models.JSONField(default=list, verbose_name="不一致项")),
            ],
            options={
                "verbose_name": "汇总核对",
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="RollupPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("area", models.CharField(max_length=20, verbose_name="类别")),
                ("year", models.PositiveSmallIntegerField(verbose_name="统计年度")),
                ("as_of", models.DateField(verbose_name="统计日")),
                ("judged_on", models.DateField(verbose_name="判定日")),
                ("seen_up_to", models.BigIntegerField()),
                ("rows", models.JSONField(default=dict)),
                ("counted_at", models.DateTimeField(verbose_name="计算时间")),
                ("checked_at", models.DateTimeField(verbose_name="检查时间")),
            ],
            options={
                "verbose_name": "汇总进度",
                "ordering": ("-year", "area"),
                "constraints": [models.UniqueConstraint(fields=("area", "year"), name="reporting_rolluppart_once")],
            },
        ),
        migrations.CreateModel(
            name="SavedReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="报表名称")),
                ("codes", models.JSONField(verbose_name="指标")),
                (
                    "lines",
                    models.CharField(
                        choices=[
                            ("whole", "不分地区，只列合计"),
                            ("parts", "下一级地区"),
                            ("prefecture", "市（州）"),
                            ("certifying", "县级（认定单位）"),
                        ],
                        default="parts",
                        max_length=12,
                        verbose_name="地区划分",
                    ),
                ),
                ("split", models.CharField(blank=True, max_length=60, verbose_name="细分")),
                ("years", models.JSONField(verbose_name="统计年度")),
                (
                    "sharing",
                    models.CharField(
                        choices=[("own", "仅自己使用"), ("office", "本单位使用"), ("below", "本地区及下级各单位使用")],
                        default="own",
                        max_length=8,
                        verbose_name="共享范围",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="编制时间"),
                ),
                (
                    "changed_at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="修改时间"),
                ),
                ("discarded_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="删除时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.office",
                        verbose_name="编制单位",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="编制人",
                    ),
                ),
            ],
            options={
                "verbose_name": "自定义报表",
                "ordering": ("name", "pk"),
                "indexes": [models.Index(fields=["office", "sharing"], name="reporting_savedreport_office")],
            },
        ),
        migrations.CreateModel(
            name="SavedReportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=60, verbose_name="报表名称")),
                ("codes", models.JSONField(verbose_name="指标")),
                (
                    "lines",
                    models.CharField(
                        choices=[
                            ("whole", "不分地区，只列合计"),
                            ("parts", "下一级地区"),
                            ("prefecture", "市（州）"),
                            ("certifying", "县级（认定单位）"),
                        ],
                        default="parts",
                        max_length=12,
                        verbose_name="地区划分",
                    ),
                ),
                ("split", models.CharField(blank=True, max_length=60, verbose_name="细分")),
                ("years", models.JSONField(verbose_name="统计年度")),
                (
                    "sharing",
                    models.CharField(
                        choices=[("own", "仅自己使用"), ("office", "本单位使用"), ("below", "本地区及下级各单位使用")],
                        default="own",
                        max_length=8,
                        verbose_name="共享范围",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="编制时间"),
                ),
                (
                    "changed_at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="修改时间"),
                ),
                ("discarded_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="删除时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "office",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="access.office",
                        verbose_name="编制单位",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="编制人",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="reporting.savedreport",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Summary",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="统计年度")),
                ("code", models.CharField(max_length=30, verbose_name="指标代码")),
                ("value", models.DecimalField(decimal_places=2, max_digits=20, verbose_name="数值")),
                ("computed_at", models.DateTimeField(default=workshops.access.clock.now, verbose_name="计算时间")),
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
                "verbose_name": "汇总数据",
                "ordering": ("year", "region", "code"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("region", "code", "year"), name="reporting_summary_once", nulls_distinct=False
                    )
                ],
            },
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="rollupcomparison",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="3550ab9201aaac1c7df964d8987e7f884fe6d456",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ada62",
                    table="reporting_rollupcomparison",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="rollupcomparison",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="150de09069402d1184182a69e6559f7a9c87a0fd",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_90b28",
                    table="reporting_rollupcomparison",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="savedreport",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reporting_savedreportevent" ("changed_at", "codes", "created_at", "discarded_at", "id", "lines", "name", "office_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sharing", "split", "version", "years") VALUES (OLD."changed_at", OLD."codes", OLD."created_at", OLD."discarded_at", OLD."id", OLD."lines", OLD."name", OLD."office_id", OLD."owner_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."sharing", OLD."split", OLD."version", OLD."years"); RETURN NULL;',
                    hash="8c1df949f36384a7fea47333255614ffd2a8d521",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2cc6f",
                    table="reporting_savedreport",
                    when="AFTER",
                ),
            ),
        ),
    ]
