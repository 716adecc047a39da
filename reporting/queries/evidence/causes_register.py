"""Why a workshop's part in the figures changed: certificates, endings, corrections and confirmations."""

import datetime
from collections.abc import Collection, Mapping

from certification.models import Certificate, Confirmation, ConfirmationStep, Correction, Ending
from reporting.queries.evidence.causes import Cause, Causes, Moments, chunks, said

STATUS, YEAR, FIGURES = "status", "year", "figures"
BY_RULE = "系统自动办理"
SOURCES = {"W": (STATUS,), "C": (STATUS, YEAR, FIGURES), "E": (STATUS, FIGURES)}
"""First letter of a code → what its figures depend on."""
BY = ("by__full_name", "by__office__name")


def causes_of_workshops(asked: Mapping[str, Collection[str]], since: datetime.datetime | None) -> Causes:
    moments = moments_of_workshops([int(key) for key in asked], since)
    found: Causes = {}
    for key, codes in asked.items():
        for code in codes:
            cause: Cause | None = moments.latest((source, int(key)) for source in SOURCES[code[0]])
            found[key, code] = cause or (None, None)
    return found


def moments_of_workshops(pks: Collection[int], since: datetime.datetime | None) -> Moments:
    moments = Moments(since)
    for some in chunks(pks):
        _read_status(moments, some)
        _read_confirmations(moments, some)
    return moments


def _read_status(moments: Moments, pks: list[int]) -> None:
    rows = Certificate.objects.filter(workshop__in=pks).values_list("workshop_id", "recorded_at", *BY)
    for pk, at, *by in rows:
        moments.note((STATUS, pk), at, said(*by))
    for pk, at, *by in Ending.objects.filter(workshop__in=pks).values_list("workshop_id", "recorded_at", *BY):
        moments.note((STATUS, pk), at, said(*by) or BY_RULE)
    corrections = Correction.objects.filter(ending__workshop__in=pks)
    for pk, at, *by in corrections.values_list("ending__workshop_id", "recorded_at", *BY):
        moments.note((STATUS, pk), at, said(*by))


def _read_confirmations(moments: Moments, pks: list[int]) -> None:
    rows = Confirmation.objects.filter(workshop__in=pks)
    submitted_by = ("submitted_by__full_name", "submitted_by__office__name")
    for pk, submitted, returned, accepted, *by in rows.values_list(
        "workshop_id", "submitted_at", "returned_at", "accepted_at", *submitted_by
    ):
        moments.note((YEAR, pk), submitted, said(*by))
        moments.note((YEAR, pk), returned)
        moments.note((FIGURES, pk), accepted)
    steps = ConfirmationStep.objects.filter(case__workshop__in=pks)
    for pk, at, name, office in steps.values_list("case__workshop_id", "at", "by__full_name", "office_name"):
        for source in (YEAR, FIGURES):
            moments.act((source, pk), at, said(name, office))
