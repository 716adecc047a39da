import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Region",
            fields=[
                ("code", models.CharField(max_length=6, primary_key=True, serialize=False, verbose_name="区划代码")),
                ("name", models.CharField(max_length=50, verbose_name="名称")),
                ("full_name", models.CharField(max_length=120, verbose_name="全称")),
                (
                    "level",
                    models.CharField(
                        choices=[("province", "省级"), ("prefecture", "地级"), ("county", "县级")],
                        max_length=10,
                        verbose_name="级别",
                    ),
                ),
                ("path", models.CharField(max_length=40, unique=True, verbose_name="路径")),
                ("certifies", models.BooleanField(verbose_name="认定单位")),
                ("reports", models.BooleanField(verbose_name="报送单位")),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="regions.region",
                        verbose_name="上级区划",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="省级报送单位",
                    ),
                ),
                (
                    "reporting_parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reporting_children",
                        to="regions.region",
                        verbose_name="上级报送单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "行政区划",
                "verbose_name_plural": "行政区划",
                "ordering": ("code",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[1-9][0-9]{5}$")), name="regions_region_code"
                    )
                ],
            },
        ),
    ]
