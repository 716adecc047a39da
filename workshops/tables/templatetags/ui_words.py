"""Which tone a state is shown in, and how a deadline is said; pure, no Django.

A tone is a meaning (neutral, info, good, warn, bad), not a colour; the words and the icon always say it as well.
"""

from dataclasses import dataclass
from datetime import date

ICONS = {"neutral": "circle", "info": "clock", "good": "check", "warn": "warn", "bad": "cross"}

_APPLICATION = {
    "submitted": "info",
    "returned": "warn",
    "accepted": "info",
    "review": "info",
    "notice": "info",
    "transfer_check": "info",
    "certified": "good",
    "refused": "bad",
}
TONES = {
    "application": _APPLICATION,
    "workshop": {"certified": "good", "revoked": "bad", "cancelled": "neutral", "withdrawn": "bad"},
    "confirmation": {"submitted": "info", "accepted": "good", "returned": "warn"},
    "year": {
        "certified": "good",
        "confirmed": "good",
        "excused": "good",
        "pending": "info",
        "open": "info",
        "returned": "warn",
        "missed": "bad",
    },
    "ending": {"requested": "info", "hearing": "info", "ended": "bad"},
    "correction": {"requested": "info", "approved": "good", "rejected": "bad"},
    "survival": {"producing": "good", "stopped": "warn", "closed": "bad"},
    "criterion": {"met": "good", "not_met": "bad", "judgement": "warn"},
    "library": {"waiting": "warn", "done": "good"},
    "measure": {"future": "info", "in_force": "good"},
    "severity": {"notice": "info", "serious": "bad"},
    "result": {"done": "good", "refused": "bad"},
}
"""Tones by kind of state; what is not listed is neutral (a draft, a withdrawn application, an unknown year)."""

SOON_DAYS = 7
"""From here on a deadline is shown as pressing; the last reminder goes out on the same day (rules.md §4)."""


def tone_of(value: str, kind: str) -> str:
    """The tone of a stored state. Raises KeyError for an unknown kind, so that a typing error shows in tests."""
    return TONES[kind].get(str(value), "neutral")


@dataclass(frozen=True)
class Deadline:
    """A deadline in words."""

    days: int
    words: str
    tone: str


def deadline(due: date, today: date) -> Deadline:
    """``due`` is the last day on which the thing may still be done."""
    days = (due - today).days
    if days < 0:
        return Deadline(days, f"已超期 {-days} 天", "bad")
    if days == 0:
        return Deadline(days, "今天截止", "warn")
    return Deadline(days, f"还有 {days} 天", "warn" if days <= SOON_DAYS else "neutral")


@dataclass(frozen=True)
class Risk:
    """Whether a workshop may lose its status, in words."""

    words: str
    tone: str


def risk(standing) -> Risk | None:
    """From a Standing of ``certification.revocation``: its ``revoked_on``, ``at_risk`` and ``would_end_on``.

    None when there is nothing to say.
    """
    if standing.revoked_on:
        return Risk(f"已于 {standing.revoked_on:%Y-%m-%d} 自动取消", "bad")
    if standing.at_risk and standing.would_end_on:
        return Risk(f"如不确认，将于 {standing.would_end_on:%Y-%m-%d} 自动取消", "bad")
    if standing.at_risk:
        return Risk("有自动取消风险", "bad")
    return None
