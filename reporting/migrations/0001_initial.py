import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import workshops.access.clock
import workshops.access.trigger_migrations


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0001_initial"),
        ("access", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("regions", "0001_initial"),
        ("workshops", "0005_import_runs"),
    ]

    operations = [
        migrations.CreateModel(
            name="Consultation",
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
                ("title", models.CharField(max_length=100, verbose_name="会商主题")),
                ("held_on", models.DateField(verbose_name="会商日期")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="会商地点")),
                ("chair", models.CharField(max_length=40, verbose_name="主持人")),
                ("departments", models.JSONField(default=list, verbose_name="参加部门")),
                (
                    "attendees",
                    models.TextField(
                        blank=True,
                        help_text="姓名、单位和职务；其他单位的参加人员也在此填写。",
                        max_length=1000,
                        verbose_name="参加人员",
                    ),
                ),
                ("minutes", models.TextField(blank=True, max_length=5000, verbose_name="会商纪要")),
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
                        verbose_name="纪要文件",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="regions.region",
                        verbose_name="地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "会商",
                "ordering": ("-held_on", "-pk"),
                "indexes": [models.Index(fields=["region", "held_on"], name="reporting_consultation_held")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="reporting_consultation_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("departments__contained_by", ["culture", "hrss", "rural"]),
                            ("departments__contains", []),
                            models.Q(("departments", []), _negated=True),
                        ),
                        name="reporting_consultation_departments",
                        violation_error_message="请选择参加会商的部门。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsultationEvent",
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
                ("title", models.CharField(max_length=100, verbose_name="会商主题")),
                ("held_on", models.DateField(verbose_name="会商日期")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="会商地点")),
                ("chair", models.CharField(max_length=40, verbose_name="主持人")),
                ("departments", models.JSONField(default=list, verbose_name="参加部门")),
                (
                    "attendees",
                    models.TextField(
                        blank=True,
                        help_text="姓名、单位和职务；其他单位的参加人员也在此填写。",
                        max_length=1000,
                        verbose_name="参加人员",
                    ),
                ),
                ("minutes", models.TextField(blank=True, max_length=5000, verbose_name="会商纪要")),
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
                        verbose_name="纪要文件",
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
                        to="reporting.consultation",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Problem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                    "raised_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="反映人",
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
                        verbose_name="承办地区",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="problems",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
            ],
            options={
                "verbose_name": "困难问题",
                "ordering": ("-raised_at", "-pk"),
                "indexes": [
                    models.Index(fields=["workshop", "status"], name="reporting_problem_workshop"),
                    models.Index(fields=["region", "department", "status", "due_on"], name="reporting_problem_office"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", "ministry"), ("region", None)),
                            models.Q(models.Q(("level", "ministry"), _negated=True), ("region__isnull", False)),
                            _connector="OR",
                        ),
                        name="reporting_problem_office_level",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("settled_at__isnull", False),
                                ("status__in", ("settled", "confirmed")),
                                models.Q(("settlement", ""), _negated=True),
                            ),
                            models.Q(("settled_at", None), ("status__in", ("open", "in_progress", "reopened"))),
                            ("status", "closed"),
                            _connector="OR",
                        ),
                        name="reporting_problem_settled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "confirmed"), _negated=True),
                            ("satisfied__isnull", False),
                            _connector="OR",
                        ),
                        name="reporting_problem_confirmed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsultationIssue",
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
                ("title", models.CharField(max_length=100, verbose_name="议题")),
                ("description", models.TextField(blank=True, max_length=2000, verbose_name="情况说明")),
                (
                    "department",
                    models.CharField(
                        choices=[("culture", "文化和旅游"), ("hrss", "人力资源社会保障"), ("rural", "乡村振兴")],
                        max_length=8,
                        verbose_name="责任部门",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="完成期限")),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "待落实"), ("settled", "已落实"), ("dropped", "不再跟进")],
                        default="open",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="落实日期")),
                (
                    "settlement",
                    models.TextField(
                        blank=True, help_text="不再跟进的，在此说明原因。", max_length=2000, verbose_name="落实情况"
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
                    "consultation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issues",
                        to="reporting.consultation",
                        verbose_name="会商",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultation_issues",
                        to="regions.region",
                        verbose_name="地区",
                    ),
                ),
                (
                    "problem",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issues",
                        to="reporting.problem",
                        verbose_name="工坊反映的困难问题",
                    ),
                ),
            ],
            options={
                "verbose_name": "会商议题",
                "ordering": ("due_on", "pk"),
                "indexes": [
                    models.Index(fields=["region", "status", "due_on"], name="reporting_issue_due"),
                    models.Index(fields=["region", "department", "status"], name="reporting_issue_owner"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="reporting_consultationissue_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("settled_on__isnull", False),
                                ("status", "settled"),
                                models.Q(("settlement", ""), _negated=True),
                            ),
                            models.Q(("settled_on", None), ("settlement", ""), ("status", "open")),
                            models.Q(("settled_on", None), ("status", "dropped")),
                            _connector="OR",
                        ),
                        name="reporting_consultationissue_settled",
                        violation_error_message="已落实的须填写落实日期和落实情况；未落实的不填落实日期，待落实的也不填落实情况。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pairing",
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
                        choices=[("east_west", "东西部协作"), ("paired_assistance", "对口支援"), ("other", "其他结对")],
                        max_length=20,
                        verbose_name="结对类型",
                    ),
                ),
                ("since", models.DateField(verbose_name="结对起始日期")),
                (
                    "until",
                    models.DateField(blank=True, help_text="仍在结对的不填。", null=True, verbose_name="结对终止日期"),
                ),
                (
                    "document_number",
                    models.CharField(blank=True, help_text="确定结对关系的文件。", max_length=100, verbose_name="文号"),
                ),
                ("note", models.TextField(blank=True, max_length=500, verbose_name="备注")),
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
                    "helped_region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pairings_as_helped",
                        to="regions.region",
                        verbose_name="受援地区",
                    ),
                ),
                (
                    "helping_region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pairings_as_helping",
                        to="regions.region",
                        verbose_name="帮扶地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "结对关系",
                "ordering": ("-since", "-pk"),
                "indexes": [
                    models.Index(fields=["helping_region", "since"], name="reporting_pairing_helping"),
                    models.Index(fields=["helped_region", "since"], name="reporting_pairing_helped"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="reporting_pairing_voided",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None), ("voided_at", None)),
                        fields=("kind", "helping_region", "helped_region"),
                        name="reporting_pairing_in_force",
                        violation_error_message="两地的这一结对关系已登记。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("helping_region", models.F("helped_region")), _negated=True),
                        name="reporting_pairing_regions",
                        violation_error_message="帮扶地区和受援地区不能相同。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="reporting_pairing_days",
                        violation_error_message="结对终止日期不能早于起始日期。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PairingAction",
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
                            ("survey", "调研"),
                            ("exchange", "交流"),
                            ("construction", "援建"),
                            ("training", "培训"),
                            ("purchase", "采购帮销"),
                            ("talent", "人才支援"),
                            ("other", "其他"),
                        ],
                        max_length=12,
                        verbose_name="活动类型",
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="活动名称")),
                ("held_from", models.DateField(verbose_name="开始日期")),
                (
                    "held_to",
                    models.DateField(
                        blank=True, help_text="当天结束或尚未结束的可不填。", null=True, verbose_name="结束日期"
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="投入资金（元）",
                    ),
                ),
                ("people", models.PositiveIntegerField(blank=True, null=True, verbose_name="参加人数（人次）")),
                ("results", models.TextField(blank=True, max_length=2000, verbose_name="主要成效")),
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
                        verbose_name="证明材料",
                    ),
                ),
                (
                    "pairing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="reporting.pairing",
                        verbose_name="结对关系",
                    ),
                ),
                (
                    "workshops",
                    models.ManyToManyField(
                        blank=True, related_name="pairing_actions", to="workshops.workshop", verbose_name="涉及的工坊"
                    ),
                ),
            ],
            options={
                "verbose_name": "结对活动",
                "ordering": ("-held_from", "-pk"),
                "indexes": [models.Index(fields=["pairing", "held_from"], name="reporting_pairingaction_held")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="reporting_pairingaction_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("held_to", None), ("held_to__gte", models.F("held_from")), _connector="OR"),
                        name="reporting_pairingaction_days",
                        violation_error_message="结束日期不能早于开始日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount", None), ("amount__gte", 0), _connector="OR"),
                        name="reporting_pairingaction_amount",
                        violation_error_message="投入资金不能为负数。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PairingActionEvent",
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
                            ("survey", "调研"),
                            ("exchange", "交流"),
                            ("construction", "援建"),
                            ("training", "培训"),
                            ("purchase", "采购帮销"),
                            ("talent", "人才支援"),
                            ("other", "其他"),
                        ],
                        max_length=12,
                        verbose_name="活动类型",
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="活动名称")),
                ("held_from", models.DateField(verbose_name="开始日期")),
                (
                    "held_to",
                    models.DateField(
                        blank=True, help_text="当天结束或尚未结束的可不填。", null=True, verbose_name="结束日期"
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="投入资金（元）",
                    ),
                ),
                ("people", models.PositiveIntegerField(blank=True, null=True, verbose_name="参加人数（人次）")),
                ("results", models.TextField(blank=True, max_length=2000, verbose_name="主要成效")),
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
                        verbose_name="证明材料",
                    ),
                ),
                (
                    "pairing",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reporting.pairing",
                        verbose_name="结对关系",
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
                        to="reporting.pairingaction",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PairingEvent",
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
                        choices=[("east_west", "东西部协作"), ("paired_assistance", "对口支援"), ("other", "其他结对")],
                        max_length=20,
                        verbose_name="结对类型",
                    ),
                ),
                ("since", models.DateField(verbose_name="结对起始日期")),
                (
                    "until",
                    models.DateField(blank=True, help_text="仍在结对的不填。", null=True, verbose_name="结对终止日期"),
                ),
                (
                    "document_number",
                    models.CharField(blank=True, help_text="确定结对关系的文件。", max_length=100, verbose_name="文号"),
                ),
                ("note", models.TextField(blank=True, max_length=500, verbose_name="备注")),
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
                    "helped_region",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.region",
                        verbose_name="受援地区",
                    ),
                ),
                (
                    "helping_region",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.region",
                        verbose_name="帮扶地区",
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
                        to="reporting.pairing",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConsultationIssueEvent",
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
                ("title", models.CharField(max_length=100, verbose_name="议题")),
                ("description", models.TextField(blank=True, max_length=2000, verbose_name="情况说明")),
                (
                    "department",
                    models.CharField(
                        choices=[("culture", "文化和旅游"), ("hrss", "人力资源社会保障"), ("rural", "乡村振兴")],
                        max_length=8,
                        verbose_name="责任部门",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="完成期限")),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "待落实"), ("settled", "已落实"), ("dropped", "不再跟进")],
                        default="open",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="落实日期")),
                (
                    "settlement",
                    models.TextField(
                        blank=True, help_text="不再跟进的，在此说明原因。", max_length=2000, verbose_name="落实情况"
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
                    "consultation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reporting.consultation",
                        verbose_name="会商",
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
                        to="reporting.consultationissue",
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
                    "problem",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reporting.problem",
                        verbose_name="工坊反映的困难问题",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProblemStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("raise", "反映"),
                            ("take", "受理"),
                            ("forward", "转办"),
                            ("escalate", "提请上级协调"),
                            ("settle", "办结"),
                            ("confirm", "确认"),
                            ("reopen", "要求重新办理"),
                            ("close", "关闭"),
                            ("note", "补充说明"),
                        ],
                        max_length=10,
                        verbose_name="办理动作",
                    ),
                ),
                (
                    "from_department",
                    models.CharField(
                        blank=True,
                        choices=[("culture", "文化和旅游"), ("hrss", "人力资源社会保障"), ("rural", "乡村振兴")],
                        max_length=8,
                        verbose_name="原承办部门",
                    ),
                ),
                (
                    "to_department",
                    models.CharField(
                        blank=True,
                        choices=[("culture", "文化和旅游"), ("hrss", "人力资源社会保障"), ("rural", "乡村振兴")],
                        max_length=8,
                        verbose_name="现承办部门",
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="办理时间"),
                ),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="说明")),
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
                    "problem",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="reporting.problem",
                        verbose_name="困难问题",
                    ),
                ),
            ],
            options={
                "verbose_name": "办理记录",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="ResponsiblePerson",
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
                (
                    "department",
                    models.CharField(
                        choices=[("culture", "文化和旅游"), ("hrss", "人力资源社会保障"), ("rural", "乡村振兴")],
                        max_length=8,
                        verbose_name="部门",
                    ),
                ),
                ("unit", models.CharField(max_length=100, verbose_name="负责单位")),
                ("name", models.CharField(max_length=40, verbose_name="负责人姓名")),
                ("post", models.CharField(max_length=60, verbose_name="职务")),
                (
                    "duty",
                    models.TextField(
                        help_text="该负责人在非遗工坊建设中承担的工作。", max_length=500, verbose_name="工作任务"
                    ),
                ),
                ("phone_sealed", models.TextField(blank=True, editable=False, verbose_name="办公电话")),
                ("since", models.DateField(verbose_name="任职起始日期")),
                (
                    "until",
                    models.DateField(blank=True, help_text="在任的不填。", null=True, verbose_name="任职终止日期"),
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
                        related_name="responsible_persons",
                        to="regions.region",
                        verbose_name="地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "工作负责人",
                "ordering": ("region", "department", "-since", "-pk"),
                "indexes": [models.Index(fields=["region", "department", "since"], name="reporting_responsible_since")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="reporting_responsibleperson_voided",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None), ("voided_at", None)),
                        fields=("region", "department"),
                        name="reporting_responsibleperson_in_force",
                        violation_error_message="本地区该部门已有在任负责人，请先填写其任职终止日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="reporting_responsibleperson_days",
                        violation_error_message="任职终止日期不能早于起始日期。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ResponsiblePersonEvent",
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
                (
                    "department",
                    models.CharField(
                        choices=[("culture", "文化和旅游"), ("hrss", "人力资源社会保障"), ("rural", "乡村振兴")],
                        max_length=8,
                        verbose_name="部门",
                    ),
                ),
                ("unit", models.CharField(max_length=100, verbose_name="负责单位")),
                ("name", models.CharField(max_length=40, verbose_name="负责人姓名")),
                ("post", models.CharField(max_length=60, verbose_name="职务")),
                (
                    "duty",
                    models.TextField(
                        help_text="该负责人在非遗工坊建设中承担的工作。", max_length=500, verbose_name="工作任务"
                    ),
                ),
                ("since", models.DateField(verbose_name="任职起始日期")),
                (
                    "until",
                    models.DateField(blank=True, help_text="在任的不填。", null=True, verbose_name="任职终止日期"),
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
                        to="reporting.responsibleperson",
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
            ],
            options={
                "abstract": False,
            },
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="consultation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reporting_consultationevent" ("attendees", "by_id", "chair", "departments", "document_id", "held_on", "id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recorded_at", "region_id", "title", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."attendees", OLD."by_id", OLD."chair", OLD."departments", OLD."document_id", OLD."held_on", OLD."id", OLD."minutes", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place", OLD."recorded_at", OLD."region_id", OLD."title", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="c87721ae960673376ff9ab369033a1911bb9796a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_77198",
                    table="reporting_consultation",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="pairing",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reporting_pairingevent" ("by_id", "document_number", "helped_region_id", "helping_region_id", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "since", "until", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."by_id", OLD."document_number", OLD."helped_region_id", OLD."helping_region_id", OLD."id", OLD."kind", OLD."note", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."since", OLD."until", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="b9b679237259fc1133fed7f622ba1eb09240fa90",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9eb4a",
                    table="reporting_pairing",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="pairingaction",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reporting_pairingactionevent" ("amount", "by_id", "document_id", "held_from", "held_to", "id", "kind", "pairing_id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "results", "title", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."amount", OLD."by_id", OLD."document_id", OLD."held_from", OLD."held_to", OLD."id", OLD."kind", OLD."pairing_id", OLD."people", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."results", OLD."title", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="fc15b775a5ac5592d2785c5eb838b82fa717a45e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bc8c3",
                    table="reporting_pairingaction",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="consultationissue",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reporting_consultationissueevent" ("by_id", "consultation_id", "department", "description", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_id", "recorded_at", "region_id", "settled_on", "settlement", "status", "title", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."by_id", OLD."consultation_id", OLD."department", OLD."description", OLD."due_on", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."problem_id", OLD."recorded_at", OLD."region_id", OLD."settled_on", OLD."settlement", OLD."status", OLD."title", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="12493ad226bd5d6c08aae5054d2b6a1c3154adc1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ccbc6",
                    table="reporting_consultationissue",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="problemstep",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="b74aee33c8b7e7c7e73be7d92e782c69ef6019af",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c8445",
                    table="reporting_problemstep",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="problemstep",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="abe9d35c0cd72a31609b9a3080e4094be09904d3",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_d7673",
                    table="reporting_problemstep",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="responsibleperson",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."department" IS DISTINCT FROM (NEW."department") OR OLD."duty" IS DISTINCT FROM (NEW."duty") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."post" IS DISTINCT FROM (NEW."post") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."region_id" IS DISTINCT FROM (NEW."region_id") OR OLD."since" IS DISTINCT FROM (NEW."since") OR OLD."uid" IS DISTINCT FROM (NEW."uid") OR OLD."unit" IS DISTINCT FROM (NEW."unit") OR OLD."until" IS DISTINCT FROM (NEW."until") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."void_reason" IS DISTINCT FROM (NEW."void_reason") OR OLD."voided_at" IS DISTINCT FROM (NEW."voided_at"))',
                    func='INSERT INTO "reporting_responsiblepersonevent" ("by_id", "department", "duty", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "recorded_at", "region_id", "since", "uid", "unit", "until", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."by_id", OLD."department", OLD."duty", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."post", OLD."recorded_at", OLD."region_id", OLD."since", OLD."uid", OLD."unit", OLD."until", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="d4b427daa39336d3beeabca8b9f45c1faf587390",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_363f9",
                    table="reporting_responsibleperson",
                    when="AFTER",
                ),
            ),
        ),
    ]
