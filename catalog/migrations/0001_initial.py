import uuid
from decimal import Decimal

import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.constraints
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
        ("training", "0001_initial"),
        ("workshops", "0005_import_runs"),
    ]

    operations = [
        migrations.CreateModel(
            name="Product",
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
                ("name", models.CharField(max_length=60, verbose_name="产品名称")),
                (
                    "craft_category",
                    models.CharField(
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("clothing", "服饰"),
                            ("ornament", "饰品"),
                            ("home", "家居用品"),
                            ("tableware", "茶具餐具"),
                            ("stationery", "文房用品"),
                            ("food", "食品"),
                            ("toy", "玩具礼品"),
                            ("furniture", "家具"),
                            ("medicine", "中药制品"),
                            ("art", "工艺美术品"),
                            ("other", "其他"),
                        ],
                        max_length=12,
                        verbose_name="产品类别",
                    ),
                ),
                (
                    "materials",
                    models.CharField(
                        blank=True, help_text="如蚕丝、棉线、银。", max_length=200, verbose_name="主要材料"
                    ),
                ),
                (
                    "price_from",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="单价或最低价（元）",
                    ),
                ),
                (
                    "price_to",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="只有一个价格的，留空。",
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="最高价（元）",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        default="件", help_text="如件、套、对、盒、米。", max_length=10, verbose_name="计价单位"
                    ),
                ),
                ("monthly_capacity", models.PositiveIntegerField(blank=True, null=True, verbose_name="月产能（件）")),
                (
                    "lead_days",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="从下单到发货一般需要的天数。", null=True, verbose_name="交货周期（天）"
                    ),
                ),
                (
                    "meaning",
                    models.TextField(
                        blank=True, help_text="纹样、工艺的来历和寓意。", max_length=1000, verbose_name="文化内涵"
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True, help_text="规格、用途、特点。", max_length=2000, verbose_name="产品介绍"
                    ),
                ),
                (
                    "where_to_buy",
                    models.TextField(
                        blank=True,
                        help_text="网店名称、门店地址等，将向社会公开。请勿填写电话号码。",
                        max_length=500,
                        verbose_name="购买途径",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "草稿"), ("active", "在产在售"), ("discontinued", "已停产")],
                        default="draft",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                (
                    "listed_level",
                    models.CharField(
                        blank=True,
                        choices=[("county", "县级"), ("province", "省级"), ("national", "国家级")],
                        default="",
                        editable=False,
                        max_length=8,
                        verbose_name="目录级别",
                    ),
                ),
                ("listed_since", models.DateField(blank=True, editable=False, null=True, verbose_name="列入目录日期")),
                ("search_text", models.TextField(blank=True, editable=False)),
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
                    "cover",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workshops.attachment",
                        verbose_name="封面照片",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        help_text="依托传统手工艺而非代表性项目的，留空。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="products",
                        to="workshops.ichproject",
                        verbose_name="依托的非遗代表性项目",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="products",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
            ],
            options={
                "verbose_name": "产品",
                "ordering": ("-recorded_at", "-pk"),
                "indexes": [
                    models.Index(fields=["workshop", "status"], name="catalog_product_workshop"),
                    models.Index(
                        condition=models.Q(("listed_level", ""), _negated=True),
                        fields=["craft_category", "listed_level"],
                        name="catalog_product_listed_craft",
                    ),
                    models.Index(
                        condition=models.Q(("listed_level", ""), _negated=True),
                        fields=["workshop", "listed_level"],
                        name="catalog_product_listed_by",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["search_text"], name="catalog_product_search", opclasses=("gin_trgm_ops",)
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="catalog_product_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("price_from__gte", 0),
                            models.Q(("price_to", None), ("price_to__gte", models.F("price_from")), _connector="OR"),
                        ),
                        name="catalog_product_prices",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("listed_level", ""), ("listed_since", None)),
                            models.Q(models.Q(("listed_level", ""), _negated=True), ("listed_since__isnull", False)),
                            _connector="OR",
                        ),
                        name="catalog_product_listed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IntellectualRight",
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
                            ("copyright", "著作权"),
                            ("trademark", "商标权"),
                            ("patent", "专利权"),
                            ("geographical_indication", "地理标志"),
                        ],
                        max_length=24,
                        verbose_name="类型",
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        help_text="著作权登记号、商标注册号、专利号；申请中的填申请号。",
                        max_length=60,
                        verbose_name="登记号或注册号",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="名称")),
                ("owner", models.CharField(max_length=100, verbose_name="权利人")),
                (
                    "granted_on",
                    models.DateField(
                        blank=True, help_text="申请中的，留空。", null=True, verbose_name="授权或登记日期"
                    ),
                ),
                (
                    "expires_on",
                    models.DateField(blank=True, help_text="没有期限的，留空。", null=True, verbose_name="有效期至"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("in_force", "有效"),
                            ("applied", "申请中"),
                            ("lapsed", "已失效"),
                            ("expired", "已到期"),
                        ],
                        default="in_force",
                        max_length=8,
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
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workshops.attachment",
                        verbose_name="证书",
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
                    "workshop",
                    models.ForeignKey(
                        blank=True,
                        help_text="由协会等持有、不属于某一工坊的，留空。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="intellectual_rights",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
                (
                    "products",
                    models.ManyToManyField(
                        blank=True, related_name="intellectual_rights", to="catalog.product", verbose_name="涉及的产品"
                    ),
                ),
            ],
            options={
                "verbose_name": "知识产权",
                "ordering": ("-granted_on", "-pk"),
                "indexes": [
                    models.Index(fields=["region", "kind", "status"], name="catalog_right_region"),
                    models.Index(fields=["status", "expires_on"], name="catalog_right_expiry"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="catalog_intellectualright_voided",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at", None)), fields=("kind", "number"), name="catalog_right_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires_on", None),
                            ("granted_on", None),
                            ("expires_on__gte", models.F("granted_on")),
                            _connector="OR",
                        ),
                        name="catalog_right_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("expires_on", None), ("granted_on", None), ("status", "applied")),
                            ("status", "lapsed"),
                            models.Q(("granted_on__isnull", False), ("status", "in_force")),
                            models.Q(
                                ("expires_on__isnull", False), ("granted_on__isnull", False), ("status", "expired")
                            ),
                            _connector="OR",
                        ),
                        name="catalog_right_granted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Brand",
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
                ("name", models.CharField(max_length=60, verbose_name="品牌名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("workshop_brand", "工坊品牌"),
                            ("regional_brand", "区域公共品牌"),
                            ("time_honoured", "老字号"),
                        ],
                        max_length=16,
                        verbose_name="品牌类型",
                    ),
                ),
                ("story", models.TextField(blank=True, max_length=2000, verbose_name="品牌故事")),
                (
                    "honours",
                    models.TextField(
                        blank=True, help_text="荣誉名称、授予单位和年份。", max_length=1000, verbose_name="所获荣誉"
                    ),
                ),
                (
                    "since",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(600),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="创立年份",
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
                        related_name="+",
                        to="regions.region",
                        verbose_name="地区",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        blank=True,
                        help_text="工坊品牌必填；区域公共品牌留空。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="known_brands",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
                (
                    "trademark",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"kind": "trademark", "voided_at": None},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="brands",
                        to="catalog.intellectualright",
                        verbose_name="注册商标",
                    ),
                ),
                (
                    "products",
                    models.ManyToManyField(
                        blank=True, related_name="brands", to="catalog.product", verbose_name="使用的产品"
                    ),
                ),
            ],
            options={
                "verbose_name": "知名品牌",
                "ordering": ("name", "pk"),
                "indexes": [models.Index(fields=["region", "kind"], name="catalog_brand_region")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="catalog_brand_voided",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at", None)), fields=("name", "region"), name="catalog_brand_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "workshop_brand"), ("workshop__isnull", False)),
                            models.Q(("kind", "regional_brand"), ("workshop", None)),
                            ("kind", "time_honoured"),
                            _connector="OR",
                        ),
                        name="catalog_brand_holder",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Campaign",
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
                ("name", models.CharField(max_length=100, verbose_name="活动名称")),
                (
                    "series",
                    models.CharField(
                        choices=[("shopping_festival", "非遗购物节"), ("other", "其他")],
                        max_length=20,
                        verbose_name="活动系列",
                    ),
                ),
                (
                    "platform",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("taobao", "淘宝"),
                            ("jd", "京东"),
                            ("pinduoduo", "拼多多"),
                            ("douyin", "抖音"),
                            ("kuaishou", "快手"),
                            ("wechat", "微信小店"),
                            ("weidian", "微店"),
                            ("other_platform", "其他"),
                        ],
                        help_text="多个平台共同开展的不填。",
                        max_length=16,
                        verbose_name="平台",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="开始日期")),
                ("ends_on", models.DateField(verbose_name="结束日期")),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="文号")),
                ("description", models.TextField(blank=True, max_length=2000, verbose_name="活动说明")),
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
                        help_text="全国性活动不填。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="组织地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "平台活动",
                "ordering": ("-starts_on", "-pk"),
                "indexes": [models.Index(fields=["region", "starts_on"], name="catalog_campaign_region")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="catalog_campaign_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="catalog_campaign_days",
                        violation_error_message="结束日期不能早于开始日期。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CampaignEvent",
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
                ("name", models.CharField(max_length=100, verbose_name="活动名称")),
                (
                    "series",
                    models.CharField(
                        choices=[("shopping_festival", "非遗购物节"), ("other", "其他")],
                        max_length=20,
                        verbose_name="活动系列",
                    ),
                ),
                (
                    "platform",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("taobao", "淘宝"),
                            ("jd", "京东"),
                            ("pinduoduo", "拼多多"),
                            ("douyin", "抖音"),
                            ("kuaishou", "快手"),
                            ("wechat", "微信小店"),
                            ("weidian", "微店"),
                            ("other_platform", "其他"),
                        ],
                        help_text="多个平台共同开展的不填。",
                        max_length=16,
                        verbose_name="平台",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="开始日期")),
                ("ends_on", models.DateField(verbose_name="结束日期")),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="文号")),
                ("description", models.TextField(blank=True, max_length=2000, verbose_name="活动说明")),
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
                        to="catalog.campaign",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="全国性活动不填。",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.region",
                        verbose_name="组织地区",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConsumptionMark",
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
                ("number", models.CharField(max_length=60, verbose_name="认定编号")),
                ("granted_on", models.DateField(verbose_name="认定日期")),
                (
                    "ends_on",
                    models.DateField(blank=True, help_text="长期有效的，留空。", null=True, verbose_name="有效期至"),
                ),
                ("issuer", models.CharField(max_length=100, verbose_name="认定单位")),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="认定文号")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="提前终止日期")),
                ("end_reason", models.CharField(blank=True, max_length=200, verbose_name="提前终止原因")),
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
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consumption_marks",
                        to="catalog.product",
                        verbose_name="产品",
                    ),
                ),
            ],
            options={
                "verbose_name": "消费帮扶产品认定",
                "ordering": ("-granted_on", "-pk"),
                "indexes": [models.Index(fields=["product", "granted_on"], name="catalog_mark_product")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="catalog_consumptionmark_voided",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at", None)), fields=("product", "number"), name="catalog_mark_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ends_on", None), ("ends_on__gte", models.F("granted_on")), _connector="OR"),
                            models.Q(("ended_on", None), ("ended_on__gte", models.F("granted_on")), _connector="OR"),
                        ),
                        name="catalog_mark_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end_reason", ""), ("ended_on", None)),
                            models.Q(("ended_on__isnull", False), models.Q(("end_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="catalog_mark_ended",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Coverage",
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
                            ("newspaper", "报纸"),
                            ("magazine", "杂志"),
                            ("broadcast", "广播电视"),
                            ("website", "网络媒体"),
                            ("short_video", "短视频"),
                            ("live_stream", "直播"),
                        ],
                        max_length=12,
                        verbose_name="媒体类型",
                    ),
                ),
                (
                    "depth",
                    models.CharField(
                        choices=[
                            ("in_depth", "深度报道"),
                            ("column", "专栏报道"),
                            ("follow_up", "跟踪报道"),
                            ("other", "其他"),
                        ],
                        max_length=10,
                        verbose_name="报道形式",
                    ),
                ),
                ("title", models.CharField(max_length=150, verbose_name="标题")),
                ("outlet", models.CharField(max_length=100, verbose_name="媒体或账号")),
                ("published_on", models.DateField(verbose_name="发布日期")),
                (
                    "link",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["https", "http"])],
                        verbose_name="链接",
                    ),
                ),
                ("reach", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="阅读或播放量（次）")),
                (
                    "sales_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="仅直播填写。",
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="直播销售额（元）",
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coverages",
                        to="workshops.leader",
                        verbose_name="带头人",
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
                    "workshop",
                    models.ForeignKey(
                        blank=True,
                        help_text="宣传本地区多家工坊的不填。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coverages",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
            ],
            options={
                "verbose_name": "宣传报道",
                "ordering": ("-published_on", "-pk"),
                "indexes": [
                    models.Index(fields=["region", "published_on"], name="catalog_coverage_region"),
                    models.Index(fields=["workshop", "published_on"], name="catalog_coverage_workshop"),
                    models.Index(fields=["kind", "published_on"], name="catalog_coverage_kind"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="catalog_coverage_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sales_amount", None),
                            models.Q(("kind", "live_stream"), ("sales_amount__gte", 0)),
                            _connector="OR",
                        ),
                        name="catalog_coverage_sales",
                        violation_error_message="仅直播填写直播销售额。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CoverageEvent",
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
                            ("newspaper", "报纸"),
                            ("magazine", "杂志"),
                            ("broadcast", "广播电视"),
                            ("website", "网络媒体"),
                            ("short_video", "短视频"),
                            ("live_stream", "直播"),
                        ],
                        max_length=12,
                        verbose_name="媒体类型",
                    ),
                ),
                (
                    "depth",
                    models.CharField(
                        choices=[
                            ("in_depth", "深度报道"),
                            ("column", "专栏报道"),
                            ("follow_up", "跟踪报道"),
                            ("other", "其他"),
                        ],
                        max_length=10,
                        verbose_name="报道形式",
                    ),
                ),
                ("title", models.CharField(max_length=150, verbose_name="标题")),
                ("outlet", models.CharField(max_length=100, verbose_name="媒体或账号")),
                ("published_on", models.DateField(verbose_name="发布日期")),
                (
                    "link",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["https", "http"])],
                        verbose_name="链接",
                    ),
                ),
                ("reach", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="阅读或播放量（次）")),
                (
                    "sales_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="仅直播填写。",
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="直播销售额（元）",
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
                        to="catalog.coverage",
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
                    "workshop",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="宣传本地区多家工坊的不填。",
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
            name="Event",
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
                ("name", models.CharField(max_length=100, verbose_name="展会名称")),
                (
                    "series",
                    models.CharField(
                        choices=[
                            ("chengdu", "成都国际非遗节"),
                            ("expo", "中国非遗博览会"),
                            ("shopping_festival", "非遗购物节"),
                            ("provincial", "省级展会"),
                            ("county", "地方展会"),
                            ("other", "其他"),
                        ],
                        max_length=20,
                        verbose_name="展会系列",
                    ),
                ),
                ("venue", models.CharField(max_length=200, verbose_name="举办地点")),
                ("held_from", models.DateField(verbose_name="开始日期")),
                ("held_to", models.DateField(verbose_name="结束日期")),
                ("organiser", models.CharField(max_length=200, verbose_name="主办单位")),
                ("places", models.PositiveIntegerField(verbose_name="提供给工坊的展位数（个）")),
                ("apply_until", models.DateField(help_text="截止当日仍可报名。", verbose_name="报名截止日期")),
                ("description", models.TextField(blank=True, max_length=2000, verbose_name="展会说明")),
                (
                    "link",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["https", "http"])],
                        verbose_name="相关链接",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("announced", "已公布"),
                            ("open", "报名中"),
                            ("closed", "报名截止"),
                            ("finished", "已结束"),
                            ("cancelled", "已取消"),
                        ],
                        default="announced",
                        max_length=10,
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
                        blank=True,
                        help_text="全国性展会不填。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="主办地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "展会",
                "ordering": ("-held_from", "-pk"),
                "indexes": [
                    models.Index(fields=["region", "held_from"], name="catalog_event_region"),
                    models.Index(fields=["status", "held_from"], name="catalog_event_status"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="catalog_event_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("apply_until__lte", models.F("held_from")), ("held_to__gte", models.F("held_from"))
                        ),
                        name="catalog_event_days",
                        violation_error_message="结束日期不能早于开始日期，报名截止日期不能晚于开始日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("series__in", ("provincial", "county")), _negated=True),
                            ("region__isnull", False),
                            _connector="OR",
                        ),
                        name="catalog_event_local_has_region",
                        violation_error_message="省级展会和地方展会须填写主办地区。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventApplication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="报名人",
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
                        verbose_name="决定人",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="catalog.event",
                        verbose_name="展会",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="event_applications",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
                (
                    "products",
                    models.ManyToManyField(
                        related_name="event_applications", to="catalog.product", verbose_name="参展产品"
                    ),
                ),
            ],
            options={
                "verbose_name": "参展报名",
                "ordering": ("-applied_at", "-pk"),
                "indexes": [
                    models.Index(fields=["event", "status"], name="catalog_eventapp_status"),
                    models.Index(fields=["workshop", "applied_at"], name="catalog_eventapp_workshop"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("withdrawn", "declined")), _negated=True),
                        fields=("event", "workshop"),
                        name="catalog_eventapplication_once",
                        violation_error_message="该工坊已报名此展会。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("people__gte", 1),
                            models.Q(("sales_amount", None), ("sales_amount__gte", 0), _connector="OR"),
                        ),
                        name="catalog_eventapplication_sound",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("submitted", "recommended")), ("decided_at", None), ("decided_by", None)
                            ),
                            models.Q(
                                ("status__in", ("admitted", "declined")),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            models.Q(
                                ("status", "withdrawn"),
                                models.Q(
                                    models.Q(("decided_at", None), ("decided_by", None)),
                                    models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="catalog_eventapplication_decided",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventApplicationStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("action", models.CharField(max_length=20, verbose_name="操作")),
                ("at", models.DateTimeField(default=workshops.access.clock.now, verbose_name="办理时间")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="意见")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="catalog.eventapplication",
                        verbose_name="参展报名",
                    ),
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
            ],
            options={
                "verbose_name": "参展报名办理过程",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="EventEvent",
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
                ("name", models.CharField(max_length=100, verbose_name="展会名称")),
                (
                    "series",
                    models.CharField(
                        choices=[
                            ("chengdu", "成都国际非遗节"),
                            ("expo", "中国非遗博览会"),
                            ("shopping_festival", "非遗购物节"),
                            ("provincial", "省级展会"),
                            ("county", "地方展会"),
                            ("other", "其他"),
                        ],
                        max_length=20,
                        verbose_name="展会系列",
                    ),
                ),
                ("venue", models.CharField(max_length=200, verbose_name="举办地点")),
                ("held_from", models.DateField(verbose_name="开始日期")),
                ("held_to", models.DateField(verbose_name="结束日期")),
                ("organiser", models.CharField(max_length=200, verbose_name="主办单位")),
                ("places", models.PositiveIntegerField(verbose_name="提供给工坊的展位数（个）")),
                ("apply_until", models.DateField(help_text="截止当日仍可报名。", verbose_name="报名截止日期")),
                ("description", models.TextField(blank=True, max_length=2000, verbose_name="展会说明")),
                (
                    "link",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["https", "http"])],
                        verbose_name="相关链接",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("announced", "已公布"),
                            ("open", "报名中"),
                            ("closed", "报名截止"),
                            ("finished", "已结束"),
                            ("cancelled", "已取消"),
                        ],
                        default="announced",
                        max_length=10,
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
                        to="catalog.event",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="全国性展会不填。",
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
            name="EventQuota",
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
                ("places", models.PositiveIntegerField(verbose_name="分配展位数（个）")),
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
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotas",
                        to="catalog.event",
                        verbose_name="展会",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="省（区、市）",
                    ),
                ),
            ],
            options={
                "verbose_name": "展位分配",
                "ordering": ("event", "region"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="catalog_eventquota_voided",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at", None)),
                        fields=("event", "region"),
                        name="catalog_eventquota_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventQuotaEvent",
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
                ("places", models.PositiveIntegerField(verbose_name="分配展位数（个）")),
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
                        to="catalog.eventquota",
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
                        verbose_name="省（区、市）",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExemplaryCase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("year", models.PositiveSmallIntegerField(verbose_name="申报年度")),
                ("title", models.CharField(max_length=100, verbose_name="案例标题")),
                ("summary", models.TextField(help_text="不超过300字。", max_length=300, verbose_name="摘要")),
                ("body", models.TextField(max_length=20000, verbose_name="正文")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "草稿"),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workshops.attachment",
                        verbose_name="封面照片",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="起草人",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exemplary_cases",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
            ],
            options={
                "verbose_name": "优秀案例",
                "ordering": ("-year", "-pk"),
                "indexes": [
                    models.Index(fields=["workshop", "status"], name="catalog_case_workshop"),
                    models.Index(fields=["status", "year"], name="catalog_case_status"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("number", ""), _negated=True),
                        fields=("number",),
                        name="catalog_exemplarycase_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", False), ("status", "published")),
                            ("status", "withdrawn"),
                            models.Q(
                                models.Q(("status__in", ("published", "withdrawn")), _negated=True),
                                ("published_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="catalog_exemplarycase_published",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("action", models.CharField(max_length=20, verbose_name="操作")),
                (
                    "from_status",
                    models.CharField(
                        choices=[
                            ("draft", "草稿"),
                            ("nominated", "已申报"),
                            ("returned", "退回修改"),
                            ("recommended", "已推荐"),
                            ("selected", "已入选"),
                            ("published", "已发布"),
                            ("declined", "未入选"),
                            ("withdrawn", "已撤回"),
                        ],
                        max_length=12,
                        verbose_name="原状态",
                    ),
                ),
                (
                    "to_status",
                    models.CharField(
                        choices=[
                            ("draft", "草稿"),
                            ("nominated", "已申报"),
                            ("returned", "退回修改"),
                            ("recommended", "已推荐"),
                            ("selected", "已入选"),
                            ("published", "已发布"),
                            ("declined", "未入选"),
                            ("withdrawn", "已撤回"),
                        ],
                        max_length=12,
                        verbose_name="新状态",
                    ),
                ),
                ("at", models.DateTimeField(default=workshops.access.clock.now, verbose_name="办理时间")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="意见")),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="catalog.exemplarycase",
                        verbose_name="优秀案例",
                    ),
                ),
            ],
            options={
                "verbose_name": "案例办理过程",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="CasePhoto",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="顺序")),
                ("caption", models.CharField(blank=True, max_length=100, verbose_name="图片说明")),
                (
                    "photo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workshops.attachment",
                        verbose_name="照片",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="photos",
                        to="catalog.exemplarycase",
                        verbose_name="优秀案例",
                    ),
                ),
            ],
            options={
                "verbose_name": "案例照片",
                "ordering": ("case", "position", "pk"),
                "constraints": [models.UniqueConstraint(fields=("case", "photo"), name="catalog_casephoto_once")],
            },
        ),
        migrations.CreateModel(
            name="BrandEvent",
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
                ("name", models.CharField(max_length=60, verbose_name="品牌名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("workshop_brand", "工坊品牌"),
                            ("regional_brand", "区域公共品牌"),
                            ("time_honoured", "老字号"),
                        ],
                        max_length=16,
                        verbose_name="品牌类型",
                    ),
                ),
                ("story", models.TextField(blank=True, max_length=2000, verbose_name="品牌故事")),
                (
                    "honours",
                    models.TextField(
                        blank=True, help_text="荣誉名称、授予单位和年份。", max_length=1000, verbose_name="所获荣誉"
                    ),
                ),
                (
                    "since",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(600),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="创立年份",
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
                        to="catalog.brand",
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
                    "workshop",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="工坊品牌必填；区域公共品牌留空。",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
                (
                    "trademark",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        limit_choices_to={"kind": "trademark", "voided_at": None},
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.intellectualright",
                        verbose_name="注册商标",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IntellectualRightEvent",
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
                            ("copyright", "著作权"),
                            ("trademark", "商标权"),
                            ("patent", "专利权"),
                            ("geographical_indication", "地理标志"),
                        ],
                        max_length=24,
                        verbose_name="类型",
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        help_text="著作权登记号、商标注册号、专利号；申请中的填申请号。",
                        max_length=60,
                        verbose_name="登记号或注册号",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="名称")),
                ("owner", models.CharField(max_length=100, verbose_name="权利人")),
                (
                    "granted_on",
                    models.DateField(
                        blank=True, help_text="申请中的，留空。", null=True, verbose_name="授权或登记日期"
                    ),
                ),
                (
                    "expires_on",
                    models.DateField(blank=True, help_text="没有期限的，留空。", null=True, verbose_name="有效期至"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("in_force", "有效"),
                            ("applied", "申请中"),
                            ("lapsed", "已失效"),
                            ("expired", "已到期"),
                        ],
                        default="in_force",
                        max_length=8,
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
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.attachment",
                        verbose_name="证书",
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
                        to="catalog.intellectualright",
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
                    "workshop",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="由协会等持有、不属于某一工坊的，留空。",
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
            name="ListingCase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("submitted", "待县级审核"),
                            ("returned", "退回补正"),
                            ("county_listed", "已列入县级目录"),
                            ("province_review", "省级遴选中"),
                            ("province_listed", "已列入省级目录"),
                            ("national_review", "国家级遴选中"),
                            ("national_listed", "已列入国家级目录"),
                            ("refused", "不予列入"),
                            ("withdrawn", "已撤回"),
                            ("delisted", "已移出目录"),
                        ],
                        default="submitted",
                        max_length=16,
                        verbose_name="状态",
                    ),
                ),
                (
                    "submitted_at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="申报时间"),
                ),
                (
                    "statement",
                    models.TextField(
                        help_text="说明产品的工艺特色、文化内涵、质量和供货能力。",
                        max_length=1000,
                        verbose_name="列入目录的理由",
                    ),
                ),
                (
                    "last_reason",
                    models.TextField(blank=True, editable=False, max_length=500, verbose_name="最近一次办理意见"),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="申报人",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="listing_cases",
                        to="catalog.product",
                        verbose_name="产品",
                    ),
                ),
            ],
            options={
                "verbose_name": "产品目录申报",
                "ordering": ("-submitted_at", "-pk"),
                "indexes": [models.Index(fields=["status", "submitted_at"], name="catalog_listingcase_status")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                (
                                    "submitted",
                                    "returned",
                                    "county_listed",
                                    "province_review",
                                    "province_listed",
                                    "national_review",
                                    "national_listed",
                                ),
                            )
                        ),
                        fields=("product",),
                        name="catalog_listingcase_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("returned", "refused")), _negated=True),
                            models.Q(("last_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="catalog_listingcase_reasoned",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ListingStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("action", models.CharField(max_length=20, verbose_name="办理")),
                (
                    "from_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("submitted", "待县级审核"),
                            ("returned", "退回补正"),
                            ("county_listed", "已列入县级目录"),
                            ("province_review", "省级遴选中"),
                            ("province_listed", "已列入省级目录"),
                            ("national_review", "国家级遴选中"),
                            ("national_listed", "已列入国家级目录"),
                            ("refused", "不予列入"),
                            ("withdrawn", "已撤回"),
                            ("delisted", "已移出目录"),
                        ],
                        max_length=16,
                        verbose_name="原状态",
                    ),
                ),
                (
                    "to_status",
                    models.CharField(
                        choices=[
                            ("submitted", "待县级审核"),
                            ("returned", "退回补正"),
                            ("county_listed", "已列入县级目录"),
                            ("province_review", "省级遴选中"),
                            ("province_listed", "已列入省级目录"),
                            ("national_review", "国家级遴选中"),
                            ("national_listed", "已列入国家级目录"),
                            ("refused", "不予列入"),
                            ("withdrawn", "已撤回"),
                            ("delisted", "已移出目录"),
                        ],
                        max_length=16,
                        verbose_name="新状态",
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(default=workshops.access.clock.now, editable=False, verbose_name="办理时间"),
                ),
                ("reason", models.TextField(blank=True, max_length=500, verbose_name="办理意见")),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="catalog.listingcase",
                        verbose_name="产品目录申报",
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
                        verbose_name="文件",
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
            ],
            options={
                "verbose_name": "产品目录办理记录",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Matchmaking",
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
                ("title", models.CharField(max_length=100, verbose_name="对接会名称")),
                ("held_on", models.DateField(verbose_name="举办日期")),
                ("place", models.CharField(max_length=200, verbose_name="举办地点")),
                (
                    "companies",
                    models.TextField(
                        blank=True, help_text="主要企业的名称，用顿号隔开。", max_length=1000, verbose_name="参加企业"
                    ),
                ),
                ("companies_count", models.PositiveIntegerField(verbose_name="参加企业数（家）")),
                (
                    "workshops_count",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="参加工坊数（家）"),
                ),
                (
                    "intended_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="达成意向的金额；已签订的订单另在“订单”中登记。",
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="意向金额（元）",
                    ),
                ),
                ("notes", models.TextField(blank=True, max_length=1000, verbose_name="备注")),
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
                    "event",
                    models.ForeignKey(
                        blank=True,
                        help_text="在展会期间举办的，选择该展会。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matchmakings",
                        to="catalog.event",
                        verbose_name="所属展会",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="组织地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "对接会",
                "ordering": ("-held_on", "-pk"),
                "indexes": [models.Index(fields=["region", "held_on"], name="catalog_matchmaking_region")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="catalog_matchmaking_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("intended_amount", None), ("intended_amount__gte", 0), _connector="OR"),
                        name="catalog_matchmaking_sound",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MatchmakingEvent",
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
                ("title", models.CharField(max_length=100, verbose_name="对接会名称")),
                ("held_on", models.DateField(verbose_name="举办日期")),
                ("place", models.CharField(max_length=200, verbose_name="举办地点")),
                (
                    "companies",
                    models.TextField(
                        blank=True, help_text="主要企业的名称，用顿号隔开。", max_length=1000, verbose_name="参加企业"
                    ),
                ),
                ("companies_count", models.PositiveIntegerField(verbose_name="参加企业数（家）")),
                (
                    "workshops_count",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="参加工坊数（家）"),
                ),
                (
                    "intended_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="达成意向的金额；已签订的订单另在“订单”中登记。",
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="意向金额（元）",
                    ),
                ),
                ("notes", models.TextField(blank=True, max_length=1000, verbose_name="备注")),
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
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="在展会期间举办的，选择该展会。",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.event",
                        verbose_name="所属展会",
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
                        to="catalog.matchmaking",
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
                        verbose_name="组织地区",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MonthlySales",
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
                ("month", models.DateField(help_text="填写当月1日。", verbose_name="月份")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("event", "展会"),
                            ("platform", "网络平台"),
                            ("outlet", "景区街区"),
                            ("direct", "直接订购"),
                            ("procurement", "政府和单位采购"),
                            ("export", "出口"),
                            ("other", "其他"),
                        ],
                        max_length=12,
                        verbose_name="销售渠道",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="销售额（元）",
                    ),
                ),
                ("quantity", models.PositiveIntegerField(blank=True, null=True, verbose_name="销售数量（件）")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
                ("doubts", models.JSONField(blank=True, default=list, editable=False, verbose_name="经确认的疑点")),
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
                        related_name="monthly_sales",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
            ],
            options={
                "verbose_name": "月度销售",
                "ordering": ("-month", "workshop", "channel", "-pk"),
                "indexes": [
                    models.Index(fields=["workshop", "month"], name="catalog_sales_workshop"),
                    models.Index(fields=["month", "channel"], name="catalog_sales_month"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="catalog_monthlysales_voided",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at", None)),
                        fields=("workshop", "month", "channel"),
                        name="catalog_monthlysales_once",
                        violation_error_message="该工坊本月此渠道的销售已登记，请更正原记录。",
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="catalog_monthlysales_sound"),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)),
                        name="catalog_monthlysales_first_day",
                        violation_error_message="月份须为当月1日。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MonthlySalesEvent",
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
                ("month", models.DateField(help_text="填写当月1日。", verbose_name="月份")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("event", "展会"),
                            ("platform", "网络平台"),
                            ("outlet", "景区街区"),
                            ("direct", "直接订购"),
                            ("procurement", "政府和单位采购"),
                            ("export", "出口"),
                            ("other", "其他"),
                        ],
                        max_length=12,
                        verbose_name="销售渠道",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="销售额（元）",
                    ),
                ),
                ("quantity", models.PositiveIntegerField(blank=True, null=True, verbose_name="销售数量（件）")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
                ("doubts", models.JSONField(blank=True, default=list, editable=False, verbose_name="经确认的疑点")),
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
                        to="catalog.monthlysales",
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
            name="Order",
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
                    "channel",
                    models.CharField(
                        choices=[
                            ("event", "展会"),
                            ("platform", "网络平台"),
                            ("outlet", "景区街区"),
                            ("direct", "直接订购"),
                            ("procurement", "政府和单位采购"),
                            ("export", "出口"),
                            ("other", "其他"),
                        ],
                        max_length=12,
                        verbose_name="销售渠道",
                    ),
                ),
                (
                    "buyer",
                    models.CharField(
                        help_text="填写单位名称；个人订购的填“个人”，不填姓名。",
                        max_length=100,
                        verbose_name="订货单位",
                    ),
                ),
                ("signed_on", models.DateField(verbose_name="签订日期")),
                ("quantity", models.PositiveIntegerField(blank=True, null=True, verbose_name="数量（件）")),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="金额（元）",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("signed", "已签订"),
                            ("delivering", "交付中"),
                            ("completed", "已完成"),
                            ("cancelled", "已取消"),
                        ],
                        default="signed",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "completed_on",
                    models.DateField(
                        blank=True, help_text="状态为“已完成”的须填写。", null=True, verbose_name="完成日期"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
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
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="catalog.event",
                        verbose_name="达成订单的展会",
                    ),
                ),
                (
                    "matchmaking",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="catalog.matchmaking",
                        verbose_name="达成订单的对接会",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="catalog.product",
                        verbose_name="产品",
                    ),
                ),
            ],
            options={
                "verbose_name": "订单",
                "ordering": ("-signed_on", "-pk"),
                "indexes": [
                    models.Index(fields=["workshop", "signed_on"], name="catalog_order_workshop"),
                    models.Index(fields=["status", "signed_on"], name="catalog_order_status"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="catalog_order_voided",
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="catalog_order_sound"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("completed_on__isnull", False), ("status", "completed")),
                            models.Q(models.Q(("status", "completed"), _negated=True), ("completed_on", None)),
                            _connector="OR",
                        ),
                        name="catalog_order_completed",
                        violation_error_message="状态为“已完成”的须填写完成日期，其他状态不填。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("completed_on", None), ("completed_on__gte", models.F("signed_on")), _connector="OR"
                        ),
                        name="catalog_order_days",
                        violation_error_message="完成日期不能早于签订日期。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Outlet",
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
                ("name", models.CharField(max_length=100, verbose_name="门店名称")),
                (
                    "place_kind",
                    models.CharField(
                        choices=[
                            ("scenic_area", "A级旅游景区"),
                            ("historic_street", "历史文化街区"),
                            ("museum", "博物馆"),
                            ("village", "乡村旅游点"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="场所类型",
                    ),
                ),
                ("place_name", models.CharField(max_length=100, verbose_name="景区、街区等场所名称")),
                (
                    "scenic_level",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(1, "1A级"), (2, "2A级"), (3, "3A级"), (4, "4A级"), (5, "5A级")],
                        help_text="仅A级旅游景区填写。",
                        null=True,
                        verbose_name="景区等级",
                    ),
                ),
                ("address", models.CharField(max_length=200, verbose_name="详细地址")),
                (
                    "area",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=9,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="面积（平方米）",
                    ),
                ),
                ("offers_experience", models.BooleanField(default=False, verbose_name="有制作体验")),
                (
                    "rent_support",
                    models.CharField(
                        blank=True,
                        help_text="如免租、减租的幅度和期限；没有的不填。",
                        max_length=200,
                        verbose_name="租金支持",
                    ),
                ),
                ("opened_on", models.DateField(verbose_name="开业日期")),
                (
                    "closed_on",
                    models.DateField(blank=True, help_text="仍在经营的不填。", null=True, verbose_name="停业日期"),
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
                        related_name="+",
                        to="regions.region",
                        verbose_name="门店所在地区",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outlets",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
            ],
            options={
                "verbose_name": "景区街区门店",
                "ordering": ("-opened_on", "-pk"),
                "indexes": [
                    models.Index(fields=["workshop", "opened_on"], name="catalog_outlet_workshop"),
                    models.Index(fields=["place_kind", "opened_on"], name="catalog_outlet_place"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="catalog_outlet_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("area", None), ("area__gte", 0), _connector="OR"),
                        name="catalog_outlet_sound",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("scenic_level", None),
                            models.Q(("place_kind", "scenic_area"), ("scenic_level__range", (1, 5))),
                            _connector="OR",
                        ),
                        name="catalog_outlet_scenic_level",
                        violation_error_message="仅A级旅游景区填写景区等级。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on", None), ("closed_on__gte", models.F("opened_on")), _connector="OR"
                        ),
                        name="catalog_outlet_days",
                        violation_error_message="停业日期不能早于开业日期。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutletEvent",
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
                ("name", models.CharField(max_length=100, verbose_name="门店名称")),
                (
                    "place_kind",
                    models.CharField(
                        choices=[
                            ("scenic_area", "A级旅游景区"),
                            ("historic_street", "历史文化街区"),
                            ("museum", "博物馆"),
                            ("village", "乡村旅游点"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="场所类型",
                    ),
                ),
                ("place_name", models.CharField(max_length=100, verbose_name="景区、街区等场所名称")),
                (
                    "scenic_level",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(1, "1A级"), (2, "2A级"), (3, "3A级"), (4, "4A级"), (5, "5A级")],
                        help_text="仅A级旅游景区填写。",
                        null=True,
                        verbose_name="景区等级",
                    ),
                ),
                ("address", models.CharField(max_length=200, verbose_name="详细地址")),
                (
                    "area",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=9,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="面积（平方米）",
                    ),
                ),
                ("offers_experience", models.BooleanField(default=False, verbose_name="有制作体验")),
                (
                    "rent_support",
                    models.CharField(
                        blank=True,
                        help_text="如免租、减租的幅度和期限；没有的不填。",
                        max_length=200,
                        verbose_name="租金支持",
                    ),
                ),
                ("opened_on", models.DateField(verbose_name="开业日期")),
                (
                    "closed_on",
                    models.DateField(blank=True, help_text="仍在经营的不填。", null=True, verbose_name="停业日期"),
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
                        to="catalog.outlet",
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
                        verbose_name="门店所在地区",
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
            name="PlatformShop",
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
                    "platform",
                    models.CharField(
                        choices=[
                            ("taobao", "淘宝"),
                            ("jd", "京东"),
                            ("pinduoduo", "拼多多"),
                            ("douyin", "抖音"),
                            ("kuaishou", "快手"),
                            ("wechat", "微信小店"),
                            ("weidian", "微店"),
                            ("other_platform", "其他"),
                        ],
                        max_length=16,
                        verbose_name="平台",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="店铺名称")),
                (
                    "link",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["https", "http"])],
                        verbose_name="店铺链接",
                    ),
                ),
                ("opened_on", models.DateField(verbose_name="开店日期")),
                (
                    "closed_on",
                    models.DateField(blank=True, help_text="仍在经营的不填。", null=True, verbose_name="关店日期"),
                ),
                ("since_long", models.BooleanField(default=False, verbose_name="与平台签有长期合作")),
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
                        related_name="platform_shops",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
            ],
            options={
                "verbose_name": "网店",
                "ordering": ("-opened_on", "-pk"),
                "indexes": [
                    models.Index(fields=["workshop", "opened_on"], name="catalog_shop_workshop"),
                    models.Index(fields=["platform", "opened_on"], name="catalog_shop_platform"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="catalog_platformshop_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on", None), ("closed_on__gte", models.F("opened_on")), _connector="OR"
                        ),
                        name="catalog_platformshop_days",
                        violation_error_message="关店日期不能早于开店日期。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CampaignSupport",
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
                        choices=[("traffic", "流量投放"), ("promotion", "宣传推广"), ("live_selection", "直播选品")],
                        max_length=16,
                        verbose_name="支持方式",
                    ),
                ),
                ("exposures", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="曝光量（次）")),
                ("orders", models.PositiveIntegerField(blank=True, null=True, verbose_name="订单数（单）")),
                (
                    "sales_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="销售额（元）",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
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
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supports",
                        to="catalog.campaign",
                        verbose_name="平台活动",
                    ),
                ),
                (
                    "shop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supports",
                        to="catalog.platformshop",
                        verbose_name="网店",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        blank=True,
                        help_text="支持整个店铺的不填。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="campaign_supports",
                        to="catalog.product",
                        verbose_name="产品",
                    ),
                ),
            ],
            options={
                "verbose_name": "平台支持",
                "ordering": ("-campaign__starts_on", "-pk"),
                "indexes": [models.Index(fields=["campaign", "kind"], name="catalog_support_kind")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="catalog_campaignsupport_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sales_amount", None), ("sales_amount__gte", 0), _connector="OR"),
                        name="catalog_campaignsupport_sound",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlatformShopEvent",
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
                    "platform",
                    models.CharField(
                        choices=[
                            ("taobao", "淘宝"),
                            ("jd", "京东"),
                            ("pinduoduo", "拼多多"),
                            ("douyin", "抖音"),
                            ("kuaishou", "快手"),
                            ("wechat", "微信小店"),
                            ("weidian", "微店"),
                            ("other_platform", "其他"),
                        ],
                        max_length=16,
                        verbose_name="平台",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="店铺名称")),
                (
                    "link",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["https", "http"])],
                        verbose_name="店铺链接",
                    ),
                ),
                ("opened_on", models.DateField(verbose_name="开店日期")),
                (
                    "closed_on",
                    models.DateField(blank=True, help_text="仍在经营的不填。", null=True, verbose_name="关店日期"),
                ),
                ("since_long", models.BooleanField(default=False, verbose_name="与平台签有长期合作")),
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
                        to="catalog.platformshop",
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
            name="OrderEvent",
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
                    "channel",
                    models.CharField(
                        choices=[
                            ("event", "展会"),
                            ("platform", "网络平台"),
                            ("outlet", "景区街区"),
                            ("direct", "直接订购"),
                            ("procurement", "政府和单位采购"),
                            ("export", "出口"),
                            ("other", "其他"),
                        ],
                        max_length=12,
                        verbose_name="销售渠道",
                    ),
                ),
                (
                    "buyer",
                    models.CharField(
                        help_text="填写单位名称；个人订购的填“个人”，不填姓名。",
                        max_length=100,
                        verbose_name="订货单位",
                    ),
                ),
                ("signed_on", models.DateField(verbose_name="签订日期")),
                ("quantity", models.PositiveIntegerField(blank=True, null=True, verbose_name="数量（件）")),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="金额（元）",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("signed", "已签订"),
                            ("delivering", "交付中"),
                            ("completed", "已完成"),
                            ("cancelled", "已取消"),
                        ],
                        default="signed",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "completed_on",
                    models.DateField(
                        blank=True, help_text="状态为“已完成”的须填写。", null=True, verbose_name="完成日期"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
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
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.event",
                        verbose_name="达成订单的展会",
                    ),
                ),
                (
                    "matchmaking",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.matchmaking",
                        verbose_name="达成订单的对接会",
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
                        to="catalog.order",
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
                    "product",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.product",
                        verbose_name="产品",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="决定人",
                    ),
                ),
                (
                    "restored_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="restorations",
                        to="catalog.listing",
                        verbose_name="更正的原记录",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="listings",
                        to="catalog.listingcase",
                        verbose_name="产品目录申报",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="listings",
                        to="catalog.product",
                        verbose_name="产品",
                    ),
                ),
            ],
            options={
                "verbose_name": "产品目录记录",
                "ordering": ("-listed_on", "-pk"),
                "indexes": [models.Index(fields=["level", "listed_on"], name="catalog_listing_level")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("delisted_on", None)),
                        fields=("product", "level"),
                        name="catalog_listing_one_in_force",
                    ),
                    models.UniqueConstraint(fields=("restored_from",), name="catalog_listing_restored_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("restored_from", None),
                            models.Q(("restored_from", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="catalog_listing_not_from_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("delist_cause", ""),
                                ("delist_reason", ""),
                                ("delisted_at", None),
                                ("delisted_on", None),
                            ),
                            models.Q(
                                ("delisted_at__isnull", False),
                                ("delisted_on__gte", models.F("listed_on")),
                                models.Q(("delist_cause", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="catalog_listing_ended",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolAssistance",
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
                ("theme", models.CharField(max_length=100, verbose_name="帮扶主题")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("design", "设计提升"),
                            ("quality", "品质提升"),
                            ("packaging", "包装"),
                            ("technique", "工艺改良"),
                            ("management", "管理"),
                            ("survey", "调研"),
                        ],
                        max_length=12,
                        verbose_name="帮扶内容",
                    ),
                ),
                ("started_on", models.DateField(verbose_name="开始日期")),
                (
                    "ended_on",
                    models.DateField(blank=True, help_text="仍在进行的，留空。", null=True, verbose_name="结束日期"),
                ),
                ("teachers_count", models.PositiveSmallIntegerField(default=0, verbose_name="参与教师（人）")),
                ("students_count", models.PositiveSmallIntegerField(default=0, verbose_name="参与学生（人）")),
                ("results", models.TextField(blank=True, max_length=2000, verbose_name="帮扶成果")),
                (
                    "respects_tradition",
                    models.TextField(
                        help_text="说明怎样尊重优秀传统文化、地域文化特点和民族传统。",
                        max_length=1000,
                        verbose_name="对传统的尊重",
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
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assistances",
                        to="training.school",
                        verbose_name="院校",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="school_assistances",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
            ],
            options={
                "verbose_name": "院校帮扶行动",
                "ordering": ("-started_on", "-pk"),
                "indexes": [models.Index(fields=["workshop", "started_on"], name="catalog_assistance_workshop")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="catalog_schoolassistance_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None), ("ended_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="catalog_schoolassistance_days",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImprovedProduct",
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
                ("before", models.TextField(max_length=1000, verbose_name="提升前情况")),
                ("after", models.TextField(max_length=1000, verbose_name="提升后情况")),
                (
                    "outcome",
                    models.TextField(
                        blank=True, help_text="如销量、价格、订单的变化。", max_length=1000, verbose_name="效果"
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
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="improvements",
                        to="catalog.product",
                        verbose_name="产品",
                    ),
                ),
                (
                    "assistance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="improved_products",
                        to="catalog.schoolassistance",
                        verbose_name="院校帮扶行动",
                    ),
                ),
            ],
            options={
                "verbose_name": "提升产品",
                "ordering": ("-recorded_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="catalog_improvedproduct_voided",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at", None)),
                        fields=("assistance", "product"),
                        name="catalog_improvedproduct_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsumptionMarkEvent",
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
                ("number", models.CharField(max_length=60, verbose_name="认定编号")),
                ("granted_on", models.DateField(verbose_name="认定日期")),
                (
                    "ends_on",
                    models.DateField(blank=True, help_text="长期有效的，留空。", null=True, verbose_name="有效期至"),
                ),
                ("issuer", models.CharField(max_length=100, verbose_name="认定单位")),
                ("document_number", models.CharField(blank=True, max_length=100, verbose_name="认定文号")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="提前终止日期")),
                ("end_reason", models.CharField(blank=True, max_length=200, verbose_name="提前终止原因")),
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
                        to="catalog.consumptionmark",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CampaignSupportEvent",
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
                        choices=[("traffic", "流量投放"), ("promotion", "宣传推广"), ("live_selection", "直播选品")],
                        max_length=16,
                        verbose_name="支持方式",
                    ),
                ),
                ("exposures", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="曝光量（次）")),
                ("orders", models.PositiveIntegerField(blank=True, null=True, verbose_name="订单数（单）")),
                (
                    "sales_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="销售额（元）",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
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
                    "campaign",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.campaign",
                        verbose_name="平台活动",
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
                        to="catalog.campaignsupport",
                    ),
                ),
                (
                    "shop",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.platformshop",
                        verbose_name="网店",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="支持整个店铺的不填。",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.product",
                        verbose_name="产品",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProductEvent",
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
                ("name", models.CharField(max_length=60, verbose_name="产品名称")),
                (
                    "craft_category",
                    models.CharField(
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("clothing", "服饰"),
                            ("ornament", "饰品"),
                            ("home", "家居用品"),
                            ("tableware", "茶具餐具"),
                            ("stationery", "文房用品"),
                            ("food", "食品"),
                            ("toy", "玩具礼品"),
                            ("furniture", "家具"),
                            ("medicine", "中药制品"),
                            ("art", "工艺美术品"),
                            ("other", "其他"),
                        ],
                        max_length=12,
                        verbose_name="产品类别",
                    ),
                ),
                (
                    "materials",
                    models.CharField(
                        blank=True, help_text="如蚕丝、棉线、银。", max_length=200, verbose_name="主要材料"
                    ),
                ),
                (
                    "price_from",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="单价或最低价（元）",
                    ),
                ),
                (
                    "price_to",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="只有一个价格的，留空。",
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="最高价（元）",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        default="件", help_text="如件、套、对、盒、米。", max_length=10, verbose_name="计价单位"
                    ),
                ),
                ("monthly_capacity", models.PositiveIntegerField(blank=True, null=True, verbose_name="月产能（件）")),
                (
                    "lead_days",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="从下单到发货一般需要的天数。", null=True, verbose_name="交货周期（天）"
                    ),
                ),
                (
                    "meaning",
                    models.TextField(
                        blank=True, help_text="纹样、工艺的来历和寓意。", max_length=1000, verbose_name="文化内涵"
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True, help_text="规格、用途、特点。", max_length=2000, verbose_name="产品介绍"
                    ),
                ),
                (
                    "where_to_buy",
                    models.TextField(
                        blank=True,
                        help_text="网店名称、门店地址等，将向社会公开。请勿填写电话号码。",
                        max_length=500,
                        verbose_name="购买途径",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "草稿"), ("active", "在产在售"), ("discontinued", "已停产")],
                        default="draft",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                (
                    "listed_level",
                    models.CharField(
                        blank=True,
                        choices=[("county", "县级"), ("province", "省级"), ("national", "国家级")],
                        default="",
                        editable=False,
                        max_length=8,
                        verbose_name="目录级别",
                    ),
                ),
                ("listed_since", models.DateField(blank=True, editable=False, null=True, verbose_name="列入目录日期")),
                ("search_text", models.TextField(blank=True, editable=False)),
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
                    "cover",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.attachment",
                        verbose_name="封面照片",
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
                        to="catalog.product",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="依托传统手工艺而非代表性项目的，留空。",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.ichproject",
                        verbose_name="依托的非遗代表性项目",
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
            name="ProductPhoto",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="顺序")),
                ("caption", models.CharField(blank=True, max_length=100, verbose_name="照片说明")),
                (
                    "attachment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workshops.attachment",
                        verbose_name="照片",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="photos",
                        to="catalog.product",
                        verbose_name="产品",
                    ),
                ),
            ],
            options={
                "verbose_name": "产品照片",
                "ordering": ("product", "position", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("product", "attachment"), name="catalog_productphoto_once"),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("product", "position"),
                        name="catalog_productphoto_position",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RightReminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("expires_on", models.DateField(editable=False, verbose_name="到期日期")),
                ("days_before", models.PositiveSmallIntegerField(editable=False, verbose_name="提前天数")),
                (
                    "sent_on",
                    models.DateField(default=django.utils.timezone.localdate, editable=False, verbose_name="提醒日期"),
                ),
                (
                    "right",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="catalog.intellectualright",
                        verbose_name="知识产权",
                    ),
                ),
            ],
            options={
                "verbose_name": "知识产权到期提醒",
                "ordering": ("-sent_on", "-pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("right", "expires_on", "days_before"), name="catalog_rightreminder_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StudyRoute",
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
                ("name", models.CharField(max_length=100, verbose_name="线路名称")),
                ("theme", models.CharField(max_length=100, verbose_name="主题")),
                (
                    "audience",
                    models.CharField(
                        help_text="如小学生、中学生、亲子、成人。", max_length=100, verbose_name="适合人群"
                    ),
                ),
                (
                    "days",
                    models.DecimalField(
                        decimal_places=1,
                        help_text="半天填0.5。",
                        max_digits=3,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.5"))],
                        verbose_name="行程（天）",
                    ),
                ),
                ("operator", models.CharField(max_length=100, verbose_name="承办单位")),
                ("base", models.CharField(blank=True, max_length=100, verbose_name="依托的乡村旅游创客基地")),
                ("season", models.CharField(max_length=60, verbose_name="适宜季节")),
                (
                    "price",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="价格（元/人）",
                    ),
                ),
                ("capacity", models.PositiveIntegerField(blank=True, null=True, verbose_name="每批可接待人数（人）")),
                ("description", models.TextField(blank=True, max_length=3000, verbose_name="线路介绍")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "草稿"), ("published", "已发布"), ("suspended", "暂停")],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("published_on", models.DateField(blank=True, editable=False, null=True, verbose_name="发布日期")),
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
                        verbose_name="地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "研学旅游线路",
                "ordering": ("-published_on", "-pk"),
                "indexes": [
                    models.Index(fields=["region", "status"], name="catalog_route_region"),
                    models.Index(fields=["status", "published_on"], name="catalog_route_status"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="catalog_studyroute_voided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("days__gt", 0), models.Q(("price", None), ("price__gte", 0), _connector="OR")
                        ),
                        name="catalog_studyroute_sound",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_on", None), ("status", "draft")),
                            models.Q(models.Q(("status", "draft"), _negated=True), ("published_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="catalog_studyroute_published",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RouteStop",
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
                    "position",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="顺序"
                    ),
                ),
                ("place", models.CharField(max_length=100, verbose_name="地点")),
                ("activity", models.CharField(max_length=200, verbose_name="活动内容")),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="时长（分钟）"
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
                        blank=True,
                        help_text="不在工坊的站点不填。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="route_stops",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
                (
                    "route",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stops",
                        to="catalog.studyroute",
                        verbose_name="研学旅游线路",
                    ),
                ),
            ],
            options={
                "verbose_name": "线路站点",
                "ordering": ("route", "position", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at", None)),
                            models.Q(("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="catalog_routestop_voided",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at", None)),
                        fields=("route", "position"),
                        name="catalog_routestop_position",
                        violation_error_message="该线路已有此顺序的站点。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 1), ("position__gte", 1)), name="catalog_routestop_sound"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImprovedProductEvent",
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
                ("before", models.TextField(max_length=1000, verbose_name="提升前情况")),
                ("after", models.TextField(max_length=1000, verbose_name="提升后情况")),
                (
                    "outcome",
                    models.TextField(
                        blank=True, help_text="如销量、价格、订单的变化。", max_length=1000, verbose_name="效果"
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
                        to="catalog.improvedproduct",
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
                    "assistance",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.schoolassistance",
                        verbose_name="院校帮扶行动",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SchoolAssistanceEvent",
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
                ("theme", models.CharField(max_length=100, verbose_name="帮扶主题")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("design", "设计提升"),
                            ("quality", "品质提升"),
                            ("packaging", "包装"),
                            ("technique", "工艺改良"),
                            ("management", "管理"),
                            ("survey", "调研"),
                        ],
                        max_length=12,
                        verbose_name="帮扶内容",
                    ),
                ),
                ("started_on", models.DateField(verbose_name="开始日期")),
                (
                    "ended_on",
                    models.DateField(blank=True, help_text="仍在进行的，留空。", null=True, verbose_name="结束日期"),
                ),
                ("teachers_count", models.PositiveSmallIntegerField(default=0, verbose_name="参与教师（人）")),
                ("students_count", models.PositiveSmallIntegerField(default=0, verbose_name="参与学生（人）")),
                ("results", models.TextField(blank=True, max_length=2000, verbose_name="帮扶成果")),
                (
                    "respects_tradition",
                    models.TextField(
                        help_text="说明怎样尊重优秀传统文化、地域文化特点和民族传统。",
                        max_length=1000,
                        verbose_name="对传统的尊重",
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
                        to="catalog.schoolassistance",
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
            name="RouteStopEvent",
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
                    "position",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="顺序"
                    ),
                ),
                ("place", models.CharField(max_length=100, verbose_name="地点")),
                ("activity", models.CharField(max_length=200, verbose_name="活动内容")),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="时长（分钟）"
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
                        to="catalog.routestop",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="不在工坊的站点不填。",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="workshops.workshop",
                        verbose_name="工坊",
                    ),
                ),
                (
                    "route",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.studyroute",
                        verbose_name="研学旅游线路",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StudyRouteEvent",
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
                ("name", models.CharField(max_length=100, verbose_name="线路名称")),
                ("theme", models.CharField(max_length=100, verbose_name="主题")),
                (
                    "audience",
                    models.CharField(
                        help_text="如小学生、中学生、亲子、成人。", max_length=100, verbose_name="适合人群"
                    ),
                ),
                (
                    "days",
                    models.DecimalField(
                        decimal_places=1,
                        help_text="半天填0.5。",
                        max_digits=3,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.5"))],
                        verbose_name="行程（天）",
                    ),
                ),
                ("operator", models.CharField(max_length=100, verbose_name="承办单位")),
                ("base", models.CharField(blank=True, max_length=100, verbose_name="依托的乡村旅游创客基地")),
                ("season", models.CharField(max_length=60, verbose_name="适宜季节")),
                (
                    "price",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="价格（元/人）",
                    ),
                ),
                ("capacity", models.PositiveIntegerField(blank=True, null=True, verbose_name="每批可接待人数（人）")),
                ("description", models.TextField(blank=True, max_length=3000, verbose_name="线路介绍")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "草稿"), ("published", "已发布"), ("suspended", "暂停")],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("published_on", models.DateField(blank=True, editable=False, null=True, verbose_name="发布日期")),
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
                        to="catalog.studyroute",
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
            model_name="campaign",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_campaignevent" ("by_id", "description", "document_number", "ends_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform", "recorded_at", "region_id", "series", "starts_on", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."by_id", OLD."description", OLD."document_number", OLD."ends_on", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."platform", OLD."recorded_at", OLD."region_id", OLD."series", OLD."starts_on", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="c914350216e47267822b3e898d331ae178e46144",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_78697",
                    table="catalog_campaign",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="coverage",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_coverageevent" ("by_id", "depth", "id", "kind", "leader_id", "link", "outlet", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "reach", "recorded_at", "region_id", "sales_amount", "title", "updated_at", "version", "void_reason", "voided_at", "workshop_id") VALUES (OLD."by_id", OLD."depth", OLD."id", OLD."kind", OLD."leader_id", OLD."link", OLD."outlet", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."published_on", OLD."reach", OLD."recorded_at", OLD."region_id", OLD."sales_amount", OLD."title", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at", OLD."workshop_id"); RETURN NULL;',
                    hash="933f73b7d136b0cf25dc286394dc9585a63f0bb9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a5187",
                    table="catalog_coverage",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_eventevent" ("apply_until", "by_id", "description", "held_from", "held_to", "id", "link", "name", "organiser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "recorded_at", "region_id", "series", "status", "updated_at", "venue", "version", "void_reason", "voided_at") VALUES (OLD."apply_until", OLD."by_id", OLD."description", OLD."held_from", OLD."held_to", OLD."id", OLD."link", OLD."name", OLD."organiser", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."places", OLD."recorded_at", OLD."region_id", OLD."series", OLD."status", OLD."updated_at", OLD."venue", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="d49511dfec1e18e3922a2f7cb01292bf789a628b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7c9fa",
                    table="catalog_event",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="eventapplicationstep",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="68665e30f8f4fc5b1262c34f79d020d9e8341a66",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_78111",
                    table="catalog_eventapplicationstep",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="eventapplicationstep",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="06aede1695de7ada64f666c94756938300a1e971",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_7fdec",
                    table="catalog_eventapplicationstep",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="eventquota",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_eventquotaevent" ("by_id", "event_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "recorded_at", "region_id", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."by_id", OLD."event_id", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."places", OLD."recorded_at", OLD."region_id", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="18ce1b11ee87d65481b702d8bc30bc5e76374e80",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2aec4",
                    table="catalog_eventquota",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="casestep",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="b18a360f5f423b399686adb6d3f41b53b5d19d13",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1fb1e",
                    table="catalog_casestep",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="casestep",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="3191dd804ffd4356d1a9c43b21ad42552afc390a",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_494a4",
                    table="catalog_casestep",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="listingstep",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="0507338a6ef1a6b93def7c130ae9d3ccb95b1e81",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_28804",
                    table="catalog_listingstep",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="listingstep",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="048143a284b70cad8cbcdb2f8a923fbf7b852cde",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_e2571",
                    table="catalog_listingstep",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="matchmaking",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_matchmakingevent" ("by_id", "companies", "companies_count", "event_id", "held_on", "id", "intended_amount", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recorded_at", "region_id", "title", "updated_at", "version", "void_reason", "voided_at", "workshops_count") VALUES (OLD."by_id", OLD."companies", OLD."companies_count", OLD."event_id", OLD."held_on", OLD."id", OLD."intended_amount", OLD."notes", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place", OLD."recorded_at", OLD."region_id", OLD."title", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at", OLD."workshops_count"); RETURN NULL;',
                    hash="2f727a2997516bf02d4ea8a337e1d9270c4df796",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_240f6",
                    table="catalog_matchmaking",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="monthlysales",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_monthlysalesevent" ("amount", "by_id", "channel", "doubts", "id", "month", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "recorded_at", "updated_at", "version", "void_reason", "voided_at", "workshop_id") VALUES (OLD."amount", OLD."by_id", OLD."channel", OLD."doubts", OLD."id", OLD."month", OLD."note", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."quantity", OLD."recorded_at", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at", OLD."workshop_id"); RETURN NULL;',
                    hash="e2059fe35b658d781f5ff7fdd1dac8e56046a561",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_17890",
                    table="catalog_monthlysales",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="outlet",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_outletevent" ("address", "area", "by_id", "closed_on", "id", "name", "offers_experience", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_kind", "place_name", "recorded_at", "region_id", "rent_support", "scenic_level", "updated_at", "version", "void_reason", "voided_at", "workshop_id") VALUES (OLD."address", OLD."area", OLD."by_id", OLD."closed_on", OLD."id", OLD."name", OLD."offers_experience", OLD."opened_on", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place_kind", OLD."place_name", OLD."recorded_at", OLD."region_id", OLD."rent_support", OLD."scenic_level", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at", OLD."workshop_id"); RETURN NULL;',
                    hash="0dea5fb69014404bc9dee48db5a71a33c0ac0f58",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_783d1",
                    table="catalog_outlet",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="platformshop",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_platformshopevent" ("by_id", "closed_on", "id", "link", "name", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform", "recorded_at", "since_long", "updated_at", "version", "void_reason", "voided_at", "workshop_id") VALUES (OLD."by_id", OLD."closed_on", OLD."id", OLD."link", OLD."name", OLD."opened_on", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."platform", OLD."recorded_at", OLD."since_long", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at", OLD."workshop_id"); RETURN NULL;',
                    hash="5dcb9c2625774e77088c97de3d3d175a716c14cd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ad1eb",
                    table="catalog_platformshop",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="product",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_productevent" ("by_id", "cover_id", "craft_category", "description", "id", "kind", "lead_days", "listed_level", "listed_since", "materials", "meaning", "monthly_capacity", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price_from", "price_to", "project_id", "recorded_at", "search_text", "status", "uid", "unit", "updated_at", "version", "void_reason", "voided_at", "where_to_buy", "workshop_id") VALUES (OLD."by_id", OLD."cover_id", OLD."craft_category", OLD."description", OLD."id", OLD."kind", OLD."lead_days", OLD."listed_level", OLD."listed_since", OLD."materials", OLD."meaning", OLD."monthly_capacity", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."price_from", OLD."price_to", OLD."project_id", OLD."recorded_at", OLD."search_text", OLD."status", OLD."uid", OLD."unit", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at", OLD."where_to_buy", OLD."workshop_id"); RETURN NULL;',
                    hash="5220cff5c712db674cd9b0eb0c0e5d680df2215a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_580c5",
                    table="catalog_product",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="order",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_orderevent" ("amount", "buyer", "by_id", "channel", "completed_on", "event_id", "id", "matchmaking_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "quantity", "recorded_at", "signed_on", "status", "updated_at", "version", "void_reason", "voided_at", "workshop_id") VALUES (OLD."amount", OLD."buyer", OLD."by_id", OLD."channel", OLD."completed_on", OLD."event_id", OLD."id", OLD."matchmaking_id", OLD."note", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."product_id", OLD."quantity", OLD."recorded_at", OLD."signed_on", OLD."status", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at", OLD."workshop_id"); RETURN NULL;',
                    hash="f16c7294b70f0f4502153946840f33bcfb4d8ffc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_09d71",
                    table="catalog_order",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="intellectualright",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_intellectualrightevent" ("by_id", "document_id", "expires_on", "granted_on", "id", "kind", "name", "number", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "region_id", "status", "updated_at", "version", "void_reason", "voided_at", "workshop_id") VALUES (OLD."by_id", OLD."document_id", OLD."expires_on", OLD."granted_on", OLD."id", OLD."kind", OLD."name", OLD."number", OLD."owner", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."region_id", OLD."status", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at", OLD."workshop_id"); RETURN NULL;',
                    hash="5966350af74b13242452acc0e6d5d9c91a25d292",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_756d1",
                    table="catalog_intellectualright",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="consumptionmark",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_consumptionmarkevent" ("by_id", "document_number", "end_reason", "ended_on", "ends_on", "granted_on", "id", "issuer", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "recorded_at", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."by_id", OLD."document_number", OLD."end_reason", OLD."ended_on", OLD."ends_on", OLD."granted_on", OLD."id", OLD."issuer", OLD."number", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."product_id", OLD."recorded_at", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="e6b3b4f679a712e5e0da594f835ce608c2ec350b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f41ac",
                    table="catalog_consumptionmark",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="campaignsupport",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_campaignsupportevent" ("by_id", "campaign_id", "exposures", "id", "kind", "note", "orders", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "recorded_at", "sales_amount", "shop_id", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."by_id", OLD."campaign_id", OLD."exposures", OLD."id", OLD."kind", OLD."note", OLD."orders", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."product_id", OLD."recorded_at", OLD."sales_amount", OLD."shop_id", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="77e00884c34a02460557a0db61351489e067d6eb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_75afb",
                    table="catalog_campaignsupport",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="brand",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_brandevent" ("by_id", "honours", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "region_id", "since", "story", "trademark_id", "updated_at", "version", "void_reason", "voided_at", "workshop_id") VALUES (OLD."by_id", OLD."honours", OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."region_id", OLD."since", OLD."story", OLD."trademark_id", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at", OLD."workshop_id"); RETURN NULL;',
                    hash="a687d16b6693a33903a3ea7afbc31cffa69fa1cd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c06ba",
                    table="catalog_brand",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="schoolassistance",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_schoolassistanceevent" ("by_id", "ended_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "respects_tradition", "results", "school_id", "started_on", "students_count", "teachers_count", "theme", "updated_at", "version", "void_reason", "voided_at", "workshop_id") VALUES (OLD."by_id", OLD."ended_on", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."respects_tradition", OLD."results", OLD."school_id", OLD."started_on", OLD."students_count", OLD."teachers_count", OLD."theme", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at", OLD."workshop_id"); RETURN NULL;',
                    hash="4d55fd9ed0de29e59d3cf3bd5a6002f14fdf5a43",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2283b",
                    table="catalog_schoolassistance",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="improvedproduct",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_improvedproductevent" ("after", "assistance_id", "before", "by_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "recorded_at", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."after", OLD."assistance_id", OLD."before", OLD."by_id", OLD."id", OLD."outcome", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."product_id", OLD."recorded_at", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="ec1c987076249e8553682455c3e269fecf71e55a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9473b",
                    table="catalog_improvedproduct",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="studyroute",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_studyrouteevent" ("audience", "base", "by_id", "capacity", "days", "description", "id", "name", "operator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "published_on", "recorded_at", "region_id", "season", "status", "theme", "uid", "updated_at", "version", "void_reason", "voided_at") VALUES (OLD."audience", OLD."base", OLD."by_id", OLD."capacity", OLD."days", OLD."description", OLD."id", OLD."name", OLD."operator", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."price", OLD."published_on", OLD."recorded_at", OLD."region_id", OLD."season", OLD."status", OLD."theme", OLD."uid", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                    hash="f148e15034ce5af7b488cdac0834e8b648c55781",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3b720",
                    table="catalog_studyroute",
                    when="AFTER",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="routestop",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_routestopevent" ("activity", "by_id", "id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "recorded_at", "route_id", "updated_at", "version", "void_reason", "voided_at", "workshop_id") VALUES (OLD."activity", OLD."by_id", OLD."id", OLD."minutes", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place", OLD."position", OLD."recorded_at", OLD."route_id", OLD."updated_at", OLD."version", OLD."void_reason", OLD."voided_at", OLD."workshop_id"); RETURN NULL;',
                    hash="ec52b64668980572aa36bc0e8d0f13bd297ad98f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1ee06",
                    table="catalog_routestop",
                    when="AFTER",
                ),
            ),
        ),
    ]
