"""Celery tasks of accounts, notices and the journal; each has a command that calls the same function."""

from celery import shared_task

from . import sealing
from .actions import delivery, expiry


@shared_task
def deliver_notices():
    delivery.deliver()


@shared_task
def seal_journal():
    sealing.seal()


@shared_task
def verify_journal():
    """Raises when the journal was tampered with, so that the worker's failure alarm goes off."""
    found = sealing.verify()
    if found.faults:
        raise RuntimeError("journal verification failed: " + " ".join(found.faults))


@shared_task
def forget_expired():
    """Sessions, tokens and failed sign-ins that no longer count."""
    expiry.forget_expired()
