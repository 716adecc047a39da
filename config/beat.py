"""The periodic tasks; times are Asia/Shanghai (CELERY_TIMEZONE)."""

from celery.schedules import crontab

SCHEDULE = {
    "heartbeat": {"task": "config.heartbeat", "schedule": 30.0, "options": {"expires": 30}},
    # After midnight, as of the day that has begun: what closed with the last instant of yesterday is decided.
    "revoke-lapsed": {"task": "certification.tasks.revoke_lapsed", "schedule": crontab(hour=0, minute=30)},
    "refresh-standing": {"task": "certification.tasks.refresh_standing", "schedule": crontab(hour=1, minute=0)},
    "reconcile-lists": {"task": "employment.tasks.reconcile_lists", "schedule": crontab(hour=1, minute=30)},
    "check-standing": {"task": "certification.tasks.check_standing", "schedule": crontab(hour=3, minute=0)},
    "send-reminders": {"task": "certification.tasks.send_reminders", "schedule": crontab(hour=8, minute=0)},
    "remind-rights": {"task": "catalog.tasks.remind_rights", "schedule": crontab(hour=8, minute=15)},
    "remind-surveys": {"task": "reporting.tasks.surveys.remind_surveys", "schedule": crontab(hour=8, minute=30)},
    "remind-returns": {"task": "reporting.tasks.returns.remind_returns", "schedule": crontab(hour=8, minute=45)},
    "deliver-notices": {"task": "workshops.access.tasks.deliver_notices", "schedule": 30.0, "options": {"expires": 30}},
    "seal-journal": {"task": "workshops.access.tasks.seal_journal", "schedule": crontab(minute="*/10")},
    "verify-journal": {"task": "workshops.access.tasks.verify_journal", "schedule": crontab(hour=2, minute=0)},
    "cancel-forgotten-imports": {
        "task": "workshops.tasks.cancel_forgotten_imports",
        "schedule": crontab(hour=4, minute=30),
    },
    "resume-interrupted-imports": {
        "task": "workshops.tasks.resume_interrupted_imports",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "erase-expired-people": {"task": "employment.tasks.erase_expired_people", "schedule": crontab(hour=5, minute=0)},
    "erase-expired-trainees": {
        "task": "training.tasks.erase_expired_trainees",
        "schedule": crontab(hour=5, minute=15),
    },
    "check-listings": {"task": "catalog.tasks.check_listings", "schedule": crontab(hour=3, minute=15)},
    "apply-region-changes": {
        "task": "reporting.tasks.boundaries.apply_region_changes",
        "schedule": crontab(hour=0, minute=5),
    },
    "raise-signals": {"task": "reporting.tasks.monitoring.raise_signals", "schedule": crontab(hour=2, minute=30)},
    "check-survival": {"task": "reporting.tasks.monitoring.check_survival", "schedule": crontab(hour=3, minute=30)},
    "remind-check-ins": {
        "task": "reporting.tasks.monitoring.remind_check_ins",
        "schedule": crontab(hour=8, minute=30),
    },
    "refresh-summaries": {
        "task": "reporting.tasks.rollup.refresh_summaries",
        "schedule": crontab(minute="5-59/10"),
        "options": {"expires": 540},
    },
    # At the end of the day whose figures they are: with the next day everything is counted anew.
    "compare-summaries": {"task": "reporting.tasks.rollup.compare_summaries", "schedule": crontab(hour=23, minute=20)},
    "forget-expired": {"task": "workshops.access.tasks.forget_expired", "schedule": crontab(hour=4, minute=0)},
}
