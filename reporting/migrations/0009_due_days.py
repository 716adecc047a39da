import datetime

import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import workshops.access.clock
import workshops.access.trigger_migrations

DUE = """
UPDATE {table} AS filed SET due_on = CASE filed.level WHEN 'county' THEN period.due_county ELSE period.due_province END
FROM reporting_returnperiod AS period WHERE period.id = filed.period_id;"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("regions", "0002_boundaries"),
        ("reporting", "0008_report_periods"),
    ]

    operations = [
        migrations.CreateModel(
            name="CountedReturn",
            fields=[
                (
                    "filed",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="counted",
                        serialize=False,
                        to="reporting.return",
                        verbose_name="报表",
                    ),
                ),
                ("known_at", models.DateTimeField(verbose_name="数据截至")),
                ("rows", models.BinaryField(verbose_name="明细")),
                ("row_count", models.PositiveIntegerField(verbose_name="明细行数")),
                ("rows_digest", models.CharField(max_length=64, verbose_name="明细校验码")),
            ],
            options={
                "verbose_name": "报表生成明细",
            },
        ),
        migrations.CreateModel(
            name="DueExtension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("due_county", models.DateField(blank=True, null=True, verbose_name="县级报送期限")),
                ("due_province", models.DateField(blank=True, null=True, verbose_name="省级报送期限")),
                ("reason", models.TextField(max_length=500, verbose_name="延期理由")),
                (
                    "at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="办理时间"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="办理人",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="reporting.returnperiod",
                        verbose_name="报表期",
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
                        verbose_name="适用地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "报表延期",
                "ordering": ("-pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="reporting_dueextension_said"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_county__isnull", False), ("due_province__isnull", False), _connector="OR"
                        ),
                        name="reporting_dueextension_days",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnPeriodEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("month", "月报"), ("quarter", "季报"), ("half", "半年报"), ("year", "年报")],
                        max_length=8,
                        verbose_name="报表类型",
                    ),
                ),
                ("first", models.DateField(verbose_name="起始日期")),
                ("last", models.DateField(verbose_name="截止日期")),
                ("codes", models.JSONField(default=list, verbose_name="指标")),
                ("due_county", models.DateField(verbose_name="县级报送期限")),
                ("due_province", models.DateField(verbose_name="省级报送期限")),
                (
                    "zero_reports",
                    models.BooleanField(
                        default=False,
                        help_text="不勾选的，只要求期末有过认定工坊的县填报。",
                        verbose_name="没有工坊的县也要零报告",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="填报说明")),
                (
                    "opened_at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="布置时间"),
                ),
                ("cancelled_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="撤销时间")),
                ("cancel_reason", models.TextField(blank=True, max_length=500, verbose_name="撤销理由")),
                (
                    "cancelled_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="撤销人",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="布置人",
                    ),
                ),
                (
                    "opener",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.region",
                        verbose_name="布置地区",
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
                        to="reporting.returnperiod",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="return",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="returnperiod",
            name="append_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="returnperiod",
            name="no_truncate",
        ),
        migrations.RemoveConstraint(
            model_name="return",
            name="reporting_return_sent",
        ),
        migrations.RemoveConstraint(
            model_name="returnperiod",
            name="reporting_returnperiod_no_overlap",
        ),
        migrations.AddField(
            model_name="return",
            name="due_on",
            field=models.DateField(
                default=datetime.date(2000, 1, 1),
                help_text="布置时的期限；延期后为延长的期限。",
                verbose_name="报送期限",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="returnevent",
            name="due_on",
            field=models.DateField(
                default=datetime.date(2000, 1, 1),
                help_text="布置时的期限；延期后为延长的期限。",
                verbose_name="报送期限",
            ),
            preserve_default=False,
        ),
        # While no trigger records it: it is what their periods said all along.
        migrations.RunSQL(DUE.format(table="reporting_return"), migrations.RunSQL.noop),
        migrations.RunSQL(DUE.format(table="reporting_returnevent"), migrations.RunSQL.noop),
        migrations.AddField(
            model_name="returnperiod",
            name="cancel_reason",
            field=models.TextField(blank=True, max_length=500, verbose_name="撤销理由"),
        ),
        migrations.AddField(
            model_name="returnperiod",
            name="cancelled_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="撤销时间"),
        ),
        migrations.AddField(
            model_name="returnperiod",
            name="cancelled_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="撤销人",
            ),
        ),
        migrations.AlterField(
            model_name="return",
            name="status",
            field=models.CharField(
                choices=[
                    ("open", "待填报"),
                    ("draft", "填报中"),
                    ("submitted", "已报送，待审核"),
                    ("passed", "市级已审核"),
                    ("returned", "已退回"),
                    ("accepted", "省级已审核"),
                    ("reported", "已报部级"),
                    ("received", "部级已接收"),
                    ("concluded", "已汇总定稿"),
                    ("cancelled", "已撤销"),
                ],
                default="open",
                max_length=10,
                verbose_name="状态",
            ),
        ),
        migrations.AlterField(
            model_name="returnevent",
            name="status",
            field=models.CharField(
                choices=[
                    ("open", "待填报"),
                    ("draft", "填报中"),
                    ("submitted", "已报送，待审核"),
                    ("passed", "市级已审核"),
                    ("returned", "已退回"),
                    ("accepted", "省级已审核"),
                    ("reported", "已报部级"),
                    ("received", "部级已接收"),
                    ("concluded", "已汇总定稿"),
                    ("cancelled", "已撤销"),
                ],
                default="open",
                max_length=10,
                verbose_name="状态",
            ),
        ),
        migrations.AddConstraint(
            model_name="return",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["cancelled", "draft", "open", "returned"]),
                    models.Q(("first_sent_at__isnull", False), ("known_at__isnull", False), ("sent_at__isnull", False)),
                    _connector="OR",
                ),
                name="reporting_return_sent",
            ),
        ),
        migrations.AddConstraint(
            model_name="returnperiod",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("cancelled_at", None)),
                expressions=(
                    ("kind", "="),
                    (django.db.models.functions.comparison.Coalesce("opener", models.Value("")), "="),
                    (models.Func(models.F("first"), models.F("last"), models.Value("[]"), function="daterange"), "&&"),
                ),
                name="reporting_returnperiod_no_overlap",
                violation_error_message="这一时期的同类报表已经布置。",
            ),
        ),
        migrations.AddConstraint(
            model_name="returnperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cancel_reason", ""), ("cancelled_at", None), ("cancelled_by", None)),
                    models.Q(
                        ("cancelled_at__isnull", False),
                        ("cancelled_by__isnull", False),
                        models.Q(("cancel_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="reporting_returnperiod_cancelled",
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="return",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reporting_returnevent" ("due_on", "explanations", "extras", "figures", "first_sent_at", "id", "known_at", "level", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "sent_at", "status", "version") VALUES (OLD."due_on", OLD."explanations", OLD."extras", OLD."figures", OLD."first_sent_at", OLD."id", OLD."known_at", OLD."level", OLD."period_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."region_id", OLD."sent_at", OLD."status", OLD."version"); RETURN NULL;',
                    hash="907f7fb77a51ae92e5b6644e7a6ebf5506c7245e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8f6fe",
                    table="reporting_return",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="returnperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="only_cancelled",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."cancelled_at" IS NOT NULL OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."first" IS DISTINCT FROM (NEW."first") OR OLD."last" IS DISTINCT FROM (NEW."last") OR OLD."opener_id" IS DISTINCT FROM (NEW."opener_id") OR OLD."codes" IS DISTINCT FROM (NEW."codes") OR OLD."due_county" IS DISTINCT FROM (NEW."due_county") OR OLD."due_province" IS DISTINCT FROM (NEW."due_province") OR OLD."zero_reports" IS DISTINCT FROM (NEW."zero_reports") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."opened_by_id" IS DISTINCT FROM (NEW."opened_by_id") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at"))',
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="1202995eddb72b4d0463106e2e2f3aaa74eb2022",
                    operation="UPDATE",
                    pgid="pgtrigger_only_cancelled_48f26",
                    table="reporting_returnperiod",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="returnperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="fa99a5e489f2bb74380af46d969c90f544d71b1d",
                    operation="DELETE",
                    pgid="pgtrigger_never_deleted_20b1d",
                    table="reporting_returnperiod",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="returnperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reporting_returnperiodevent" ("cancel_reason", "cancelled_at", "cancelled_by_id", "codes", "due_county", "due_province", "first", "id", "kind", "last", "note", "opened_at", "opened_by_id", "opener_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "zero_reports") VALUES (OLD."cancel_reason", OLD."cancelled_at", OLD."cancelled_by_id", OLD."codes", OLD."due_county", OLD."due_province", OLD."first", OLD."id", OLD."kind", OLD."last", OLD."note", OLD."opened_at", OLD."opened_by_id", OLD."opener_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."zero_reports"); RETURN NULL;',
                    hash="8fce8399f14156846e1271e1a5d9d65dde1139dc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ec91d",
                    table="reporting_returnperiod",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="dueextension",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="fd67e7527709320a550d1578936f61e0c9d5f9d0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f7be9",
                    table="reporting_dueextension",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="dueextension",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="3fd031d0f65d60e667fd9cc3c3c2e688883acaed",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_7eefe",
                    table="reporting_dueextension",
                    when="BEFORE",
                ),
            ),
        ),
    ]
