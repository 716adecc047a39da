from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workshops", "0004_import_confirmed_by")]

    operations = [
        migrations.AddField(
            model_name="importjob", name="queued_at", field=models.DateTimeField(blank=True, null=True)
        ),
        migrations.AddField(
            model_name="importjob", name="started_at", field=models.DateTimeField(blank=True, null=True)
        ),
        migrations.AddField(model_name="importjob", name="attempts", field=models.PositiveSmallIntegerField(default=0)),
        migrations.AddField(
            model_name="importjob", name="cancel_asked_at", field=models.DateTimeField(blank=True, null=True)
        ),
    ]
