import os

from celery import Celery
from celery.signals import worker_ready

from config.beat import SCHEDULE

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
app = Celery("register")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = SCHEDULE


@app.task(name="config.heartbeat")
def heartbeat():
    from config.health import beat_heart

    beat_heart()


@worker_ready.connect
def show_life_at_once(**_):
    """/readyz need not wait for beat's first round."""
    heartbeat.delay()
