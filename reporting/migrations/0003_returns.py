import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
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
        ("reporting", "0002_known_then"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReturnPeriod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="布置人",
                    ),
                ),
                (
                    "opener",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="布置地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "报表期",
                "ordering": ("-first", "-last", "-pk"),
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=(
                            ("kind", "="),
                            (django.db.models.functions.comparison.Coalesce("opener", models.Value("")), "="),
                            (
                                models.Func(
                                    models.F("first"), models.F("last"), models.Value("[]"), function="daterange"
                                ),
                                "&&",
                            ),
                        ),
                        name="reporting_returnperiod_no_overlap",
                        violation_error_message="这一时期的同类报表已经布置。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_county__gt", models.F("last")),
                            ("due_province__gte", models.F("due_county")),
                            ("first__lt", models.F("last")),
                        ),
                        name="reporting_returnperiod_days",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Return",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.CharField(
                        choices=[("county", "县级"), ("prefecture", "市级"), ("province", "省级"), ("nation", "全国")],
                        max_length=10,
                        verbose_name="填报层级",
                    ),
                ),
                (
                    "status",
                    models.CharField(
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
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("figures", models.JSONField(default=dict, verbose_name="生成数据")),
                ("known_at", models.DateTimeField(editable=False, null=True, verbose_name="数据截至")),
                ("extras", models.JSONField(default=dict, verbose_name="补充数据")),
                ("explanations", models.JSONField(default=dict, verbose_name="情况说明")),
                ("first_sent_at", models.DateTimeField(editable=False, null=True, verbose_name="首次报送时间")),
                ("sent_at", models.DateTimeField(editable=False, null=True, verbose_name="报送时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="填报地区",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="returns",
                        to="reporting.returnperiod",
                        verbose_name="报表期",
                    ),
                ),
            ],
            options={
                "verbose_name": "报表",
                "ordering": ("-period__first", "region__path", "-pk"),
                "indexes": [models.Index(fields=["region", "status"], name="reporting_return_region")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("period", "region"), name="reporting_return_once", nulls_distinct=False
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", "nation"), ("region", None)),
                            models.Q(models.Q(("level", "nation"), _negated=True), ("region__isnull", False)),
                            _connector="OR",
                        ),
                        name="reporting_return_nation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "open", "returned"]),
                            models.Q(
                                ("first_sent_at__isnull", False),
                                ("known_at__isnull", False),
                                ("sent_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="reporting_return_sent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("generate", "生成数据"),
                            ("fill", "填报"),
                            ("submit", "报送"),
                            ("pass", "审核通过，转报省级"),
                            ("accept", "审核通过并定稿"),
                            ("return", "退回"),
                            ("report", "报送文化和旅游部"),
                            ("receive", "接收"),
                            ("conclude", "汇总定稿"),
                            ("reopen", "重新打开"),
                        ],
                        max_length=10,
                        verbose_name="办理动作",
                    ),
                ),
                ("duty", models.CharField(max_length=8, verbose_name="职责")),
                (
                    "at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="办理时间"),
                ),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="说明")),
                ("document", models.CharField(blank=True, max_length=100, verbose_name="决定文号")),
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
                    "filed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="reporting.return",
                        verbose_name="报表",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.office",
                        verbose_name="办理机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "报表办理记录",
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("action", "reopen"), _negated=True),
                            models.Q(models.Q(("note", ""), _negated=True), models.Q(("document", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="reporting_returnstep_reopened",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FrozenReturn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("figures", models.JSONField(verbose_name="数据")),
                ("extras", models.JSONField(verbose_name="补充数据")),
                ("findings", models.JSONField(verbose_name="审核情况")),
                ("known_at", models.DateTimeField(verbose_name="数据截至")),
                ("rows", models.BinaryField(verbose_name="明细")),
                ("row_count", models.PositiveIntegerField(verbose_name="明细行数")),
                ("rows_digest", models.CharField(max_length=64, verbose_name="明细校验码")),
                ("digest", models.CharField(db_index=True, max_length=64, verbose_name="校验码")),
                (
                    "at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="定稿时间"),
                ),
                (
                    "filed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="frozen",
                        to="reporting.return",
                        verbose_name="报表",
                    ),
                ),
                (
                    "step",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="frozen",
                        to="reporting.returnstep",
                        verbose_name="定稿步骤",
                    ),
                ),
            ],
            options={
                "verbose_name": "定稿报表",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Circulation",
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
                (
                    "at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="通报时间"),
                ),
                (
                    "acknowledged_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="签收时间"),
                ),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="签收人",
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
                (
                    "frozen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="circulations",
                        to="reporting.frozenreturn",
                        verbose_name="定稿报表",
                    ),
                ),
            ],
            options={
                "verbose_name": "报表通报",
                "ordering": ("-at", "-pk"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("acknowledged_at", None)),
                        fields=["region", "department"],
                        name="reporting_circulation_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("frozen", "department"), name="reporting_circulation_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acknowledged_at", None), ("acknowledged_by", None)),
                            models.Q(("acknowledged_at__isnull", False), ("acknowledged_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="reporting_circulation_acknowledged",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CirculationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "department",
                    models.CharField(
                        choices=[("culture", "文化和旅游"), ("hrss", "人力资源社会保障"), ("rural", "乡村振兴")],
                        max_length=8,
                        verbose_name="部门",
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="通报时间"),
                ),
                (
                    "acknowledged_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="签收时间"),
                ),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="签收人",
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
                        to="reporting.circulation",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.region",
                        verbose_name="地区",
                    ),
                ),
                (
                    "frozen",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reporting.frozenreturn",
                        verbose_name="定稿报表",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReturnExtra",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=4, verbose_name="代码")),
                ("label", models.CharField(max_length=60, verbose_name="名称")),
                ("unit", models.CharField(max_length=10, verbose_name="单位")),
                ("decimals", models.PositiveSmallIntegerField(default=0, verbose_name="小数位数")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="填报说明")),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extras",
                        to="reporting.returnperiod",
                        verbose_name="报表期",
                    ),
                ),
            ],
            options={
                "verbose_name": "补充指标",
                "ordering": ("period", "code"),
                "constraints": [
                    models.UniqueConstraint(fields=("period", "code"), name="reporting_returnextra_once"),
                    models.CheckConstraint(
                        condition=models.Q(("decimals__lte", 2)), name="reporting_returnextra_decimals"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "level",
                    models.CharField(
                        choices=[("county", "县级"), ("prefecture", "市级"), ("province", "省级"), ("nation", "全国")],
                        max_length=10,
                        verbose_name="填报层级",
                    ),
                ),
                (
                    "status",
                    models.CharField(
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
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("figures", models.JSONField(default=dict, verbose_name="生成数据")),
                ("known_at", models.DateTimeField(editable=False, null=True, verbose_name="数据截至")),
                ("extras", models.JSONField(default=dict, verbose_name="补充数据")),
                ("explanations", models.JSONField(default=dict, verbose_name="情况说明")),
                ("first_sent_at", models.DateTimeField(editable=False, null=True, verbose_name="首次报送时间")),
                ("sent_at", models.DateTimeField(editable=False, null=True, verbose_name="报送时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                        to="reporting.return",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.region",
                        verbose_name="填报地区",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reporting.returnperiod",
                        verbose_name="报表期",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReturnRemark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=4, verbose_name="指标代码")),
                ("reason", models.CharField(max_length=300, verbose_name="问题")),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remarks",
                        to="reporting.returnstep",
                        verbose_name="办理记录",
                    ),
                ),
            ],
            options={
                "verbose_name": "报表退回意见",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(fields=("step", "code"), name="reporting_returnremark_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="reporting_returnremark_said"
                    ),
                ],
            },
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="circulation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reporting_circulationevent" ("acknowledged_at", "acknowledged_by_id", "at", "department", "frozen_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") VALUES (OLD."acknowledged_at", OLD."acknowledged_by_id", OLD."at", OLD."department", OLD."frozen_id", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."region_id"); RETURN NULL;',
                    hash="f6dadc017388ead80e0910f361a37fed101fcdd6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_74332",
                    table="reporting_circulation",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="returnperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="9910b5fd6b2012cd4daff2a89a014388965b6cad",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3576a",
                    table="reporting_returnperiod",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="returnperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="5afd3a3f4cd99865edb4d647d29256a11b413162",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_95946",
                    table="reporting_returnperiod",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="returnextra",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="fd78ec8e16ed5b33e5cfde3c389dda7df5e4acdc",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9f9b5",
                    table="reporting_returnextra",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="returnextra",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="30e55cc1cd8f6a967e6bb17f07af4a72c80c7664",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_46f97",
                    table="reporting_returnextra",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="return",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reporting_returnevent" ("explanations", "extras", "figures", "first_sent_at", "id", "known_at", "level", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "sent_at", "status", "version") VALUES (OLD."explanations", OLD."extras", OLD."figures", OLD."first_sent_at", OLD."id", OLD."known_at", OLD."level", OLD."period_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."region_id", OLD."sent_at", OLD."status", OLD."version"); RETURN NULL;',
                    hash="1fefae31a1e65ae3ccf242cd9e18e914d0752f84",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8f6fe",
                    table="reporting_return",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="returnstep",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="3da5d2280f3c767d7573e4ee1402466f64ad1658",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9af23",
                    table="reporting_returnstep",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="returnstep",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="a0c18fb3de4db339e3711ea31cf68d7fdc0d2a11",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_1ed55",
                    table="reporting_returnstep",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="returnremark",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="698eaf36679025df43d0e73e3d6b69349fe79287",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_798a5",
                    table="reporting_returnremark",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="returnremark",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="c1df61fc9b925ce25e6ab49b1f1ff0bb0ccb3789",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_348ea",
                    table="reporting_returnremark",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="frozenreturn",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="1c39e97c9caaec938475f580231c75ff5db755e3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ae5d0",
                    table="reporting_frozenreturn",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="frozenreturn",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="e0890df7580efe57084d195737a31ec7a0677dd3",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_882e1",
                    table="reporting_frozenreturn",
                    when="BEFORE",
                ),
            ),
        ),
    ]
