import uuid

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
        ("regions", "0001_initial"),
        ("reporting", "0004_monitoring"),
        ("workshops", "0005_import_runs"),
    ]

    operations = [
        migrations.CreateModel(
            name="Survey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=80, verbose_name="问卷标题")),
                ("intro", models.TextField(blank=True, max_length=2000, verbose_name="填写说明")),
                (
                    "audience",
                    models.CharField(
                        choices=[("workshops", "资格有效的工坊"), ("offices", "县级部门")],
                        default="workshops",
                        max_length=10,
                        verbose_name="由谁填写",
                    ),
                ),
                ("departments", models.JSONField(blank=True, default=list, verbose_name="填写部门")),
                (
                    "craft_category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("textile", "纺染织绣"),
                            ("clothing", "服饰制作"),
                            ("weaving", "编织扎制"),
                            ("carving", "雕刻塑造"),
                            ("furniture", "家具建筑"),
                            ("metal", "金属加工"),
                            ("papercut", "剪纸刻绘"),
                            ("ceramics", "陶瓷烧造"),
                            ("stationery", "文房制作"),
                            ("lacquer", "漆器髹饰"),
                            ("printing", "印刷装裱"),
                            ("food", "食品制作"),
                            ("medicine", "中药炮制"),
                            ("implements", "器具制作"),
                        ],
                        max_length=12,
                        verbose_name="传统工艺类别",
                    ),
                ),
                (
                    "area_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_poverty_area", "脱贫地区"),
                            ("in_key_county", "乡村振兴重点帮扶县"),
                            ("in_resettlement_site", "易地扶贫搬迁安置区"),
                        ],
                        max_length=20,
                        verbose_name="所在区域",
                    ),
                ),
                ("opens_on", models.DateField(verbose_name="开始日期")),
                ("due_on", models.DateField(verbose_name="截止日期")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "编制中"),
                            ("open", "已发布"),
                            ("withdrawn", "已撤回"),
                            ("closed", "已结束"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("edition", models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="版次")),
                (
                    "created_at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="编制时间"),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="发布时间")),
                ("ended_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="结束时间")),
                ("end_reason", models.CharField(blank=True, max_length=300, verbose_name="结束原因")),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="编制人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.office",
                        verbose_name="发布单位",
                    ),
                ),
                (
                    "pairing",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.pairing",
                        verbose_name="互访调研的结对关系",
                    ),
                ),
                (
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.survey",
                        verbose_name="上一版",
                    ),
                ),
                (
                    "regions",
                    models.ManyToManyField(blank=True, related_name="+", to="regions.region", verbose_name="范围"),
                ),
            ],
            options={
                "verbose_name": "问卷",
                "ordering": ("-created_at", "-pk"),
                "indexes": [models.Index(fields=["office", "status", "due_on"], name="reporting_survey_office")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("opens_on"))), name="reporting_survey_days"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("published_at", None), ("status", "draft")),
                            models.Q(("ended_at", None), ("published_at__isnull", False), ("status", "open")),
                            models.Q(
                                ("ended_at__isnull", False), ("published_at__isnull", False), ("status", "closed")
                            ),
                            models.Q(("ended_at__isnull", False), ("status", "withdrawn")),
                            _connector="OR",
                        ),
                        name="reporting_survey_published",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("title", models.CharField(max_length=80, verbose_name="问卷标题")),
                ("intro", models.TextField(blank=True, max_length=2000, verbose_name="填写说明")),
                (
                    "audience",
                    models.CharField(
                        choices=[("workshops", "资格有效的工坊"), ("offices", "县级部门")],
                        default="workshops",
                        max_length=10,
                        verbose_name="由谁填写",
                    ),
                ),
                ("departments", models.JSONField(blank=True, default=list, verbose_name="填写部门")),
                (
                    "craft_category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("textile", "纺染织绣"),
                            ("clothing", "服饰制作"),
                            ("weaving", "编织扎制"),
                            ("carving", "雕刻塑造"),
                            ("furniture", "家具建筑"),
                            ("metal", "金属加工"),
                            ("papercut", "剪纸刻绘"),
                            ("ceramics", "陶瓷烧造"),
                            ("stationery", "文房制作"),
                            ("lacquer", "漆器髹饰"),
                            ("printing", "印刷装裱"),
                            ("food", "食品制作"),
                            ("medicine", "中药炮制"),
                            ("implements", "器具制作"),
                        ],
                        max_length=12,
                        verbose_name="传统工艺类别",
                    ),
                ),
                (
                    "area_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_poverty_area", "脱贫地区"),
                            ("in_key_county", "乡村振兴重点帮扶县"),
                            ("in_resettlement_site", "易地扶贫搬迁安置区"),
                        ],
                        max_length=20,
                        verbose_name="所在区域",
                    ),
                ),
                ("opens_on", models.DateField(verbose_name="开始日期")),
                ("due_on", models.DateField(verbose_name="截止日期")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "编制中"),
                            ("open", "已发布"),
                            ("withdrawn", "已撤回"),
                            ("closed", "已结束"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("edition", models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="版次")),
                (
                    "created_at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="编制时间"),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="发布时间")),
                ("ended_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="结束时间")),
                ("end_reason", models.CharField(blank=True, max_length=300, verbose_name="结束原因")),
                (
                    "created_by",
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
                    "office",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="access.office",
                        verbose_name="发布单位",
                    ),
                ),
                (
                    "pairing",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reporting.pairing",
                        verbose_name="互访调研的结对关系",
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
                        to="reporting.survey",
                    ),
                ),
                (
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reporting.survey",
                        verbose_name="上一版",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SurveyForm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("questions", models.JSONField(verbose_name="题目")),
                ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                (
                    "frozen_at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="定版时间"),
                ),
                (
                    "survey",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="form",
                        to="reporting.survey",
                        verbose_name="问卷",
                    ),
                ),
            ],
            options={
                "verbose_name": "定版问卷",
            },
        ),
        migrations.CreateModel(
            name="SurveyQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(verbose_name="次序")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("short", "短文本"),
                            ("long", "长文本"),
                            ("number", "数字"),
                            ("single", "单选"),
                            ("multiple", "多选"),
                            ("date", "日期"),
                            ("table", "表格"),
                            ("photo", "照片"),
                        ],
                        max_length=8,
                        verbose_name="题型",
                    ),
                ),
                ("section", models.CharField(blank=True, max_length=60, verbose_name="分节标题")),
                ("text", models.CharField(max_length=200, verbose_name="题目")),
                ("help", models.CharField(blank=True, max_length=200, verbose_name="填写提示")),
                ("required", models.BooleanField(default=True, verbose_name="必答")),
                ("unit", models.CharField(blank=True, max_length=10, verbose_name="单位")),
                (
                    "minimum",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="最小值"),
                ),
                (
                    "maximum",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="最大值"),
                ),
                ("options", models.JSONField(blank=True, default=list, verbose_name="选项")),
                ("columns", models.JSONField(blank=True, default=list, verbose_name="各列")),
                ("rows", models.PositiveSmallIntegerField(default=5, verbose_name="最多行数")),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="reporting.survey",
                        verbose_name="问卷",
                    ),
                ),
            ],
            options={
                "verbose_name": "问卷题目",
                "ordering": ("position", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("survey", "position"),
                        name="reporting_surveyquestion_position",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveySheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "待填写"),
                            ("started", "填写中"),
                            ("submitted", "已提交"),
                            ("reopened", "退回修改"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("answers", models.JSONField(default=dict, verbose_name="答案")),
                ("in_stead", models.BooleanField(default=False, verbose_name="代填")),
                ("submitted_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="提交时间")),
                (
                    "first_submitted_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="首次提交时间"),
                ),
                ("reopen_reason", models.CharField(blank=True, max_length=300, verbose_name="退回原因")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.office",
                        verbose_name="填写单位",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="地区",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="提交人",
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="reporting.survey",
                        verbose_name="问卷",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
            ],
            options={
                "verbose_name": "答卷",
                "ordering": ("-survey__due_on", "-pk"),
                "indexes": [
                    models.Index(fields=["survey", "region", "status"], name="reporting_surveysheet_survey"),
                    models.Index(fields=["workshop", "status"], name="reporting_surveysheet_workshop"),
                    models.Index(fields=["office", "status"], name="reporting_surveysheet_office"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("survey", "workshop", "office"), name="reporting_surveysheet_once", nulls_distinct=False
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("office__isnull", False), ("workshop", None)),
                            models.Q(("office", None), ("workshop__isnull", False)),
                            _connector="OR",
                        ),
                        name="reporting_surveysheet_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "submitted"), _negated=True),
                            models.Q(
                                ("first_submitted_at__isnull", False),
                                ("submitted_at__isnull", False),
                                ("submitted_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="reporting_surveysheet_submitted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyPhoto",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=12, verbose_name="题目")),
                (
                    "attachment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workshops.attachment",
                        verbose_name="照片",
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="photos",
                        to="reporting.surveysheet",
                        verbose_name="答卷",
                    ),
                ),
            ],
            options={
                "verbose_name": "答卷照片",
                "ordering": ("pk",),
                "indexes": [models.Index(fields=["sheet", "key"], name="reporting_surveyphoto_key")],
            },
        ),
        migrations.CreateModel(
            name="SurveySheetEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "待填写"),
                            ("started", "填写中"),
                            ("submitted", "已提交"),
                            ("reopened", "退回修改"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("answers", models.JSONField(default=dict, verbose_name="答案")),
                ("in_stead", models.BooleanField(default=False, verbose_name="代填")),
                ("submitted_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="提交时间")),
                (
                    "first_submitted_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="首次提交时间"),
                ),
                ("reopen_reason", models.CharField(blank=True, max_length=300, verbose_name="退回原因")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="access.office",
                        verbose_name="填写单位",
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
                        to="reporting.surveysheet",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.region",
                        verbose_name="地区",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="提交人",
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reporting.survey",
                        verbose_name="问卷",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
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
            name="SurveyStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "action",
                    models.CharField(
                        choices=[("submit", "提交"), ("reopen", "退回修改")], max_length=8, verbose_name="动作"
                    ),
                ),
                ("at", models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="时间")),
                ("in_stead", models.BooleanField(default=False, verbose_name="代填")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                ("answers", models.JSONField(default=dict, verbose_name="答案")),
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
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="reporting.surveysheet",
                        verbose_name="答卷",
                    ),
                ),
            ],
            options={
                "verbose_name": "答卷记录",
                "ordering": ("pk",),
            },
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="survey",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reporting_surveyevent" ("area_type", "audience", "craft_category", "created_at", "created_by_id", "departments", "due_on", "edition", "end_reason", "ended_at", "id", "intro", "office_id", "opens_on", "pairing_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "published_at", "status", "title", "uid") VALUES (OLD."area_type", OLD."audience", OLD."craft_category", OLD."created_at", OLD."created_by_id", OLD."departments", OLD."due_on", OLD."edition", OLD."end_reason", OLD."ended_at", OLD."id", OLD."intro", OLD."office_id", OLD."opens_on", OLD."pairing_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."previous_id", OLD."published_at", OLD."status", OLD."title", OLD."uid"); RETURN NULL;',
                    hash="9accb5308b8a62a5a2696f50875844d898250dfa",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5e32d",
                    table="reporting_survey",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="surveyform",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="7a3a5032995154eeca392eeeb66178a3e30c2c8f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0a60f",
                    table="reporting_surveyform",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="surveyform",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="1bd3161fdaaf96906ca3f7d874bb402cf7d6d1c2",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_3950f",
                    table="reporting_surveyform",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="surveysheet",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reporting_surveysheetevent" ("answers", "first_submitted_at", "id", "in_stead", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "reopen_reason", "status", "submitted_at", "submitted_by_id", "survey_id", "uid", "version", "workshop_id") VALUES (OLD."answers", OLD."first_submitted_at", OLD."id", OLD."in_stead", OLD."office_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."region_id", OLD."reopen_reason", OLD."status", OLD."submitted_at", OLD."submitted_by_id", OLD."survey_id", OLD."uid", OLD."version", OLD."workshop_id"); RETURN NULL;',
                    hash="20ac8802feb825c1ba601f249b3b2514f9105a1b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_77bb4",
                    table="reporting_surveysheet",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="surveystep",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="5fdff54c960b716c17b99a72a4d1112aa982954e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2d750",
                    table="reporting_surveystep",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="surveystep",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="b7c5143d2c8b0cdceacdb16f8f820df27fa6eedc",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_ccaf6",
                    table="reporting_surveystep",
                    when="BEFORE",
                ),
            ),
        ),
    ]
