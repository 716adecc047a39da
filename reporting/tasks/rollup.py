"""Summaries; the command ``rollup`` calls the same functions."""

from celery import shared_task

from reporting.actions import rollup


@shared_task
def refresh_summaries() -> None:
    """Does nothing where another run is under way: the next one sees what that one misses."""
    rollup.rollup(wait=False)


@shared_task
def compare_summaries() -> None:
    """Fails, so that the worker's alarm goes off, when summaries differ that nothing written since explains."""
    found = rollup.compare()
    if found.unexplained_count:
        raise RuntimeError(f"{found.unexplained_count} summaries differed from the recount of {found.at:%Y-%m-%d}")
