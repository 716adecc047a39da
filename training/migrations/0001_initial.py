import uuid
from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import workshops.access.trigger_migrations


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("regions", "0001_initial"),
        ("workshops", "0005_import_runs"),
    ]

    operations = [
        migrations.CreateModel(
            name="BaseTraining",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("base", models.CharField(max_length=100, verbose_name="高技能人才培训基地")),
                ("skill", models.CharField(max_length=60, verbose_name="培训职业（技能）")),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        help_text="如：三级/高级工；不分等级的可不填",
                        max_length=40,
                        verbose_name="培训等级",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="开始日期")),
                ("ends_on", models.DateField(verbose_name="结束日期")),
                (
                    "hours",
                    models.DecimalField(
                        decimal_places=1,
                        max_digits=5,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.5"))],
                        verbose_name="课时",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("attended", "参加"),
                            ("graduated", "结业"),
                            ("excellent", "优秀学员"),
                            ("dropped", "中途退出"),
                        ],
                        default="attended",
                        max_length=9,
                        verbose_name="结果",
                    ),
                ),
                ("certificate_number", models.CharField(blank=True, max_length=60, verbose_name="证书编号")),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="base_trainings",
                        to="workshops.leader",
                        verbose_name="带头人",
                    ),
                ),
            ],
            options={
                "verbose_name": "高技能基地培训",
                "ordering": ("-starts_on", "-pk"),
                "indexes": [models.Index(fields=["leader", "starts_on"], name="training_base_list")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_basetraining_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on")), ("hours__gt", 0)),
                        name="training_basetraining_sound",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BaseTrainingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("base", models.CharField(max_length=100, verbose_name="高技能人才培训基地")),
                ("skill", models.CharField(max_length=60, verbose_name="培训职业（技能）")),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        help_text="如：三级/高级工；不分等级的可不填",
                        max_length=40,
                        verbose_name="培训等级",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="开始日期")),
                ("ends_on", models.DateField(verbose_name="结束日期")),
                (
                    "hours",
                    models.DecimalField(
                        decimal_places=1,
                        max_digits=5,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.5"))],
                        verbose_name="课时",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("attended", "参加"),
                            ("graduated", "结业"),
                            ("excellent", "优秀学员"),
                            ("dropped", "中途退出"),
                        ],
                        default="attended",
                        max_length=9,
                        verbose_name="结果",
                    ),
                ),
                ("certificate_number", models.CharField(blank=True, max_length=60, verbose_name="证书编号")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.leader",
                        verbose_name="带头人",
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
                        to="training.basetraining",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="School",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("name", models.CharField(max_length=80, verbose_name="院校名称")),
                (
                    "in_programme_since",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="如：2015", null=True, verbose_name="加入研培计划的年份"
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="仍在参与")),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="所在地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "研培计划参与院校",
                "ordering": ("name",),
                "indexes": [models.Index(fields=["region", "is_active"], name="training_school_list")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_school_voided",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at", None)), fields=("name",), name="training_school_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeClass",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("title", models.CharField(max_length=100, verbose_name="名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("training", "培训"),
                            ("research", "研修"),
                            ("study", "研习"),
                            ("survey", "调研"),
                            ("exchange", "交流"),
                        ],
                        max_length=8,
                        verbose_name="类型",
                    ),
                ),
                ("for_workshops", models.BooleanField(default=False, verbose_name="专门面向工坊带头人")),
                ("starts_on", models.DateField(verbose_name="开始日期")),
                ("ends_on", models.DateField(verbose_name="结束日期")),
                (
                    "hours",
                    models.DecimalField(
                        decimal_places=1,
                        help_text="调研、交流没有课时的填 0",
                        max_digits=5,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="课时",
                    ),
                ),
                (
                    "headcount",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="人数（人）"
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="地点")),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="classes",
                        to="training.school",
                        verbose_name="院校",
                    ),
                ),
            ],
            options={
                "verbose_name": "研培班次",
                "ordering": ("-starts_on", "-pk"),
                "indexes": [
                    models.Index(fields=["school", "starts_on"], name="training_class_list"),
                    models.Index(fields=["kind", "starts_on"], name="training_class_kind"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_programmeclass_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__gte", models.F("starts_on")), ("headcount__gte", 1), ("hours__gte", 0)
                        ),
                        name="training_programmeclass_sound",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClassAttendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("attended", "参加"),
                            ("graduated", "结业"),
                            ("excellent", "优秀学员"),
                            ("dropped", "中途退出"),
                        ],
                        default="attended",
                        max_length=9,
                        verbose_name="结果",
                    ),
                ),
                ("certificate_number", models.CharField(blank=True, max_length=60, verbose_name="证书编号")),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="class_attendances",
                        to="workshops.leader",
                        verbose_name="带头人",
                    ),
                ),
                (
                    "programme_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="training.programmeclass",
                        verbose_name="研培班次",
                    ),
                ),
            ],
            options={
                "verbose_name": "研培经历",
                "ordering": ("-programme_class__starts_on", "-pk"),
                "indexes": [models.Index(fields=["leader", "result"], name="training_attended_list")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_classattendance_voided",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at", None)),
                        fields=("programme_class", "leader"),
                        name="training_attended_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Competition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("name", models.CharField(max_length=100, verbose_name="竞赛名称")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("national", "国家级"),
                            ("provincial", "省级"),
                            ("prefecture", "市级"),
                            ("county", "县级"),
                            ("industry", "行业"),
                        ],
                        max_length=10,
                        verbose_name="级别",
                    ),
                ),
                ("organiser", models.CharField(max_length=200, verbose_name="主办单位")),
                ("held_from", models.DateField(verbose_name="开始日期")),
                ("held_to", models.DateField(verbose_name="结束日期")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="地点")),
                (
                    "items",
                    models.TextField(
                        help_text="设置的非遗技能类竞赛项目，每行一个", max_length=500, verbose_name="非遗技能项目"
                    ),
                ),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="文号")),
                (
                    "link",
                    models.URLField(
                        blank=True, help_text="竞赛通知或结果公告的网页", max_length=300, verbose_name="网址"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        help_text="国家级的不选",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="competitions",
                        to="regions.region",
                        verbose_name="主办地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "技能竞赛",
                "ordering": ("-held_from", "-pk"),
                "indexes": [
                    models.Index(fields=["region", "held_from"], name="training_competition_region"),
                    models.Index(fields=["level", "held_from"], name="training_competition_level"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_competition_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("held_to__gte", models.F("held_from"))), name="training_competition_days"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("level", "industry"),
                            models.Q(("level", "national"), ("region", None)),
                            models.Q(("level__in", ("provincial", "prefecture", "county")), ("region__isnull", False)),
                            _connector="OR",
                        ),
                        name="training_competition_region_by_level",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CompetitionEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("item", models.CharField(max_length=60, verbose_name="参赛项目")),
                ("entrant", models.CharField(help_text="姓名或队名；将公开显示", max_length=60, verbose_name="参赛者")),
                (
                    "award",
                    models.CharField(
                        choices=[
                            ("none", "未获奖"),
                            ("first", "一等奖"),
                            ("second", "二等奖"),
                            ("third", "三等奖"),
                            ("excellent", "优秀奖"),
                            ("special", "专项奖"),
                        ],
                        default="none",
                        max_length=9,
                        verbose_name="获奖情况",
                    ),
                ),
                (
                    "award_name",
                    models.CharField(
                        blank=True, help_text="证书上的名称，如：金奖", max_length=60, verbose_name="奖项名称"
                    ),
                ),
                ("awarded_on", models.DateField(blank=True, null=True, verbose_name="获奖日期")),
                ("certificate_number", models.CharField(blank=True, max_length=60, verbose_name="证书编号")),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "competition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="training.competition",
                        verbose_name="竞赛",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        blank=True,
                        help_text="带头人本人参赛的，请选择",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="competition_entries",
                        to="workshops.leader",
                        verbose_name="带头人",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="competition_entries",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
            ],
            options={
                "verbose_name": "参赛记录",
                "ordering": ("-competition__held_from", "-pk"),
                "indexes": [models.Index(fields=["workshop", "award"], name="training_entry_list")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_competitionentry_voided",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at", None)),
                        fields=("competition", "item", "workshop", "entrant"),
                        name="training_entry_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("award", "none"), _negated=True),
                            models.Q(("award_name", ""), ("awarded_on", None)),
                            _connector="OR",
                        ),
                        name="training_competitionentry_awarded",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CompetitionEntryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("item", models.CharField(max_length=60, verbose_name="参赛项目")),
                ("entrant", models.CharField(help_text="姓名或队名；将公开显示", max_length=60, verbose_name="参赛者")),
                (
                    "award",
                    models.CharField(
                        choices=[
                            ("none", "未获奖"),
                            ("first", "一等奖"),
                            ("second", "二等奖"),
                            ("third", "三等奖"),
                            ("excellent", "优秀奖"),
                            ("special", "专项奖"),
                        ],
                        default="none",
                        max_length=9,
                        verbose_name="获奖情况",
                    ),
                ),
                (
                    "award_name",
                    models.CharField(
                        blank=True, help_text="证书上的名称，如：金奖", max_length=60, verbose_name="奖项名称"
                    ),
                ),
                ("awarded_on", models.DateField(blank=True, null=True, verbose_name="获奖日期")),
                ("certificate_number", models.CharField(blank=True, max_length=60, verbose_name="证书编号")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "competition",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="training.competition",
                        verbose_name="竞赛",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="带头人本人参赛的，请选择",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.leader",
                        verbose_name="带头人",
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
                        to="training.competitionentry",
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
            name="CompetitionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("name", models.CharField(max_length=100, verbose_name="竞赛名称")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("national", "国家级"),
                            ("provincial", "省级"),
                            ("prefecture", "市级"),
                            ("county", "县级"),
                            ("industry", "行业"),
                        ],
                        max_length=10,
                        verbose_name="级别",
                    ),
                ),
                ("organiser", models.CharField(max_length=200, verbose_name="主办单位")),
                ("held_from", models.DateField(verbose_name="开始日期")),
                ("held_to", models.DateField(verbose_name="结束日期")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="地点")),
                (
                    "items",
                    models.TextField(
                        help_text="设置的非遗技能类竞赛项目，每行一个", max_length=500, verbose_name="非遗技能项目"
                    ),
                ),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="文号")),
                (
                    "link",
                    models.URLField(
                        blank=True, help_text="竞赛通知或结果公告的网页", max_length=300, verbose_name="网址"
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
                        verbose_name="登记人",
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
                        to="training.competition",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="国家级的不选",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.region",
                        verbose_name="主办地区",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TrainingPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("title", models.CharField(max_length=80, verbose_name="计划名称")),
                (
                    "headcount",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="计划培训人数（人）"
                    ),
                ),
                (
                    "budget",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="经费预算（元）",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=1000, verbose_name="说明")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "起草中"), ("published", "已发布"), ("closed", "已结束")],
                        default="draft",
                        max_length=9,
                        verbose_name="状态",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="training_plans",
                        to="regions.region",
                        verbose_name="所在地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "培训计划",
                "ordering": ("-year", "-pk"),
                "indexes": [models.Index(fields=["region", "year", "status"], name="training_plan_list")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_trainingplan_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("headcount__gte", 1), models.Q(("budget", None), ("budget__gte", 0), _connector="OR")
                        ),
                        name="training_trainingplan_sound",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrainingNeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                (
                    "skill",
                    models.CharField(
                        help_text="如：苗绣基础针法、直播销售", max_length=60, verbose_name="需要培训的技能"
                    ),
                ),
                (
                    "headcount",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="需培训人数（人）"
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("classroom", "集中培训"),
                            ("hands_on", "实操实训"),
                            ("order_based", "订单式培训"),
                            ("on_site_visit", "上门培训"),
                            ("remote", "远程培训"),
                        ],
                        max_length=13,
                        verbose_name="希望的培训形式",
                    ),
                ),
                (
                    "preferred_months",
                    models.CharField(
                        blank=True,
                        help_text="写月份即可，如：3月、11月至12月；不限可不填",
                        max_length=60,
                        verbose_name="希望的培训时间",
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=500, verbose_name="需求说明")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "待安排"),
                            ("planned", "已列入计划"),
                            ("met", "已满足"),
                            ("declined", "未采纳"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                (
                    "answer",
                    models.TextField(
                        blank=True, help_text="未采纳的，请写明原因，工坊可以看到", max_length=500, verbose_name="答复"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="training_needs",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="training.trainingplan",
                        verbose_name="列入的培训计划",
                    ),
                ),
            ],
            options={
                "verbose_name": "培训需求",
                "ordering": ("-year", "-pk"),
                "indexes": [models.Index(fields=["workshop", "year", "status"], name="training_need_list")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_trainingneed_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("headcount__gte", 1)), name="training_trainingneed_headcount"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "declined"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="training_trainingneed_answered",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Course",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("title", models.CharField(max_length=80, verbose_name="培训班名称")),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("classroom", "集中培训"),
                            ("hands_on", "实操实训"),
                            ("order_based", "订单式培训"),
                            ("on_site_visit", "上门培训"),
                            ("remote", "远程培训"),
                        ],
                        max_length=13,
                        verbose_name="培训形式",
                    ),
                ),
                (
                    "skill",
                    models.CharField(help_text="如：苗绣基础针法、直播销售", max_length=60, verbose_name="培训技能"),
                ),
                ("organiser", models.CharField(max_length=100, verbose_name="承办单位")),
                (
                    "hours_planned",
                    models.DecimalField(
                        decimal_places=1,
                        help_text="各次课的课时合计",
                        max_digits=5,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.5"))],
                        verbose_name="计划课时",
                    ),
                ),
                (
                    "headcount",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="招收人数（人）"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="开班日期")),
                ("ends_on", models.DateField(verbose_name="结束日期")),
                (
                    "order_post",
                    models.CharField(blank=True, help_text="仅订单式培训填写", max_length=40, verbose_name="订单岗位"),
                ),
                (
                    "order_headcount",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="仅订单式培训填写",
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="订单吸纳人数（人）",
                    ),
                ),
                (
                    "vacancy_number",
                    models.PositiveBigIntegerField(
                        blank=True,
                        help_text="仅订单式培训填写：工坊已发布的招聘岗位",
                        null=True,
                        verbose_name="对应的招聘岗位",
                    ),
                ),
                (
                    "fund_source",
                    models.CharField(
                        blank=True,
                        help_text="如：就业补助资金、衔接推进乡村振兴补助资金",
                        max_length=100,
                        verbose_name="经费来源",
                    ),
                ),
                (
                    "certificate_name",
                    models.CharField(
                        blank=True, help_text="不颁发证书的可不填", max_length=60, verbose_name="颁发的证书"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "筹备中"),
                            ("open", "报名中"),
                            ("running", "开班中"),
                            ("finished", "已结束"),
                            ("cancelled", "已取消"),
                        ],
                        default="planned",
                        max_length=9,
                        verbose_name="状态",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "host_workshop",
                    models.ForeignKey(
                        blank=True,
                        help_text="在工坊举办或上门到工坊培训的，请选择该工坊",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hosted_courses",
                        to="workshops.workshop",
                        verbose_name="承训工坊",
                    ),
                ),
                (
                    "order_workshop",
                    models.ForeignKey(
                        blank=True,
                        help_text="仅订单式培训填写：结业后吸纳学员就业的工坊",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ordered_courses",
                        to="workshops.workshop",
                        verbose_name="下订单的工坊",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="courses",
                        to="regions.region",
                        verbose_name="举办地区",
                    ),
                ),
                (
                    "needs",
                    models.ManyToManyField(
                        blank=True, related_name="courses", to="training.trainingneed", verbose_name="回应的培训需求"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="courses",
                        to="training.trainingplan",
                        verbose_name="培训计划",
                    ),
                ),
            ],
            options={
                "verbose_name": "培训班",
                "ordering": ("-starts_on", "-pk"),
                "indexes": [
                    models.Index(fields=["region", "status", "starts_on"], name="training_course_list"),
                    models.Index(fields=["status", "starts_on"], name="training_course_coming"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_course_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__gte", models.F("starts_on")), ("headcount__gte", 1), ("hours_planned__gt", 0)
                        ),
                        name="training_course_sound",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("form", "order_based"), ("order_workshop__isnull", False)),
                            models.Q(models.Q(("form", "order_based"), _negated=True), ("order_workshop", None)),
                            _connector="OR",
                        ),
                        name="training_course_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("order_workshop__isnull", False),
                            models.Q(("order_headcount", None), ("order_post", ""), ("vacancy_number", None)),
                            _connector="OR",
                        ),
                        name="training_course_order_part",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("order_headcount", None), ("order_headcount__gte", 1), _connector="OR"),
                        name="training_course_order_headcount",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LeaderTitle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rural_culture_talent", "乡村文化和旅游能人"),
                            ("rural_craftsman", "乡村工匠"),
                            ("inheritor", "非遗代表性传承人"),
                            ("other", "其他称号"),
                        ],
                        max_length=20,
                        verbose_name="称号类型",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("national", "国家级"),
                            ("provincial", "省级"),
                            ("prefecture", "市级"),
                            ("county", "县级"),
                        ],
                        max_length=10,
                        verbose_name="级别",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True, help_text="证书上的名称；其他称号必须填写", max_length=80, verbose_name="称号名称"
                    ),
                ),
                ("granted_on", models.DateField(verbose_name="授予日期")),
                ("issuer", models.CharField(max_length=100, verbose_name="授予单位")),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="文号")),
                (
                    "ended_on",
                    models.DateField(blank=True, help_text="仍有效的可不填", null=True, verbose_name="终止日期"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="titles",
                        to="workshops.leader",
                        verbose_name="带头人",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        help_text="仅代表性传承人填写",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workshops.ichproject",
                        verbose_name="所传承的非遗代表性项目",
                    ),
                ),
            ],
            options={
                "verbose_name": "带头人称号",
                "ordering": ("-granted_on", "-pk"),
                "indexes": [
                    models.Index(fields=["leader", "granted_on"], name="training_title_list"),
                    models.Index(fields=["kind", "level", "granted_on"], name="training_title_kind"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_leadertitle_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None), ("ended_on__gte", models.F("granted_on")), _connector="OR"
                        ),
                        name="training_leadertitle_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "other"), _negated=True),
                            models.Q(("name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="training_leadertitle_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("project", None), ("kind", "inheritor"), _connector="OR"),
                        name="training_leadertitle_project",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cultivation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                (
                    "target_kind",
                    models.CharField(
                        choices=[
                            ("rural_culture_talent", "乡村文化和旅游能人"),
                            ("rural_craftsman", "乡村工匠"),
                            ("inheritor", "非遗代表性传承人"),
                            ("other", "其他称号"),
                        ],
                        max_length=20,
                        verbose_name="培育目标",
                    ),
                ),
                (
                    "target_level",
                    models.CharField(
                        choices=[
                            ("national", "国家级"),
                            ("provincial", "省级"),
                            ("prefecture", "市级"),
                            ("county", "县级"),
                        ],
                        max_length=10,
                        verbose_name="目标级别",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("identified", "已列为对象"),
                            ("training", "培养中"),
                            ("recommended", "已推荐"),
                            ("under_review", "评审中"),
                            ("granted", "已获称号"),
                            ("stopped", "已终止"),
                        ],
                        default="identified",
                        max_length=12,
                        verbose_name="阶段",
                    ),
                ),
                ("next_step", models.CharField(blank=True, max_length=200, verbose_name="下一步工作")),
                (
                    "due_on",
                    models.DateField(
                        blank=True, help_text="下一步工作最迟完成的日期", null=True, verbose_name="完成期限"
                    ),
                ),
                (
                    "department",
                    models.CharField(
                        choices=[("culture", "文化和旅游"), ("hrss", "人力资源社会保障"), ("rural", "乡村振兴")],
                        max_length=10,
                        verbose_name="责任部门",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=500, verbose_name="说明")),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cultivations",
                        to="workshops.leader",
                        verbose_name="带头人",
                    ),
                ),
                (
                    "title",
                    models.ForeignKey(
                        blank=True,
                        help_text="已获称号的，请选择登记的称号",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cultivations",
                        to="training.leadertitle",
                        verbose_name="获得的称号",
                    ),
                ),
            ],
            options={
                "verbose_name": "带头人培育",
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(fields=["leader", "stage"], name="training_cultivation_list"),
                    models.Index(fields=["department", "stage", "due_on"], name="training_cultivation_due"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_cultivation_voided",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("voided_at", None), models.Q(("stage__in", ("granted", "stopped")), _negated=True)
                        ),
                        fields=("leader", "target_kind", "target_level"),
                        name="training_cultivation_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "granted"), ("title__isnull", False)),
                            models.Q(models.Q(("stage", "granted"), _negated=True), ("title", None)),
                            _connector="OR",
                        ),
                        name="training_cultivation_granted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LeaderSupport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("tax_relief", "税费减免"),
                            ("site", "场地安排"),
                            ("guaranteed_loan", "创业担保贷款"),
                            ("interest_subsidy", "贷款贴息"),
                            ("startup_grant", "一次性创业补贴"),
                            ("startup_training_grant", "创业培训补贴"),
                        ],
                        max_length=22,
                        verbose_name="支持类型",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="场地安排不填；贷款填本金",
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="金额（元）",
                    ),
                ),
                (
                    "area",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="仅场地安排填写",
                        max_digits=9,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.01"))],
                        verbose_name="场地面积（㎡）",
                    ),
                ),
                (
                    "payer",
                    models.CharField(help_text="减免、提供、发放或贷款的单位", max_length=100, verbose_name="落实单位"),
                ),
                ("period_from", models.DateField(verbose_name="享受期起")),
                (
                    "period_to",
                    models.DateField(blank=True, help_text="长期或一次性的可不填", null=True, verbose_name="享受期止"),
                ),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="发放日期")),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="文号或凭证号")),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workshops.attachment",
                        verbose_name="凭证",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supports",
                        to="workshops.leader",
                        verbose_name="带头人",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        blank=True,
                        help_text="用于某个工坊的，请选择",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leader_supports",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
            ],
            options={
                "verbose_name": "带头人扶持",
                "ordering": ("-period_from", "-pk"),
                "indexes": [
                    models.Index(fields=["leader", "period_from"], name="training_support_list"),
                    models.Index(fields=["kind", "period_from"], name="training_support_kind"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_leadersupport_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount", None), ("area__gt", 0), ("area__isnull", False), ("kind", "site")),
                            models.Q(
                                models.Q(("kind", "site"), _negated=True),
                                ("amount__gte", 0),
                                ("amount__isnull", False),
                                ("area", None),
                            ),
                            _connector="OR",
                        ),
                        name="training_leadersupport_site_or_amount",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("period_to", None), ("period_to__gte", models.F("period_from")), _connector="OR"
                        ),
                        name="training_leadersupport_days",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LeaderSupportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("tax_relief", "税费减免"),
                            ("site", "场地安排"),
                            ("guaranteed_loan", "创业担保贷款"),
                            ("interest_subsidy", "贷款贴息"),
                            ("startup_grant", "一次性创业补贴"),
                            ("startup_training_grant", "创业培训补贴"),
                        ],
                        max_length=22,
                        verbose_name="支持类型",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="场地安排不填；贷款填本金",
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="金额（元）",
                    ),
                ),
                (
                    "area",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="仅场地安排填写",
                        max_digits=9,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.01"))],
                        verbose_name="场地面积（㎡）",
                    ),
                ),
                (
                    "payer",
                    models.CharField(help_text="减免、提供、发放或贷款的单位", max_length=100, verbose_name="落实单位"),
                ),
                ("period_from", models.DateField(verbose_name="享受期起")),
                (
                    "period_to",
                    models.DateField(blank=True, help_text="长期或一次性的可不填", null=True, verbose_name="享受期止"),
                ),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="发放日期")),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="文号或凭证号")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.attachment",
                        verbose_name="凭证",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.leader",
                        verbose_name="带头人",
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
                        to="training.leadersupport",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="用于某个工坊的，请选择",
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
            name="CultivationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                (
                    "target_kind",
                    models.CharField(
                        choices=[
                            ("rural_culture_talent", "乡村文化和旅游能人"),
                            ("rural_craftsman", "乡村工匠"),
                            ("inheritor", "非遗代表性传承人"),
                            ("other", "其他称号"),
                        ],
                        max_length=20,
                        verbose_name="培育目标",
                    ),
                ),
                (
                    "target_level",
                    models.CharField(
                        choices=[
                            ("national", "国家级"),
                            ("provincial", "省级"),
                            ("prefecture", "市级"),
                            ("county", "县级"),
                        ],
                        max_length=10,
                        verbose_name="目标级别",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("identified", "已列为对象"),
                            ("training", "培养中"),
                            ("recommended", "已推荐"),
                            ("under_review", "评审中"),
                            ("granted", "已获称号"),
                            ("stopped", "已终止"),
                        ],
                        default="identified",
                        max_length=12,
                        verbose_name="阶段",
                    ),
                ),
                ("next_step", models.CharField(blank=True, max_length=200, verbose_name="下一步工作")),
                (
                    "due_on",
                    models.DateField(
                        blank=True, help_text="下一步工作最迟完成的日期", null=True, verbose_name="完成期限"
                    ),
                ),
                (
                    "department",
                    models.CharField(
                        choices=[("culture", "文化和旅游"), ("hrss", "人力资源社会保障"), ("rural", "乡村振兴")],
                        max_length=10,
                        verbose_name="责任部门",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=500, verbose_name="说明")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.leader",
                        verbose_name="带头人",
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
                        to="training.cultivation",
                    ),
                ),
                (
                    "title",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="已获称号的，请选择登记的称号",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="training.leadertitle",
                        verbose_name="获得的称号",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LeaderTitleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rural_culture_talent", "乡村文化和旅游能人"),
                            ("rural_craftsman", "乡村工匠"),
                            ("inheritor", "非遗代表性传承人"),
                            ("other", "其他称号"),
                        ],
                        max_length=20,
                        verbose_name="称号类型",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("national", "国家级"),
                            ("provincial", "省级"),
                            ("prefecture", "市级"),
                            ("county", "县级"),
                        ],
                        max_length=10,
                        verbose_name="级别",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True, help_text="证书上的名称；其他称号必须填写", max_length=80, verbose_name="称号名称"
                    ),
                ),
                ("granted_on", models.DateField(verbose_name="授予日期")),
                ("issuer", models.CharField(max_length=100, verbose_name="授予单位")),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="文号")),
                (
                    "ended_on",
                    models.DateField(blank=True, help_text="仍有效的可不填", null=True, verbose_name="终止日期"),
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
                        verbose_name="登记人",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.leader",
                        verbose_name="带头人",
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
                        to="training.leadertitle",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="仅代表性传承人填写",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.ichproject",
                        verbose_name="所传承的非遗代表性项目",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MasterStudio",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("name", models.CharField(max_length=80, verbose_name="工作室名称")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("national", "国家级"),
                            ("provincial", "省级"),
                            ("prefecture", "市级"),
                            ("county", "县级"),
                        ],
                        max_length=10,
                        verbose_name="级别",
                    ),
                ),
                ("recognised_on", models.DateField(verbose_name="认定日期")),
                ("issuer", models.CharField(max_length=100, verbose_name="认定单位")),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="认定文号")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="地址")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="终止日期")),
                ("note", models.TextField(blank=True, max_length=500, verbose_name="说明")),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="studios",
                        to="workshops.leader",
                        verbose_name="带头人",
                    ),
                ),
            ],
            options={
                "verbose_name": "技能大师工作室",
                "ordering": ("-recognised_on", "-pk"),
                "indexes": [
                    models.Index(fields=["leader", "recognised_on"], name="training_studio_list"),
                    models.Index(fields=["level", "recognised_on"], name="training_studio_level"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_masterstudio_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None), ("ended_on__gte", models.F("recognised_on")), _connector="OR"
                        ),
                        name="training_masterstudio_days",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MasterStudioEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("name", models.CharField(max_length=80, verbose_name="工作室名称")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("national", "国家级"),
                            ("provincial", "省级"),
                            ("prefecture", "市级"),
                            ("county", "县级"),
                        ],
                        max_length=10,
                        verbose_name="级别",
                    ),
                ),
                ("recognised_on", models.DateField(verbose_name="认定日期")),
                ("issuer", models.CharField(max_length=100, verbose_name="认定单位")),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="认定文号")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="地址")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="终止日期")),
                ("note", models.TextField(blank=True, max_length=500, verbose_name="说明")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.leader",
                        verbose_name="带头人",
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
                        to="training.masterstudio",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClassAttendanceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("attended", "参加"),
                            ("graduated", "结业"),
                            ("excellent", "优秀学员"),
                            ("dropped", "中途退出"),
                        ],
                        default="attended",
                        max_length=9,
                        verbose_name="结果",
                    ),
                ),
                ("certificate_number", models.CharField(blank=True, max_length=60, verbose_name="证书编号")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.leader",
                        verbose_name="带头人",
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
                        to="training.classattendance",
                    ),
                ),
                (
                    "programme_class",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="training.programmeclass",
                        verbose_name="研培班次",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProgrammeClassEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("title", models.CharField(max_length=100, verbose_name="名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("training", "培训"),
                            ("research", "研修"),
                            ("study", "研习"),
                            ("survey", "调研"),
                            ("exchange", "交流"),
                        ],
                        max_length=8,
                        verbose_name="类型",
                    ),
                ),
                ("for_workshops", models.BooleanField(default=False, verbose_name="专门面向工坊带头人")),
                ("starts_on", models.DateField(verbose_name="开始日期")),
                ("ends_on", models.DateField(verbose_name="结束日期")),
                (
                    "hours",
                    models.DecimalField(
                        decimal_places=1,
                        help_text="调研、交流没有课时的填 0",
                        max_digits=5,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="课时",
                    ),
                ),
                (
                    "headcount",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="人数（人）"
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="地点")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
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
                        to="training.programmeclass",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="training.school",
                        verbose_name="院校",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SchoolEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("name", models.CharField(max_length=80, verbose_name="院校名称")),
                (
                    "in_programme_since",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="如：2015", null=True, verbose_name="加入研培计划的年份"
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="仍在参与")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
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
                        to="training.school",
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
                        verbose_name="所在地区",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Teacher",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("name", models.CharField(max_length=40, verbose_name="姓名")),
                ("expertise", models.CharField(max_length=100, verbose_name="专长")),
                ("employer", models.CharField(blank=True, max_length=100, verbose_name="工作单位")),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="如：高级工艺美术师、省级代表性传承人",
                        max_length=60,
                        verbose_name="职称或称号",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        blank=True,
                        help_text="授课人是工坊带头人的，请选择",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workshops.leader",
                        verbose_name="对应的带头人",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="teachers",
                        to="regions.region",
                        verbose_name="所在地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "培训师资",
                "ordering": ("name", "pk"),
                "indexes": [models.Index(fields=["region", "name"], name="training_teacher_list")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_teacher_voided",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("held_on", models.DateField(verbose_name="上课日期")),
                ("starts_at", models.TimeField(verbose_name="开始时间")),
                ("ends_at", models.TimeField(verbose_name="结束时间")),
                (
                    "hours",
                    models.DecimalField(
                        decimal_places=1,
                        max_digits=4,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0.5")),
                            django.core.validators.MaxValueValidator(24),
                        ],
                        verbose_name="课时",
                    ),
                ),
                ("place", models.CharField(help_text="远程培训请写平台名称", max_length=100, verbose_name="地点")),
                ("topic", models.CharField(max_length=100, verbose_name="授课内容")),
                ("checkin_open", models.BooleanField(default=True, verbose_name="开放扫码签到")),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="training.course",
                        verbose_name="培训班",
                    ),
                ),
                (
                    "teacher",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="training.teacher",
                        verbose_name="授课人",
                    ),
                ),
            ],
            options={
                "verbose_name": "课次",
                "ordering": ("held_on", "starts_at", "pk"),
                "indexes": [models.Index(fields=["course", "held_on"], name="training_session_list")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_session_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_at__gt", models.F("starts_at")), ("hours__gt", 0), ("hours__lte", 24)
                        ),
                        name="training_session_sound",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StudioFunding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="金额（元）",
                    ),
                ),
                ("payer", models.CharField(max_length=100, verbose_name="拨付单位")),
                ("purpose", models.CharField(blank=True, max_length=200, verbose_name="用途")),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="拨付日期")),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="文号或凭证号")),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "studio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fundings",
                        to="training.masterstudio",
                        verbose_name="工作室",
                    ),
                ),
            ],
            options={
                "verbose_name": "工作室资助",
                "ordering": ("-year", "-pk"),
                "indexes": [models.Index(fields=["studio", "year"], name="training_funding_list")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_studiofunding_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)), name="training_studiofunding_amount"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StudioFundingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="金额（元）",
                    ),
                ),
                ("payer", models.CharField(max_length=100, verbose_name="拨付单位")),
                ("purpose", models.CharField(blank=True, max_length=200, verbose_name="用途")),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="拨付日期")),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="文号或凭证号")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
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
                        to="training.studiofunding",
                    ),
                ),
                (
                    "studio",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="training.masterstudio",
                        verbose_name="工作室",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SubsidyRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("name", models.CharField(max_length=80, verbose_name="补贴名称")),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="文号")),
                (
                    "per_head",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="每人和每课时两项至少填一项，都填的相加",
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="每人补贴（元）",
                    ),
                ),
                (
                    "per_hour",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="每课时补贴（元）",
                    ),
                ),
                (
                    "least_share",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0.80"),
                        help_text="0.80 即出勤课时不低于 80%",
                        max_digits=3,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1),
                        ],
                        verbose_name="最低出勤比例（0–1）",
                    ),
                ),
                ("needs_certificate", models.BooleanField(default=False, verbose_name="须取得证书")),
                (
                    "times_a_year",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="每人每年最多享受（次）",
                    ),
                ),
                (
                    "ceiling",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="没有上限的可不填",
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="每人每年补贴上限（元）",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="施行日期")),
                (
                    "valid_to",
                    models.DateField(
                        blank=True, help_text="最后适用的一天；仍在施行的可不填", null=True, verbose_name="失效日期"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        help_text="省（区、市）或县（市、区），适用于该地区及以下",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subsidy_rules",
                        to="regions.region",
                        verbose_name="适用地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "培训补贴标准",
                "ordering": ("-valid_from", "-pk"),
                "indexes": [models.Index(fields=["region", "valid_from"], name="training_rule_list")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_subsidyrule_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("per_head__isnull", False), ("per_hour__isnull", False), _connector="OR"),
                            models.Q(("per_head", None), ("per_head__gte", 0), _connector="OR"),
                            models.Q(("per_hour", None), ("per_hour__gte", 0), _connector="OR"),
                        ),
                        name="training_subsidyrule_pays",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("least_share__gte", 0),
                            ("least_share__lte", 1),
                            ("times_a_year__gte", 1),
                            models.Q(("ceiling", None), ("ceiling__gte", 0), _connector="OR"),
                        ),
                        name="training_subsidyrule_limits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="training_subsidyrule_days",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Trainee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=40, verbose_name="姓名")),
                ("identity_sealed", models.TextField(blank=True, editable=False, verbose_name="身份证号码")),
                ("identity_lookup", models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ("phone_sealed", models.TextField(blank=True, editable=False, verbose_name="联系电话")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("enrolled", "在学"),
                            ("withdrawn", "已退出"),
                            ("completed", "合格结业"),
                            ("failed", "未合格"),
                        ],
                        default="enrolled",
                        max_length=9,
                        verbose_name="状态",
                    ),
                ),
                (
                    "test_score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="考核成绩（分）",
                    ),
                ),
                ("certificate_number", models.CharField(blank=True, max_length=60, verbose_name="证书编号")),
                ("certified_on", models.DateField(blank=True, null=True, verbose_name="发证日期")),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainees",
                        to="training.course",
                        verbose_name="培训班",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        blank=True,
                        help_text="自行报名、不在工坊就业的可不选",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainees",
                        to="workshops.workshop",
                        verbose_name="所属工坊",
                    ),
                ),
            ],
            options={
                "verbose_name": "学员",
                "ordering": ("course", "name", "pk"),
                "indexes": [
                    models.Index(fields=["course", "status"], name="training_trainee_course"),
                    models.Index(fields=["workshop", "status"], name="training_trainee_workshop"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_trainee_voided",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at", None), models.Q(("identity_lookup", ""), _negated=True)),
                        fields=("course", "identity_lookup"),
                        name="training_trainee_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("test_score", None), ("test_score__gte", 0), _connector="OR"),
                        name="training_trainee_score",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("certificate_number", ""), ("certified_on", None)),
                            models.Q(
                                ("certified_on__isnull", False),
                                ("status", "completed"),
                                models.Q(("certificate_number", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="training_trainee_certified",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubsidyClaim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                (
                    "hours",
                    models.DecimalField(
                        decimal_places=1,
                        max_digits=5,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="出勤课时",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="补贴金额（元）",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("claimed", "待审核"),
                            ("approved", "已核准"),
                            ("refused", "不予补贴"),
                            ("paid", "已发放"),
                        ],
                        default="claimed",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="审核时间")),
                (
                    "reason",
                    models.CharField(
                        blank=True, help_text="不予补贴的必须写明原因", max_length=200, verbose_name="审核意见"
                    ),
                ),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="发放日期")),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="文号或凭证号")),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="审核人",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workshops.attachment",
                        verbose_name="凭证",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="training.subsidyrule",
                        verbose_name="补贴标准",
                    ),
                ),
                (
                    "trainee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="training.trainee",
                        verbose_name="学员",
                    ),
                ),
            ],
            options={
                "verbose_name": "培训补贴",
                "ordering": ("-year", "-pk"),
                "indexes": [models.Index(fields=["year", "status"], name="training_claim_list")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_subsidyclaim_voided",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at", None)), fields=("trainee",), name="training_claim_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0), ("hours__gte", 0)), name="training_subsidyclaim_figures"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("decided_by", None), ("status", "claimed")),
                            models.Q(
                                models.Q(("status", "claimed"), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="training_subsidyclaim_decided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "refused"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="training_subsidyclaim_refused",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("paid_on__isnull", False), ("status", "paid")),
                            models.Q(models.Q(("status", "paid"), _negated=True), ("paid_on", None)),
                            _connector="OR",
                        ),
                        name="training_subsidyclaim_paid",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubsidyRuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("name", models.CharField(max_length=80, verbose_name="补贴名称")),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="文号")),
                (
                    "per_head",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="每人和每课时两项至少填一项，都填的相加",
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="每人补贴（元）",
                    ),
                ),
                (
                    "per_hour",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="每课时补贴（元）",
                    ),
                ),
                (
                    "least_share",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0.80"),
                        help_text="0.80 即出勤课时不低于 80%",
                        max_digits=3,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1),
                        ],
                        verbose_name="最低出勤比例（0–1）",
                    ),
                ),
                ("needs_certificate", models.BooleanField(default=False, verbose_name="须取得证书")),
                (
                    "times_a_year",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="每人每年最多享受（次）",
                    ),
                ),
                (
                    "ceiling",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="没有上限的可不填",
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="每人每年补贴上限（元）",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="施行日期")),
                (
                    "valid_to",
                    models.DateField(
                        blank=True, help_text="最后适用的一天；仍在施行的可不填", null=True, verbose_name="失效日期"
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
                        verbose_name="登记人",
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
                        to="training.subsidyrule",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        db_constraint=False,
                        help_text="省（区、市）或县（市、区），适用于该地区及以下",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.region",
                        verbose_name="适用地区",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SessionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("held_on", models.DateField(verbose_name="上课日期")),
                ("starts_at", models.TimeField(verbose_name="开始时间")),
                ("ends_at", models.TimeField(verbose_name="结束时间")),
                (
                    "hours",
                    models.DecimalField(
                        decimal_places=1,
                        max_digits=4,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0.5")),
                            django.core.validators.MaxValueValidator(24),
                        ],
                        verbose_name="课时",
                    ),
                ),
                ("place", models.CharField(help_text="远程培训请写平台名称", max_length=100, verbose_name="地点")),
                ("topic", models.CharField(max_length=100, verbose_name="授课内容")),
                ("checkin_open", models.BooleanField(default=True, verbose_name="开放扫码签到")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "course",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="training.course",
                        verbose_name="培训班",
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
                        to="training.session",
                    ),
                ),
                (
                    "teacher",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="training.teacher",
                        verbose_name="授课人",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TeacherEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("name", models.CharField(max_length=40, verbose_name="姓名")),
                ("expertise", models.CharField(max_length=100, verbose_name="专长")),
                ("employer", models.CharField(blank=True, max_length=100, verbose_name="工作单位")),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="如：高级工艺美术师、省级代表性传承人",
                        max_length=60,
                        verbose_name="职称或称号",
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
                        verbose_name="登记人",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="授课人是工坊带头人的，请选择",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.leader",
                        verbose_name="对应的带头人",
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
                        to="training.teacher",
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
                        verbose_name="所在地区",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SubsidyClaimEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                (
                    "hours",
                    models.DecimalField(
                        decimal_places=1,
                        max_digits=5,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="出勤课时",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="补贴金额（元）",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("claimed", "待审核"),
                            ("approved", "已核准"),
                            ("refused", "不予补贴"),
                            ("paid", "已发放"),
                        ],
                        default="claimed",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="审核时间")),
                (
                    "reason",
                    models.CharField(
                        blank=True, help_text="不予补贴的必须写明原因", max_length=200, verbose_name="审核意见"
                    ),
                ),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="发放日期")),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="文号或凭证号")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
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
                        verbose_name="审核人",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.attachment",
                        verbose_name="凭证",
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
                        to="training.subsidyclaim",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="training.subsidyrule",
                        verbose_name="补贴标准",
                    ),
                ),
                (
                    "trainee",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="training.trainee",
                        verbose_name="学员",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "how",
                    models.CharField(
                        choices=[("list", "名单登记"), ("qr", "扫码签到")], max_length=4, verbose_name="签到方式"
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="签到时间"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="training.session",
                        verbose_name="课次",
                    ),
                ),
                (
                    "trainee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="training.trainee",
                        verbose_name="学员",
                    ),
                ),
            ],
            options={
                "verbose_name": "签到记录",
                "ordering": ("session", "trainee"),
                "constraints": [
                    models.UniqueConstraint(fields=("session", "trainee"), name="training_attendance_once"),
                    models.CheckConstraint(
                        condition=models.Q(("how", "qr"), ("by__isnull", False), _connector="OR"),
                        name="training_attendance_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TraineeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("name", models.CharField(max_length=40, verbose_name="姓名")),
                ("identity_lookup", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("enrolled", "在学"),
                            ("withdrawn", "已退出"),
                            ("completed", "合格结业"),
                            ("failed", "未合格"),
                        ],
                        default="enrolled",
                        max_length=9,
                        verbose_name="状态",
                    ),
                ),
                (
                    "test_score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="考核成绩（分）",
                    ),
                ),
                ("certificate_number", models.CharField(blank=True, max_length=60, verbose_name="证书编号")),
                ("certified_on", models.DateField(blank=True, null=True, verbose_name="发证日期")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "course",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="training.course",
                        verbose_name="培训班",
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
                        to="training.trainee",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="自行报名、不在工坊就业的可不选",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.workshop",
                        verbose_name="所属工坊",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TrainingNeedEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                (
                    "skill",
                    models.CharField(
                        help_text="如：苗绣基础针法、直播销售", max_length=60, verbose_name="需要培训的技能"
                    ),
                ),
                (
                    "headcount",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="需培训人数（人）"
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("classroom", "集中培训"),
                            ("hands_on", "实操实训"),
                            ("order_based", "订单式培训"),
                            ("on_site_visit", "上门培训"),
                            ("remote", "远程培训"),
                        ],
                        max_length=13,
                        verbose_name="希望的培训形式",
                    ),
                ),
                (
                    "preferred_months",
                    models.CharField(
                        blank=True,
                        help_text="写月份即可，如：3月、11月至12月；不限可不填",
                        max_length=60,
                        verbose_name="希望的培训时间",
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=500, verbose_name="需求说明")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "待安排"),
                            ("planned", "已列入计划"),
                            ("met", "已满足"),
                            ("declined", "未采纳"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                (
                    "answer",
                    models.TextField(
                        blank=True, help_text="未采纳的，请写明原因，工坊可以看到", max_length=500, verbose_name="答复"
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
                        verbose_name="登记人",
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
                        to="training.trainingneed",
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
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="training.trainingplan",
                        verbose_name="列入的培训计划",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CourseEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("title", models.CharField(max_length=80, verbose_name="培训班名称")),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("classroom", "集中培训"),
                            ("hands_on", "实操实训"),
                            ("order_based", "订单式培训"),
                            ("on_site_visit", "上门培训"),
                            ("remote", "远程培训"),
                        ],
                        max_length=13,
                        verbose_name="培训形式",
                    ),
                ),
                (
                    "skill",
                    models.CharField(help_text="如：苗绣基础针法、直播销售", max_length=60, verbose_name="培训技能"),
                ),
                ("organiser", models.CharField(max_length=100, verbose_name="承办单位")),
                (
                    "hours_planned",
                    models.DecimalField(
                        decimal_places=1,
                        help_text="各次课的课时合计",
                        max_digits=5,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.5"))],
                        verbose_name="计划课时",
                    ),
                ),
                (
                    "headcount",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="招收人数（人）"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="开班日期")),
                ("ends_on", models.DateField(verbose_name="结束日期")),
                (
                    "order_post",
                    models.CharField(blank=True, help_text="仅订单式培训填写", max_length=40, verbose_name="订单岗位"),
                ),
                (
                    "order_headcount",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="仅订单式培训填写",
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="订单吸纳人数（人）",
                    ),
                ),
                (
                    "vacancy_number",
                    models.PositiveBigIntegerField(
                        blank=True,
                        help_text="仅订单式培训填写：工坊已发布的招聘岗位",
                        null=True,
                        verbose_name="对应的招聘岗位",
                    ),
                ),
                (
                    "fund_source",
                    models.CharField(
                        blank=True,
                        help_text="如：就业补助资金、衔接推进乡村振兴补助资金",
                        max_length=100,
                        verbose_name="经费来源",
                    ),
                ),
                (
                    "certificate_name",
                    models.CharField(
                        blank=True, help_text="不颁发证书的可不填", max_length=60, verbose_name="颁发的证书"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "筹备中"),
                            ("open", "报名中"),
                            ("running", "开班中"),
                            ("finished", "已结束"),
                            ("cancelled", "已取消"),
                        ],
                        default="planned",
                        max_length=9,
                        verbose_name="状态",
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
                        verbose_name="登记人",
                    ),
                ),
                (
                    "host_workshop",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="在工坊举办或上门到工坊培训的，请选择该工坊",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.workshop",
                        verbose_name="承训工坊",
                    ),
                ),
                (
                    "order_workshop",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="仅订单式培训填写：结业后吸纳学员就业的工坊",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.workshop",
                        verbose_name="下订单的工坊",
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
                        to="training.course",
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
                        verbose_name="举办地区",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="training.trainingplan",
                        verbose_name="培训计划",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TrainingPlanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="登记时间"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("title", models.CharField(max_length=80, verbose_name="计划名称")),
                (
                    "headcount",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="计划培训人数（人）"
                    ),
                ),
                (
                    "budget",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="经费预算（元）",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=1000, verbose_name="说明")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "起草中"), ("published", "已发布"), ("closed", "已结束")],
                        default="draft",
                        max_length=9,
                        verbose_name="状态",
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
                        verbose_name="登记人",
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
                        to="training.trainingplan",
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
                        verbose_name="所在地区",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="basetraining",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "training_basetrainingevent" ("base", "by_id", "certificate_number", "ends_on", "hours", "id", "leader_id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "result", "skill", "starts_on", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."base", OLD."by_id", OLD."certificate_number", OLD."ends_on", OLD."hours", OLD."id", OLD."leader_id", OLD."level", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."result", OLD."skill", OLD."starts_on", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="ccc5b1d702f65442c0ea639dd2a2819793851200",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6dd5b",
                    table="training_basetraining",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="competition",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "training_competitionevent" ("by_id", "document_number", "held_from", "held_to", "id", "items", "level", "link", "name", "organiser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recorded_at", "region_id", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."by_id", OLD."document_number", OLD."held_from", OLD."held_to", OLD."id", OLD."items", OLD."level", OLD."link", OLD."name", OLD."organiser", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place", OLD."recorded_at", OLD."region_id", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="b5c36f77462ba2cb68e85c2512500d679331a287",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2e16f",
                    table="training_competition",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="competitionentry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "training_competitionentryevent" ("award", "award_name", "awarded_on", "by_id", "certificate_number", "competition_id", "entrant", "id", "item", "leader_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "updated_at", "version", "void_reason", "voided_at", "workshop_id") VALUES (OLD."award", OLD."award_name", OLD."awarded_on", OLD."by_id", OLD."certificate_number", OLD."competition_id", OLD."entrant", OLD."id", OLD."item", OLD."leader_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at", OLD."workshop_id"); RETURN NULL;',
                    hash="4e3f890c7d26e45f6b8d155c738dd00315c443d9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e64ad",
                    table="training_competitionentry",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="leadersupport",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "training_leadersupportevent" ("amount", "area", "by_id", "document_id", "document_number", "id", "kind", "leader_id", "paid_on", "payer", "period_from", "period_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "updated_at", "version", "void_reason", "voided_at", "workshop_id") VALUES (OLD."amount", OLD."area", OLD."by_id", OLD."document_id", OLD."document_number", OLD."id", OLD."kind", OLD."leader_id", OLD."paid_on", OLD."payer", OLD."period_from", OLD."period_to", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at", OLD."workshop_id"); RETURN NULL;',
                    hash="ec9f1526b8d3f28adb99c8882b4b056216fcb3c8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bb66e",
                    table="training_leadersupport",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="leadertitle",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "training_leadertitleevent" ("by_id", "document_number", "ended_on", "granted_on", "id", "issuer", "kind", "leader_id", "level", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "recorded_at", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."by_id", OLD."document_number", OLD."ended_on", OLD."granted_on", OLD."id", OLD."issuer", OLD."kind", OLD."leader_id", OLD."level", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."project_id", OLD."recorded_at", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="5c47aee47b79f2393c5cdf9bb385ac70884ee02f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_78ad6",
                    table="training_leadertitle",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="cultivation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "training_cultivationevent" ("by_id", "department", "due_on", "id", "leader_id", "next_step", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "stage", "target_kind", "target_level", "title_id", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."by_id", OLD."department", OLD."due_on", OLD."id", OLD."leader_id", OLD."next_step", OLD."note", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."stage", OLD."target_kind", OLD."target_level", OLD."title_id", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="a500ae637556c80f448c4596a443c1ccc04cf46b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e6565",
                    table="training_cultivation",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="masterstudio",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "training_masterstudioevent" ("address", "by_id", "document_number", "ended_on", "id", "issuer", "leader_id", "level", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recognised_on", "recorded_at", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."address", OLD."by_id", OLD."document_number", OLD."ended_on", OLD."id", OLD."issuer", OLD."leader_id", OLD."level", OLD."name", OLD."note", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recognised_on", OLD."recorded_at", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="cebee44d4f188e64b4a8a50b65162fd9c090bfd5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_30978",
                    table="training_masterstudio",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="classattendance",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "training_classattendanceevent" ("by_id", "certificate_number", "id", "leader_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_class_id", "recorded_at", "result", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."by_id", OLD."certificate_number", OLD."id", OLD."leader_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."programme_class_id", OLD."recorded_at", OLD."result", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="27fb8bae44b6b267b4939e3f074889fc77b11828",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_600d1",
                    table="training_classattendance",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="school",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "training_schoolevent" ("by_id", "id", "in_programme_since", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "region_id", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."by_id", OLD."id", OLD."in_programme_since", OLD."is_active", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."region_id", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="4382488db58cab8b799983b96ec57f53f316300b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e33f0",
                    table="training_school",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="programmeclass",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "training_programmeclassevent" ("by_id", "ends_on", "for_workshops", "headcount", "hours", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recorded_at", "school_id", "starts_on", "title", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."by_id", OLD."ends_on", OLD."for_workshops", OLD."headcount", OLD."hours", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place", OLD."recorded_at", OLD."school_id", OLD."starts_on", OLD."title", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="89cc7abf04f9b27093bce468352396057920e2c4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_02b09",
                    table="training_programmeclass",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="studiofunding",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "training_studiofundingevent" ("amount", "by_id", "document_number", "id", "paid_on", "payer", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recorded_at", "studio_id", "updated_at", "version", "void_reason", "voided_at", "year") VALUES (OLD."amount", OLD."by_id", OLD."document_number", OLD."id", OLD."paid_on", OLD."payer", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."purpose", OLD."recorded_at", OLD."studio_id", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at", OLD."year"); RETURN NULL;',
                    hash="9760a23e9f005ddde6a0bc8f05b22c18bad68581",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_635fd",
                    table="training_studiofunding",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="subsidyrule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "training_subsidyruleevent" ("by_id", "ceiling", "document_number", "id", "least_share", "name", "needs_certificate", "per_head", "per_hour", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "region_id", "times_a_year", "updated_at", "valid_from", "valid_to", "version", "void_reason", "voided_at") VALUES (OLD."by_id", OLD."ceiling", OLD."document_number", OLD."id", OLD."least_share", OLD."name", OLD."needs_certificate", OLD."per_head", OLD."per_hour", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."region_id", OLD."times_a_year", OLD."updated_at", OLD."valid_from", OLD."valid_to", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="cd4ba1712ff3b8b267705c1064693fa8d60354d9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2973d",
                    table="training_subsidyrule",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="teacher",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "training_teacherevent" ("by_id", "employer", "expertise", "id", "leader_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "region_id", "title", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."by_id", OLD."employer", OLD."expertise", OLD."id", OLD."leader_id", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."region_id", OLD."title", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="c4a747b980abe3979c83b68489dfa9e66087a9a5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2dcb0",
                    table="training_teacher",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "training_sessionevent" ("by_id", "checkin_open", "course_id", "ends_at", "held_on", "hours", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recorded_at", "starts_at", "teacher_id", "topic", "uid", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."by_id", OLD."checkin_open", OLD."course_id", OLD."ends_at", OLD."held_on", OLD."hours", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place", OLD."recorded_at", OLD."starts_at", OLD."teacher_id", OLD."topic", OLD."uid", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="fecbba7bef509906a22333ad845bec6e2494d557",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4f7da",
                    table="training_session",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="trainee",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."certificate_number" IS DISTINCT FROM (NEW."certificate_number") OR OLD."certified_on" IS DISTINCT FROM (NEW."certified_on") OR OLD."course_id" IS DISTINCT FROM (NEW."course_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."identity_lookup" IS DISTINCT FROM (NEW."identity_lookup") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."test_score" IS DISTINCT FROM (NEW."test_score") OR OLD."uid" IS DISTINCT FROM (NEW."uid") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."void_reason" IS DISTINCT FROM (NEW."void_reason") OR OLD."voided_at" IS DISTINCT FROM (NEW."voided_at") OR OLD."workshop_id" IS DISTINCT FROM (NEW."workshop_id"))',
                    func='INSERT INTO "training_traineeevent" ("by_id", "certificate_number", "certified_on", "course_id", "id", "identity_lookup", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "status", "test_score", "uid", "updated_at", "version", "void_reason", "voided_at", "workshop_id") VALUES (OLD."by_id", OLD."certificate_number", OLD."certified_on", OLD."course_id", OLD."id", OLD."identity_lookup", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."status", OLD."test_score", OLD."uid", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at", OLD."workshop_id"); RETURN NULL;',
                    hash="d810e62b8e77a9f783f0030f266fae0f5c7d2382",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_24c20",
                    table="training_trainee",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="subsidyclaim",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "training_subsidyclaimevent" ("amount", "by_id", "decided_at", "decided_by_id", "document_id", "document_number", "hours", "id", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "rule_id", "status", "trainee_id", "updated_at", "version", "void_reason", "voided_at", "year") VALUES (OLD."amount", OLD."by_id", OLD."decided_at", OLD."decided_by_id", OLD."document_id", OLD."document_number", OLD."hours", OLD."id", OLD."paid_on", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."reason", OLD."recorded_at", OLD."rule_id", OLD."status", OLD."trainee_id", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at", OLD."year"); RETURN NULL;',
                    hash="05ddc6d2b182f15c33c56194a6afe181ce7a5d4d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bbe46",
                    table="training_subsidyclaim",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="trainingplan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "training_trainingplanevent" ("budget", "by_id", "headcount", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "region_id", "status", "title", "updated_at", "version", "void_reason", "voided_at", "year") VALUES (OLD."budget", OLD."by_id", OLD."headcount", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."region_id", OLD."status", OLD."title", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at", OLD."year"); RETURN NULL;',
                    hash="4e01731a6ff1356162d5e730e8c45f03832b9d3c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7d39d",
                    table="training_trainingplan",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="trainingneed",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "training_trainingneedevent" ("answer", "by_id", "form", "headcount", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "preferred_months", "reason", "recorded_at", "skill", "status", "updated_at", "version", "void_reason", "voided_at", "workshop_id", "year") VALUES (OLD."answer", OLD."by_id", OLD."form", OLD."headcount", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."plan_id", OLD."preferred_months", OLD."reason", OLD."recorded_at", OLD."skill", OLD."status", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at", OLD."workshop_id", OLD."year"); RETURN NULL;',
                    hash="170b78df835aded5f47a2e340e498ad768ef5bc5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6ac51",
                    table="training_trainingneed",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="course",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "training_courseevent" ("by_id", "certificate_name", "ends_on", "form", "fund_source", "headcount", "host_workshop_id", "hours_planned", "id", "order_headcount", "order_post", "order_workshop_id", "organiser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "recorded_at", "region_id", "skill", "starts_on", "status", "title", "updated_at", "vacancy_number", "version", "void_reason", "voided_at") VALUES (OLD."by_id", OLD."certificate_name", OLD."ends_on", OLD."form", OLD."fund_source", OLD."headcount", OLD."host_workshop_id", OLD."hours_planned", OLD."id", OLD."order_headcount", OLD."order_post", OLD."order_workshop_id", OLD."organiser", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."plan_id", OLD."recorded_at", OLD."region_id", OLD."skill", OLD."starts_on", OLD."status", OLD."title", OLD."updated_at", OLD."vacancy_number", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="af53be005ee6ceffa0e1ae9e9f5dd184d3431bbd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_27da0",
                    table="training_course",
                    when="AFTER",
                ),
            ),
        ),
    ]
