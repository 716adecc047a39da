import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("regions", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="region",
            name="valid_from",
            field=models.DateField(blank=True, null=True, verbose_name="设立日期"),
        ),
        migrations.AddField(
            model_name="region",
            name="valid_to",
            field=models.DateField(blank=True, null=True, verbose_name="撤销日期"),
        ),
        migrations.CreateModel(
            name="RegionChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rename", "更名"),
                            ("recode", "变更代码"),
                            ("merge", "合并"),
                            ("split", "拆分"),
                            ("transfer", "划转"),
                            ("to_district", "撤县（市）设区"),
                            ("to_city", "撤县设市"),
                            ("to_prefecture", "撤地设市"),
                            ("abolish", "撤销"),
                            ("establish", "新设"),
                            ("adjust", "综合调整"),
                        ],
                        max_length=14,
                        verbose_name="变更方式",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="变更事项")),
                ("effective_on", models.DateField(verbose_name="生效日期")),
                ("day_known", models.BooleanField(default=True, editable=False)),
                ("document_no", models.CharField(blank=True, max_length=80, verbose_name="文号")),
                ("source", models.CharField(max_length=300, verbose_name="依据和出处")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "草稿"),
                            ("reviewed", "已审核，待生效"),
                            ("applied", "已生效"),
                            ("dropped", "已作废"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="退回或作废的原因")),
                ("historic", models.BooleanField(default=False, editable=False)),
                ("key", models.CharField(blank=True, editable=False, max_length=40, null=True, unique=True)),
                ("entered_at", models.DateTimeField(verbose_name="录入时间")),
                ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="审核时间")),
                ("applied_at", models.DateTimeField(blank=True, null=True, verbose_name="执行时间")),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "区划变更",
                "verbose_name_plural": "区划变更",
                "ordering": ("-effective_on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="RegionChangeLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("old_code", models.CharField(blank=True, db_index=True, max_length=6, verbose_name="原代码")),
                ("old_name", models.CharField(blank=True, max_length=50, verbose_name="原名称")),
                (
                    "old_level",
                    models.CharField(
                        blank=True,
                        choices=[("province", "省级"), ("prefecture", "地级"), ("county", "县级")],
                        max_length=10,
                        verbose_name="原级别",
                    ),
                ),
                ("old_parent", models.CharField(blank=True, max_length=6, verbose_name="原上级代码")),
                ("new_code", models.CharField(blank=True, db_index=True, max_length=6, verbose_name="新代码")),
                ("new_name", models.CharField(blank=True, max_length=50, verbose_name="新名称")),
                (
                    "new_level",
                    models.CharField(
                        blank=True,
                        choices=[("province", "省级"), ("prefecture", "地级"), ("county", "县级")],
                        max_length=10,
                        verbose_name="新级别",
                    ),
                ),
                ("new_parent", models.CharField(blank=True, max_length=6, verbose_name="新上级代码")),
                ("corps", models.BooleanField(default=False, verbose_name="兵团所属")),
                ("is_heir", models.BooleanField(default=False, verbose_name="承接原机构")),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="regions.regionchange"
                    ),
                ),
            ],
            options={
                "verbose_name": "区划变更明细",
                "verbose_name_plural": "区划变更明细",
                "ordering": ("change", "position", "pk"),
            },
        ),
        migrations.AddConstraint(
            model_name="regionchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("historic", True),
                    models.Q(("entered_by__isnull", False), ("status__in", ("draft", "dropped"))),
                    models.Q(
                        ("entered_by__isnull", False),
                        ("reviewed_by__isnull", False),
                        models.Q(("entered_by", models.F("reviewed_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="regions_change_by_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("applied_at__isnull", False), ("status", "applied")),
                    models.Q(models.Q(("status", "applied"), _negated=True), ("applied_at", None)),
                    _connector="OR",
                ),
                name="regions_change_applied",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionchangeline",
            constraint=models.CheckConstraint(
                condition=models.Q(("new_code", ""), ("old_code", ""), _negated=True),
                name="regions_line_says_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionchangeline",
            constraint=models.UniqueConstraint(fields=("change", "old_code", "new_code"), name="regions_line_once"),
        ),
        migrations.AddConstraint(
            model_name="regionchangeline",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_heir", True), models.Q(("old_code", ""), _negated=True)),
                fields=("change", "old_code"),
                name="regions_one_heir",
            ),
        ),
    ]
