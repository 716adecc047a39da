import uuid

import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import workshops.access.clock
import workshops.access.trigger_migrations


class Migration(migrations.Migration):
    dependencies = [
        ("access", "__first__"),
        ("catalog", "0003_public_catalogue_indexes"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("workshops", "0005_import_runs"),
    ]

    operations = [
        migrations.CreateModel(
            name="EventApplicationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "people",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="参展人数（人）"
                    ),
                ),
                (
                    "wishes",
                    models.TextField(
                        blank=True, help_text="如展位位置、用电、现场展演等。", max_length=500, verbose_name="参展需求"
                    ),
                ),
                (
                    "applied_at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="报名时间"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("submitted", "已报名"),
                            ("recommended", "已推荐"),
                            ("admitted", "已确定参展"),
                            ("declined", "未入选"),
                            ("withdrawn", "已撤回"),
                        ],
                        default="submitted",
                        editable=False,
                        max_length=12,
                        verbose_name="办理状态",
                    ),
                ),
                ("stand_number", models.CharField(blank=True, max_length=20, verbose_name="展位号")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="未入选或撤回的原因")),
                ("decided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="决定时间")),
                ("result", models.TextField(blank=True, max_length=1000, verbose_name="参展成效")),
                (
                    "sales_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="现场销售额（元）",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="报名人",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="决定人",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.event",
                        verbose_name="展会",
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
                        to="catalog.eventapplication",
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
            name="ExemplaryCaseEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("year", models.PositiveSmallIntegerField(verbose_name="申报年度")),
                ("title", models.CharField(max_length=100, verbose_name="案例标题")),
                ("summary", models.TextField(help_text="不超过300字。", max_length=300, verbose_name="摘要")),
                ("body", models.TextField(max_length=20000, verbose_name="正文")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "草稿"),
                            ("submitted", "待县级推选"),
                            ("nominated", "已申报"),
                            ("returned", "退回修改"),
                            ("recommended", "已推荐"),
                            ("selected", "已入选"),
                            ("published", "已发布"),
                            ("declined", "未入选"),
                            ("withdrawn", "已撤回"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=12,
                        verbose_name="办理状态",
                    ),
                ),
                (
                    "rank",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        help_text="省级推荐时排定，同省同年度不重复。",
                        null=True,
                        verbose_name="推荐次序",
                    ),
                ),
                ("number", models.CharField(blank=True, editable=False, max_length=30, verbose_name="案例编号")),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="发布时间")),
                (
                    "created_at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="起草时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                (
                    "cover",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.attachment",
                        verbose_name="封面照片",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="起草人",
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
                        to="catalog.exemplarycase",
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
            name="ListingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "level",
                    models.CharField(
                        choices=[("county", "县级"), ("province", "省级"), ("national", "国家级")],
                        max_length=8,
                        verbose_name="目录级别",
                    ),
                ),
                ("listed_on", models.DateField(verbose_name="列入日期")),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="公布文号")),
                ("delisted_on", models.DateField(blank=True, null=True, verbose_name="移出日期")),
                (
                    "delist_cause",
                    models.CharField(
                        blank=True,
                        choices=[("lost_status", "工坊资格终止"), ("withdrawn", "工坊撤回"), ("decided", "审核下架")],
                        max_length=12,
                        verbose_name="移出原因",
                    ),
                ),
                ("delist_reason", models.TextField(blank=True, max_length=500, verbose_name="移出说明")),
                (
                    "recorded_at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="登记时间"),
                ),
                (
                    "delisted_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="移出登记时间"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="决定人",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.listingcase",
                        verbose_name="产品目录申报",
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
                        to="catalog.listing",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.product",
                        verbose_name="产品",
                    ),
                ),
                (
                    "restored_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.listing",
                        verbose_name="更正的原记录",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="eventapplication",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_eventapplicationevent" ("applied_at", "by_id", "decided_at", "decided_by_id", "event_id", "id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "result", "sales_amount", "stand_number", "status", "wishes", "workshop_id") VALUES (OLD."applied_at", OLD."by_id", OLD."decided_at", OLD."decided_by_id", OLD."event_id", OLD."id", OLD."people", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."reason", OLD."result", OLD."sales_amount", OLD."stand_number", OLD."status", OLD."wishes", OLD."workshop_id"); RETURN NULL;',
                    hash="6b6e609db25f986fda67a9ecae2196895fbe07a2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0820c",
                    table="catalog_eventapplication",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="exemplarycase",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_exemplarycaseevent" ("body", "cover_id", "created_at", "created_by_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "rank", "status", "summary", "title", "uid", "updated_at", "workshop_id", "year") VALUES (OLD."body", OLD."cover_id", OLD."created_at", OLD."created_by_id", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."published_at", OLD."rank", OLD."status", OLD."summary", OLD."title", OLD."uid", OLD."updated_at", OLD."workshop_id", OLD."year"); RETURN NULL;',
                    hash="2d2c2f86c9bbd01ad45ef16966647d18f42db0d8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_98067",
                    table="catalog_exemplarycase",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="listing",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_listingevent" ("by_id", "case_id", "delist_cause", "delist_reason", "delisted_at", "delisted_on", "document_number", "id", "level", "listed_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "recorded_at", "restored_from_id") VALUES (OLD."by_id", OLD."case_id", OLD."delist_cause", OLD."delist_reason", OLD."delisted_at", OLD."delisted_on", OLD."document_number", OLD."id", OLD."level", OLD."listed_on", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."product_id", OLD."recorded_at", OLD."restored_from_id"); RETURN NULL;',
                    hash="59a977cb40eb4614a45f5b22c5244a178e369714",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_127ff",
                    table="catalog_listing",
                    when="AFTER",
                ),
            ),
        ),
    ]
