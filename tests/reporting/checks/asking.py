"""Asking one check."""

from reporting.rules.checks import CHECKS, Facts, Finding, findings


def ask(check: str, previous: dict | None = None, year_ago: dict | None = None, **values) -> list[Finding]:
    """What the check finds in these figures; all others keep quiet or not."""
    [one] = [each for each in CHECKS if each.code == check]
    return list(one.findings(Facts(values, previous, year_ago)))


def codes(found: list[Finding]) -> list[tuple[str, ...]]:
    return [each.codes for each in found]


__all__ = ["Facts", "ask", "codes", "findings"]
