import uuid

import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import workshops.access.clock
import workshops.access.trigger_migrations


class Migration(migrations.Migration):
    dependencies = [
        ("access", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("regions", "0001_initial"),
        ("reporting", "0001_initial"),
        ("workshops", "0005_import_runs"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProblemEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("site", "场地"),
                            ("funding", "资金"),
                            ("policy", "政策落实"),
                            ("labour", "用工"),
                            ("training", "培训"),
                            ("materials", "原材料"),
                            ("sales", "销售"),
                            ("rights", "知识产权"),
                            ("other", "其他"),
                        ],
                        max_length=10,
                        verbose_name="问题类别",
                    ),
                ),
                ("title", models.CharField(max_length=80, verbose_name="问题")),
                (
                    "description",
                    models.TextField(
                        help_text="请勿填写身份证号码等个人信息。", max_length=2000, verbose_name="具体情况"
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
                    "level",
                    models.CharField(
                        choices=[
                            ("county", "县级"),
                            ("prefecture", "市级"),
                            ("province", "省级"),
                            ("ministry", "部级"),
                        ],
                        default="county",
                        max_length=10,
                        verbose_name="办理层级",
                    ),
                ),
                (
                    "raised_at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="反映时间"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "待受理"),
                            ("in_progress", "办理中"),
                            ("settled", "已办结，待工坊确认"),
                            ("confirmed", "工坊已确认"),
                            ("reopened", "重新办理"),
                            ("closed", "已关闭"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="办理期限")),
                ("settled_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="办结时间")),
                ("settlement", models.TextField(blank=True, max_length=2000, verbose_name="办理结果")),
                ("satisfied", models.BooleanField(blank=True, null=True, verbose_name="工坊是否满意")),
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
                        to="reporting.problem",
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="反映人",
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
                        verbose_name="承办地区",
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
        workshops.access.trigger_migrations.AddTrigger(
            model_name="problem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reporting_problemevent" ("department", "description", "due_on", "id", "kind", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "raised_by_id", "region_id", "satisfied", "settled_at", "settlement", "status", "title", "uid", "workshop_id") VALUES (OLD."department", OLD."description", OLD."due_on", OLD."id", OLD."kind", OLD."level", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."raised_at", OLD."raised_by_id", OLD."region_id", OLD."satisfied", OLD."settled_at", OLD."settlement", OLD."status", OLD."title", OLD."uid", OLD."workshop_id"); RETURN NULL;',
                    hash="4682931994af1a5389b23c0151bb8b38a60df007",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_17f40",
                    table="reporting_problem",
                    when="AFTER",
                ),
            ),
        ),
    ]
