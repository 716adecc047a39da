from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("certification", "0004_national_default_measure")]

    operations = [
        migrations.AddField(
            model_name="certificate",
            name="import_note",
            field=models.CharField(blank=True, max_length=200, verbose_name="导入说明"),
        ),
    ]
