"""What anybody may learn of a certificate: whether the status holds today. No personal data."""

import datetime
from dataclasses import dataclass

from certification.models import Certificate, EndingKind
from certification.queries.years import Outlook, outlooks
from certification.standing import standing_ending
from workshops.models import Workshop


@dataclass(frozen=True, slots=True)
class Verified:
    """`ended_on` and `ended_as` (words) are None and "" while the status holds."""

    certificate: Certificate
    workshop: Workshop
    ended_on: datetime.date | None
    ended_as: str


def verify(**lookup) -> Verified | None:
    """By `token` or `number`; judged as of today by the rule itself, not by what the last nightly run wrote."""
    certificate = Certificate.objects.filter(**lookup).first()
    if certificate is None:
        return None
    found = outlooks(Workshop.objects.filter(pk=certificate.workshop_id).prefetch_related("projects"))
    return _judged(certificate, found[0])


def _judged(certificate: Certificate, outlook: Outlook) -> Verified:
    ending = standing_ending(outlook.workshop)
    if ending:
        words = f"已{ending.get_kind_display()}"
        return Verified(certificate, outlook.workshop, ending.effective_on, words)
    revoked_on = outlook.assessment.revoked_on
    words = f"已{EndingKind.REVOCATION.label}" if revoked_on else ""
    return Verified(certificate, outlook.workshop, revoked_on, words)
