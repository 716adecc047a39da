import django.core.validators
import django.db.models.constraints
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
        ("workshops", "0001_initial"),
        ("reporting", "0003_returns"),
    ]

    operations = [
        migrations.CreateModel(
            name="CheckIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quarter", models.DateField(verbose_name="季度首日")),
                (
                    "status",
                    models.CharField(
                        choices=[("producing", "生产"), ("stopped", "停产"), ("closed", "歇业")],
                        max_length=10,
                        verbose_name="生产状况",
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="起始日期")),
                (
                    "workers",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100000)],
                        verbose_name="现有从业人员（人）",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                (
                    "learnt",
                    models.CharField(
                        blank=True,
                        choices=[("phone", "电话"), ("visit", "走访")],
                        max_length=6,
                        verbose_name="了解方式",
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="报告时间"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="报告人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.office",
                        verbose_name="代报机构",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="check_ins",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
            ],
            options={
                "verbose_name": "生产状况报告",
                "ordering": ("-quarter", "-pk"),
                "indexes": [models.Index(fields=["workshop", "-quarter", "-id"], name="reporting_checkin_latest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("quarter__day", 1), ("quarter__month__in", (1, 4, 7, 10))),
                        name="reporting_checkin_quarter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("learnt", ""), ("office", None)),
                            models.Q(("office__isnull", False), models.Q(("learnt", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="reporting_checkin_stead",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Flag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("signal", models.CharField(max_length=24, verbose_name="提示")),
                (
                    "department",
                    models.CharField(
                        choices=[("culture", "文化和旅游"), ("hrss", "人力资源社会保障"), ("rural", "乡村振兴")],
                        max_length=8,
                        verbose_name="承办部门",
                    ),
                ),
                (
                    "severity",
                    models.CharField(
                        choices=[("notice", "关注"), ("serious", "严重")], max_length=8, verbose_name="程度"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "待核实"), ("handled", "已核实，观察中"), ("closed", "已解除")],
                        default="open",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("county", "县级"), ("prefecture", "市级"), ("province", "省级")],
                        default="county",
                        max_length=10,
                        verbose_name="督办层级",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("raise", "提示"),
                            ("normal", "核实正常"),
                            ("helped", "已帮扶"),
                            ("problem", "转困难问题"),
                            ("stopped", "停产确认"),
                            ("other", "其他处置"),
                            ("forward", "转办"),
                            ("note", "补充说明"),
                            ("return", "要求重新核实"),
                            ("escalate", "列入上级督办"),
                            ("recall", "重新提示"),
                            ("clear", "自动解除"),
                        ],
                        max_length=8,
                        verbose_name="核实结果",
                    ),
                ),
                ("facts", models.JSONField(default=dict, verbose_name="依据")),
                ("opened_on", models.DateField(verbose_name="提示日期")),
                ("acted_on", models.DateField(verbose_name="最近办理日期")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="解除日期")),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="flags",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
            ],
            options={
                "verbose_name": "跟踪提示",
                "ordering": ("-opened_on", "-pk"),
                "indexes": [models.Index(fields=["status", "department", "acted_on"], name="reporting_flag_waiting")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "closed"), _negated=True),
                        fields=("workshop", "signal"),
                        name="reporting_flag_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", False), ("status", "closed")),
                            models.Q(models.Q(("status", "closed"), _negated=True), ("closed_on", None)),
                            _connector="OR",
                        ),
                        name="reporting_flag_closed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "handled"), _negated=True),
                            models.Q(("outcome", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="reporting_flag_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FlagEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("signal", models.CharField(max_length=24, verbose_name="提示")),
                (
                    "department",
                    models.CharField(
                        choices=[("culture", "文化和旅游"), ("hrss", "人力资源社会保障"), ("rural", "乡村振兴")],
                        max_length=8,
                        verbose_name="承办部门",
                    ),
                ),
                (
                    "severity",
                    models.CharField(
                        choices=[("notice", "关注"), ("serious", "严重")], max_length=8, verbose_name="程度"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "待核实"), ("handled", "已核实，观察中"), ("closed", "已解除")],
                        default="open",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("county", "县级"), ("prefecture", "市级"), ("province", "省级")],
                        default="county",
                        max_length=10,
                        verbose_name="督办层级",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("raise", "提示"),
                            ("normal", "核实正常"),
                            ("helped", "已帮扶"),
                            ("problem", "转困难问题"),
                            ("stopped", "停产确认"),
                            ("other", "其他处置"),
                            ("forward", "转办"),
                            ("note", "补充说明"),
                            ("return", "要求重新核实"),
                            ("escalate", "列入上级督办"),
                            ("recall", "重新提示"),
                            ("clear", "自动解除"),
                        ],
                        max_length=8,
                        verbose_name="核实结果",
                    ),
                ),
                ("facts", models.JSONField(default=dict, verbose_name="依据")),
                ("opened_on", models.DateField(verbose_name="提示日期")),
                ("acted_on", models.DateField(verbose_name="最近办理日期")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="解除日期")),
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
                        to="reporting.flag",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FlagStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("raise", "提示"),
                            ("normal", "核实正常"),
                            ("helped", "已帮扶"),
                            ("problem", "转困难问题"),
                            ("stopped", "停产确认"),
                            ("other", "其他处置"),
                            ("forward", "转办"),
                            ("note", "补充说明"),
                            ("return", "要求重新核实"),
                            ("escalate", "列入上级督办"),
                            ("recall", "重新提示"),
                            ("clear", "自动解除"),
                        ],
                        max_length=8,
                        verbose_name="办理",
                    ),
                ),
                (
                    "department",
                    models.CharField(
                        choices=[("culture", "文化和旅游"), ("hrss", "人力资源社会保障"), ("rural", "乡村振兴")],
                        max_length=8,
                        verbose_name="承办部门",
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="办理时间"),
                ),
                ("note", models.TextField(blank=True, max_length=1000, verbose_name="说明")),
                ("facts", models.JSONField(default=dict, verbose_name="依据")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="办理人",
                    ),
                ),
                (
                    "check_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.checkin",
                        verbose_name="生产状况报告",
                    ),
                ),
                (
                    "flag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="reporting.flag",
                        verbose_name="跟踪提示",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.office",
                        verbose_name="办理机构",
                    ),
                ),
                (
                    "problem",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.problem",
                        verbose_name="困难问题",
                    ),
                ),
            ],
            options={
                "verbose_name": "跟踪办理记录",
                "ordering": ("pk",),
            },
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="checkin",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="43298405fc86c7fe92f4049e38fdddb6c218614a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c5641",
                    table="reporting_checkin",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="checkin",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="1b4e505203764bc7a974196f23cdb337d3353eea",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_e4112",
                    table="reporting_checkin",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="flag",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reporting_flagevent" ("acted_on", "closed_on", "department", "facts", "id", "level", "opened_on", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "severity", "signal", "status", "workshop_id") VALUES (OLD."acted_on", OLD."closed_on", OLD."department", OLD."facts", OLD."id", OLD."level", OLD."opened_on", OLD."outcome", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."severity", OLD."signal", OLD."status", OLD."workshop_id"); RETURN NULL;',
                    hash="c1feef652a27400e18010107acd7d96763eb1f8a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_36d9e",
                    table="reporting_flag",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="flagstep",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="74d78c2749ad1cb7a46e8dda969f3c45f3bb4844",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e0b68",
                    table="reporting_flagstep",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="flagstep",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="c1cf688255927f6ec87a8d29acb9bccbf0aa9e7f",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_529a9",
                    table="reporting_flagstep",
                    when="BEFORE",
                ),
            ),
        ),
    ]
