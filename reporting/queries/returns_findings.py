"""What the checks find in a return, and what its office says to it."""

from dataclasses import dataclass

from reporting.models import Return
from reporting.queries.returns import as_numbers, earlier_figures
from reporting.rules import checks


@dataclass(frozen=True, slots=True)
class Answered:
    """One finding with the explanation given; ``key`` names it in forms and in ``Return.explanations``."""

    key: str
    codes: tuple[str, ...]
    message: str
    impossible: bool
    explanation: str

    @property
    def is_open(self) -> bool:
        """It keeps the return from being sent."""
        return self.impossible or not self.explanation

    def kept(self) -> dict:
        """As the frozen return holds it."""
        check, _, _ = self.key.partition(":")
        return {
            "check": check,
            "codes": list(self.codes),
            "message": self.message,
            "explanation": self.explanation,
        }


def findings_of(filed: Return) -> list[Answered]:
    """Impossible ones first."""
    if filed.known_at is None:
        return []
    facts = checks.Facts(
        values=as_numbers(filed.figures),
        previous=earlier_figures(filed, filed.period.span.previous),
        year_ago=earlier_figures(filed, filed.period.span.year_ago),
    )
    made = []
    for found in checks.findings(facts):
        key = f"{found.check_code}:{'+'.join(found.codes)}"
        said = filed.explanations.get(key, "")
        made.append(Answered(key, found.codes, found.message, found.impossible, said))
    return sorted(made, key=lambda each: not each.impossible)


def unready(filed: Return) -> int:
    """How many cells and findings keep it from being sent."""
    typed = {extra.code for extra in filed.period.extras.all()}
    return len(typed - filed.extras.keys()) + sum(each.is_open for each in findings_of(filed))
