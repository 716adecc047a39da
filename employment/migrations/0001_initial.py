import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.operations
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import employment.models.worker
import workshops.access.trigger_migrations


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("regions", "0001_initial"),
        ("workshops", "0004_import_confirmed_by"),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identity_lookup", models.CharField(editable=False, max_length=64, null=True, unique=True)),
                (
                    "sex",
                    models.CharField(choices=[("male", "男"), ("female", "女")], max_length=6, verbose_name="性别"),
                ),
                ("birth_year", models.PositiveSmallIntegerField(verbose_name="出生年份")),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="清除时间")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "人员",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("erased_at__isnull", False), ("identity_lookup", None)),
                            models.Q(("erased_at", None), ("identity_lookup__isnull", False)),
                            _connector="OR",
                        ),
                        name="employment_person_erased_or_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Worker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=40, verbose_name="姓名")),
                ("identity_sealed", models.TextField(blank=True, editable=False, verbose_name="身份证号码")),
                ("phone_sealed", models.TextField(blank=True, editable=False, verbose_name="联系电话")),
                ("phone_lookup", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "ethnic_group",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("01", "汉族"),
                            ("02", "蒙古族"),
                            ("03", "回族"),
                            ("04", "藏族"),
                            ("05", "维吾尔族"),
                            ("06", "苗族"),
                            ("07", "彝族"),
                            ("08", "壮族"),
                            ("09", "布依族"),
                            ("10", "朝鲜族"),
                            ("11", "满族"),
                            ("12", "侗族"),
                            ("13", "瑶族"),
                            ("14", "白族"),
                            ("15", "土家族"),
                            ("16", "哈尼族"),
                            ("17", "哈萨克族"),
                            ("18", "傣族"),
                            ("19", "黎族"),
                            ("20", "傈僳族"),
                            ("21", "佤族"),
                            ("22", "畲族"),
                            ("23", "高山族"),
                            ("24", "拉祜族"),
                            ("25", "水族"),
                            ("26", "东乡族"),
                            ("27", "纳西族"),
                            ("28", "景颇族"),
                            ("29", "柯尔克孜族"),
                            ("30", "土族"),
                            ("31", "达斡尔族"),
                            ("32", "仫佬族"),
                            ("33", "羌族"),
                            ("34", "布朗族"),
                            ("35", "撒拉族"),
                            ("36", "毛南族"),
                            ("37", "仡佬族"),
                            ("38", "锡伯族"),
                            ("39", "阿昌族"),
                            ("40", "普米族"),
                            ("41", "塔吉克族"),
                            ("42", "怒族"),
                            ("43", "乌孜别克族"),
                            ("44", "俄罗斯族"),
                            ("45", "鄂温克族"),
                            ("46", "德昂族"),
                            ("47", "保安族"),
                            ("48", "裕固族"),
                            ("49", "京族"),
                            ("50", "塔塔尔族"),
                            ("51", "独龙族"),
                            ("52", "鄂伦春族"),
                            ("53", "赫哲族"),
                            ("54", "门巴族"),
                            ("55", "珞巴族"),
                            ("56", "基诺族"),
                            ("97", "其他"),
                            ("98", "外国血统中国籍人士"),
                        ],
                        max_length=2,
                        verbose_name="民族",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "home_region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="户籍所在县（市、区）",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workers",
                        to="employment.person",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workers",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
            ],
            options={
                "verbose_name": "从业人员",
                "indexes": [models.Index(fields=["workshop", "name"], name="employment_worker_name")],
                "constraints": [models.UniqueConstraint(fields=("person", "workshop"), name="employment_worker_once")],
            },
        ),
        migrations.CreateModel(
            name="Employment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "relation",
                    models.CharField(
                        choices=[("direct", "直接吸纳"), ("indirect", "带动")], max_length=8, verbose_name="吸纳方式"
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[("on_site", "集中就业"), ("home_based", "居家就业"), ("flexible", "灵活就业")],
                        max_length=10,
                        verbose_name="就业形式",
                    ),
                ),
                ("post", models.CharField(max_length=40, verbose_name="岗位")),
                ("started_on", models.DateField(verbose_name="开始日期")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="结束日期")),
                ("end_reason", models.CharField(blank=True, max_length=100, verbose_name="结束原因")),
                (
                    "contract",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("labour", "劳动合同"),
                            ("service", "劳务协议"),
                            ("piecework", "加工承揽协议"),
                            ("none", "未签书面合同"),
                        ],
                        max_length=10,
                        verbose_name="合同",
                    ),
                ),
                (
                    "insurance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("employee", "职工社会保险"),
                            ("injury", "仅工伤保险"),
                            ("resident", "城乡居民保险"),
                            ("none", "未参保"),
                        ],
                        max_length=10,
                        verbose_name="社会保险",
                    ),
                ),
                (
                    "pay_basis",
                    models.CharField(
                        blank=True, choices=[("piece", "计件"), ("time", "计时")], max_length=5, verbose_name="计酬方式"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, max_length=200, verbose_name="作废原因")),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="employments",
                        to="employment.worker",
                        verbose_name="从业人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "就业记录",
                "ordering": ("-started_on", "-pk"),
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("voided_at", None)),
                        expressions=(
                            (models.F("worker"), "="),
                            (
                                employment.models.worker.Days(
                                    "started_on",
                                    "ended_on",
                                    django.contrib.postgres.fields.ranges.RangeBoundary(
                                        inclusive_lower=True, inclusive_upper=True
                                    ),
                                ),
                                "&&",
                            ),
                        ),
                        name="employment_no_overlap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None), ("ended_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="employment_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="employment_voided_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BenefitKind",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20, unique=True, verbose_name="代码")),
                ("name", models.CharField(max_length=60, verbose_name="名称")),
                (
                    "recipient",
                    models.CharField(
                        choices=[("workshop", "工坊"), ("worker", "从业人员")], max_length=8, verbose_name="享受对象"
                    ),
                ),
                ("basis", models.CharField(blank=True, max_length=200, verbose_name="政策依据")),
                ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="省（区、市）",
                    ),
                ),
            ],
            options={
                "verbose_name": "补贴项目",
                "ordering": ("code",),
            },
        ),
        migrations.CreateModel(
            name="LabourBrand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="品牌名称")),
                ("issuer", models.CharField(max_length=100, verbose_name="认定单位")),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="认定文号")),
                ("recognised_on", models.DateField(verbose_name="认定日期")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="终止日期")),
                ("description", models.TextField(blank=True, max_length=500, verbose_name="品牌特色")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "劳务品牌",
                "ordering": ("-recognised_on", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("name", "region"), name="employment_brand_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None), ("ended_on__gte", models.F("recognised_on")), _connector="OR"
                        ),
                        name="employment_brand_days",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BrandWorkshop",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField(verbose_name="加入日期")),
                ("until", models.DateField(blank=True, null=True, verbose_name="退出日期")),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="brands",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
                (
                    "brand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carriers",
                        to="employment.labourbrand",
                        verbose_name="劳务品牌",
                    ),
                ),
            ],
            options={
                "verbose_name": "品牌工坊",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("brand", "workshop"),
                        name="employment_brand_carried_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="employment_carrier_days",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "period",
                    models.CharField(
                        choices=[("month", "按月"), ("quarter", "按季")], max_length=8, verbose_name="周期"
                    ),
                ),
                ("period_from", models.DateField(verbose_name="周期首日")),
                ("period_to", models.DateField(verbose_name="周期末日")),
                (
                    "basis",
                    models.CharField(
                        choices=[("piece", "计件"), ("time", "计时")], max_length=5, verbose_name="计酬方式"
                    ),
                ),
                (
                    "quantity",
                    models.DecimalField(
                        blank=True, decimal_places=1, max_digits=9, null=True, verbose_name="件数或工时"
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=10,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="报酬（元）",
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "employment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pays",
                        to="employment.employment",
                        verbose_name="就业记录",
                    ),
                ),
            ],
            options={
                "verbose_name": "劳动报酬",
                "ordering": ("-period_from", "pk"),
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=(
                            (models.F("employment"), "="),
                            (
                                employment.models.worker.Days(
                                    "period_from",
                                    "period_to",
                                    django.contrib.postgres.fields.ranges.RangeBoundary(
                                        inclusive_lower=True, inclusive_upper=True
                                    ),
                                ),
                                "&&",
                            ),
                        ),
                        name="employment_pay_no_overlap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0), ("period_to__gte", models.F("period_from"))),
                        name="employment_pay_sound",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PayEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "period",
                    models.CharField(
                        choices=[("month", "按月"), ("quarter", "按季")], max_length=8, verbose_name="周期"
                    ),
                ),
                ("period_from", models.DateField(verbose_name="周期首日")),
                ("period_to", models.DateField(verbose_name="周期末日")),
                (
                    "basis",
                    models.CharField(
                        choices=[("piece", "计件"), ("time", "计时")], max_length=5, verbose_name="计酬方式"
                    ),
                ),
                (
                    "quantity",
                    models.DecimalField(
                        blank=True, decimal_places=1, max_digits=9, null=True, verbose_name="件数或工时"
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=10,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="报酬（元）",
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "employment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="employment.employment",
                        verbose_name="就业记录",
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
                        to="employment.pay",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Listing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("lifted_from_poverty", "脱贫人口"),
                            ("monitored", "监测帮扶对象"),
                            ("low_income", "农村低收入人口"),
                        ],
                        max_length=20,
                        verbose_name="人员类别",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=40, verbose_name="姓名")),
                ("identity_sealed", models.TextField(blank=True, editable=False, verbose_name="身份证号码")),
                ("identity_lookup", models.CharField(editable=False, max_length=64, null=True)),
                ("valid_from", models.DateField(verbose_name="列入日期")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="截止日期")),
                (
                    "removal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("risk_removed", "风险消除"),
                            ("changed", "信息变更"),
                            ("moved", "户籍迁出"),
                            ("died", "死亡"),
                            ("other", "其他"),
                        ],
                        max_length=14,
                        verbose_name="移出原因",
                    ),
                ),
                ("employed_at", models.CharField(blank=True, max_length=100, verbose_name="名单记载的就业工坊")),
                ("import_job", models.UUIDField(blank=True, editable=False, null=True, verbose_name="导入批次")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("closed_recorded_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="户籍所在县（市、区）",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="listings",
                        to="employment.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "名单人员",
                "ordering": ("region", "pk"),
                "indexes": [
                    models.Index(fields=["region", "category"], name="employment_listing_region"),
                    models.Index(fields=["identity_lookup"], name="employment_listing_lookup"),
                ],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=(
                            (models.F("identity_lookup"), "="),
                            (models.F("category"), "="),
                            (models.F("region"), "="),
                            (
                                employment.models.worker.Days(
                                    "valid_from",
                                    "valid_to",
                                    django.contrib.postgres.fields.ranges.RangeBoundary(
                                        inclusive_lower=True, inclusive_upper=True
                                    ),
                                ),
                                "&&",
                            ),
                        ),
                        name="employment_listing_no_overlap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_recorded_at", None), ("removal", ""), ("valid_to", None)),
                            models.Q(
                                ("closed_recorded_at__isnull", False),
                                ("valid_to__gte", models.F("valid_from")),
                                models.Q(("removal", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="employment_listing_closed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Vacancy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=40, verbose_name="岗位名称")),
                (
                    "form",
                    models.CharField(
                        choices=[("on_site", "集中就业"), ("home_based", "居家就业"), ("flexible", "灵活就业")],
                        max_length=10,
                        verbose_name="就业形式",
                    ),
                ),
                (
                    "headcount",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="招聘人数"
                    ),
                ),
                (
                    "pay_basis",
                    models.CharField(
                        choices=[("piece", "计件"), ("time", "计时")], max_length=5, verbose_name="计酬方式"
                    ),
                ),
                ("pay_from", models.PositiveIntegerField(blank=True, null=True, verbose_name="月收入下限（元）")),
                ("pay_to", models.PositiveIntegerField(blank=True, null=True, verbose_name="月收入上限（元）")),
                ("requirements", models.TextField(blank=True, max_length=500, verbose_name="要求和说明")),
                ("training_offered", models.BooleanField(default=False, verbose_name="提供岗前培训")),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "招聘中"), ("filled", "已招满"), ("closed", "已结束")],
                        default="open",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("published_on", models.DateField(verbose_name="发布日期")),
                ("closes_on", models.DateField(verbose_name="截止日期")),
                ("closed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vacancies",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
            ],
            options={
                "verbose_name": "招聘岗位",
                "ordering": ("-published_on", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closes_on__gte", models.F("published_on")),
                            ("headcount__gte", 1),
                            models.Q(
                                ("pay_from", None),
                                ("pay_to", None),
                                ("pay_to__gte", models.F("pay_from")),
                                _connector="OR",
                            ),
                        ),
                        name="employment_vacancy_sound",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=40, verbose_name="姓名")),
                ("phone_sealed", models.TextField(blank=True, editable=False, verbose_name="联系电话")),
                ("phone_lookup", models.CharField(blank=True, editable=False, max_length=64)),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="推荐说明")),
                (
                    "referred_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="推荐时间"),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("pending", "待工坊答复"), ("hired", "已录用"), ("declined", "未录用")],
                        default="pending",
                        max_length=8,
                        verbose_name="结果",
                    ),
                ),
                ("outcome_on", models.DateField(blank=True, null=True, verbose_name="答复日期")),
                ("outcome_note", models.CharField(blank=True, max_length=200, verbose_name="答复说明")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="推荐人",
                    ),
                ),
                (
                    "vacancy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="employment.vacancy",
                        verbose_name="招聘岗位",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="employment.worker",
                        verbose_name="曾登记的从业人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "岗位推荐",
                "ordering": ("-referred_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "pending"), ("outcome_on", None)),
                            models.Q(models.Q(("outcome", "pending"), _negated=True), ("outcome_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="employment_referral_answered",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Mismatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("not_listed", "申报类别未列入名单"),
                            ("listed_elsewhere", "列入其他县的名单"),
                            ("unknown_worker", "名单记载就业，工坊未登记"),
                        ],
                        max_length=16,
                        verbose_name="差异",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("lifted_from_poverty", "脱贫人口"),
                            ("monitored", "监测帮扶对象"),
                            ("low_income", "农村低收入人口"),
                        ],
                        max_length=20,
                        verbose_name="人员类别",
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
                ("opened_on", models.DateField(verbose_name="发现日期")),
                ("closed_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="办结时间")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agrees", "数据已一致"),
                            ("not_entitled", "核实不属于该类别"),
                            ("list_to_follow", "属于该类别，名单待更新"),
                            ("not_employed", "核实未在工坊就业"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="办理结果",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "listing",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mismatches",
                        to="employment.listing",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="承办地区",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mismatches",
                        to="employment.worker",
                    ),
                ),
            ],
            options={
                "verbose_name": "核验差异",
                "ordering": ("opened_on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "unknown_worker"), ("listing__isnull", False), ("worker", None)),
                            models.Q(models.Q(("kind", "unknown_worker"), _negated=True), ("worker__isnull", False)),
                            _connector="OR",
                        ),
                        name="employment_mismatch_subject",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at", None), ("outcome", "")),
                            models.Q(("closed_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="employment_mismatch_closed",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None), ("listing", None)),
                        fields=("kind", "worker", "category"),
                        name="employment_mismatch_worker_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None), ("listing__isnull", False)),
                        fields=("kind", "worker", "listing"),
                        name="employment_mismatch_listing_once",
                        nulls_distinct=False,
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EmploymentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "relation",
                    models.CharField(
                        choices=[("direct", "直接吸纳"), ("indirect", "带动")], max_length=8, verbose_name="吸纳方式"
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[("on_site", "集中就业"), ("home_based", "居家就业"), ("flexible", "灵活就业")],
                        max_length=10,
                        verbose_name="就业形式",
                    ),
                ),
                ("post", models.CharField(max_length=40, verbose_name="岗位")),
                ("started_on", models.DateField(verbose_name="开始日期")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="结束日期")),
                ("end_reason", models.CharField(blank=True, max_length=100, verbose_name="结束原因")),
                (
                    "contract",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("labour", "劳动合同"),
                            ("service", "劳务协议"),
                            ("piecework", "加工承揽协议"),
                            ("none", "未签书面合同"),
                        ],
                        max_length=10,
                        verbose_name="合同",
                    ),
                ),
                (
                    "insurance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("employee", "职工社会保险"),
                            ("injury", "仅工伤保险"),
                            ("resident", "城乡居民保险"),
                            ("none", "未参保"),
                        ],
                        max_length=10,
                        verbose_name="社会保险",
                    ),
                ),
                (
                    "pay_basis",
                    models.CharField(
                        blank=True, choices=[("piece", "计件"), ("time", "计时")], max_length=5, verbose_name="计酬方式"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, max_length=200, verbose_name="作废原因")),
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
                        to="employment.employment",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="employment.worker",
                        verbose_name="从业人员",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CategoryClaim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("lifted_from_poverty", "脱贫人口"),
                            ("monitored", "监测帮扶对象"),
                            ("low_income", "农村低收入人口"),
                        ],
                        max_length=20,
                        verbose_name="人员类别",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="起始日期")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="截止日期")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "ended_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="登记截止的时间"),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="撤回时间")),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="employment.worker",
                        verbose_name="从业人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "人员类别申报",
                "ordering": ("valid_from",),
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        expressions=(
                            (models.F("worker"), "="),
                            (
                                employment.models.worker.Days(
                                    "valid_from",
                                    "valid_to",
                                    django.contrib.postgres.fields.ranges.RangeBoundary(
                                        inclusive_lower=True, inclusive_upper=True
                                    ),
                                ),
                                "&&",
                            ),
                        ),
                        name="employment_claim_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="employment_claim_days",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Benefit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period_from", models.DateField(verbose_name="享受期起")),
                ("period_to", models.DateField(verbose_name="享受期止")),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="金额（元）",
                    ),
                ),
                ("payer", models.CharField(max_length=100, verbose_name="发放单位")),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="发放日期")),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="文号或凭证号")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="作废时间")),
                ("void_reason", models.CharField(blank=True, max_length=200, verbose_name="作废原因")),
                (
                    "by",
                    models.ForeignKey(
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
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="benefits",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="benefits",
                        to="employment.benefitkind",
                        verbose_name="补贴项目",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="benefits",
                        to="employment.worker",
                        verbose_name="从业人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "补贴记录",
                "ordering": ("-period_from", "-pk"),
                "indexes": [models.Index(fields=["kind", "workshop", "period_from"], name="employment_benefit_kind")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0), ("period_to__gte", models.F("period_from"))),
                        name="employment_benefit_sound",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="employment_benefit_voided",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("name", models.CharField(max_length=40, verbose_name="姓名")),
                ("phone_lookup", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "ethnic_group",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("01", "汉族"),
                            ("02", "蒙古族"),
                            ("03", "回族"),
                            ("04", "藏族"),
                            ("05", "维吾尔族"),
                            ("06", "苗族"),
                            ("07", "彝族"),
                            ("08", "壮族"),
                            ("09", "布依族"),
                            ("10", "朝鲜族"),
                            ("11", "满族"),
                            ("12", "侗族"),
                            ("13", "瑶族"),
                            ("14", "白族"),
                            ("15", "土家族"),
                            ("16", "哈尼族"),
                            ("17", "哈萨克族"),
                            ("18", "傣族"),
                            ("19", "黎族"),
                            ("20", "傈僳族"),
                            ("21", "佤族"),
                            ("22", "畲族"),
                            ("23", "高山族"),
                            ("24", "拉祜族"),
                            ("25", "水族"),
                            ("26", "东乡族"),
                            ("27", "纳西族"),
                            ("28", "景颇族"),
                            ("29", "柯尔克孜族"),
                            ("30", "土族"),
                            ("31", "达斡尔族"),
                            ("32", "仫佬族"),
                            ("33", "羌族"),
                            ("34", "布朗族"),
                            ("35", "撒拉族"),
                            ("36", "毛南族"),
                            ("37", "仡佬族"),
                            ("38", "锡伯族"),
                            ("39", "阿昌族"),
                            ("40", "普米族"),
                            ("41", "塔吉克族"),
                            ("42", "怒族"),
                            ("43", "乌孜别克族"),
                            ("44", "俄罗斯族"),
                            ("45", "鄂温克族"),
                            ("46", "德昂族"),
                            ("47", "保安族"),
                            ("48", "裕固族"),
                            ("49", "京族"),
                            ("50", "塔塔尔族"),
                            ("51", "独龙族"),
                            ("52", "鄂伦春族"),
                            ("53", "赫哲族"),
                            ("54", "门巴族"),
                            ("55", "珞巴族"),
                            ("56", "基诺族"),
                            ("97", "其他"),
                            ("98", "外国血统中国籍人士"),
                        ],
                        max_length=2,
                        verbose_name="民族",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "home_region",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.region",
                        verbose_name="户籍所在县（市、区）",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="employment.person",
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
                        to="employment.worker",
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
            model_name="pay",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "employment_payevent" ("amount", "basis", "employment_id", "id", "period", "period_from", "period_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "recorded_at", "updated_at") VALUES (OLD."amount", OLD."basis", OLD."employment_id", OLD."id", OLD."period", OLD."period_from", OLD."period_to", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."quantity", OLD."recorded_at", OLD."updated_at"); RETURN NULL;',
                    hash="e764e1aba76632d32457bfc4c34881daa07e0eb7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e050b",
                    table="employment_pay",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="worker",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."ethnic_group" IS DISTINCT FROM (NEW."ethnic_group") OR OLD."home_region_id" IS DISTINCT FROM (NEW."home_region_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."phone_lookup" IS DISTINCT FROM (NEW."phone_lookup") OR OLD."uid" IS DISTINCT FROM (NEW."uid") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."workshop_id" IS DISTINCT FROM (NEW."workshop_id"))',
                    func='INSERT INTO "employment_workerevent" ("created_at", "ethnic_group", "home_region_id", "id", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_lookup", "uid", "updated_at", "version", "workshop_id") VALUES (OLD."created_at", OLD."ethnic_group", OLD."home_region_id", OLD."id", OLD."name", OLD."person_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."phone_lookup", OLD."uid", OLD."updated_at", OLD."version", OLD."workshop_id"); RETURN NULL;',
                    hash="18b7fc5b69b71d6e6e825efc97af6de0a9ade641",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_21749",
                    table="employment_worker",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="employment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "employment_employmentevent" ("contract", "end_reason", "ended_on", "form", "id", "insurance", "pay_basis", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "recorded_at", "relation", "started_on", "uid", "updated_at", "version", "void_reason", "voided_at", "worker_id") VALUES (OLD."contract", OLD."end_reason", OLD."ended_on", OLD."form", OLD."id", OLD."insurance", OLD."pay_basis", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."post", OLD."recorded_at", OLD."relation", OLD."started_on", OLD."uid", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at", OLD."worker_id"); RETURN NULL;',
                    hash="d5e77de273efccd1ff1ff8665ba7af81732a847f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_af766",
                    table="employment_employment",
                    when="AFTER",
                ),
            ),
        ),
    ]
