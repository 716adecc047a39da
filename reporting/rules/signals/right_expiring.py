"""A right of the workshop ends soon or has ended and was not renewed."""

import datetime

from .base import CULTURE, NOTICE, SERIOUS, Facts, Found, Signal, day

DAYS = 90
FORGOTTEN_DAYS = 365
"""Of a right that ended longer ago nobody is reminded any more: it was given up."""


def find(facts: Facts) -> Found | None:
    first = facts.today - datetime.timedelta(days=FORGOTTEN_DAYS)
    last = facts.today + datetime.timedelta(days=DAYS)
    ending = sorted((r for r in facts.rights if first <= r.expires_on <= last), key=lambda r: (r.expires_on, r.name))
    if not ending:
        return None
    over = ending[0].expires_on < facts.today
    said = {"right": ending[0].name, "expires_on": day(ending[0].expires_on), "rights": len(ending)}
    return Found(SERIOUS if over else NOTICE, said)


SIGNAL = Signal(
    "right_expiring",
    "知识产权即将到期或已到期",
    CULTURE,
    f"{DAYS} 天内到期，或一年内已到期未续展；已到期的为严重。",
    {"right": "名称", "expires_on": "有效期至", "rights": "同时到期（项）"},
    find,
)
