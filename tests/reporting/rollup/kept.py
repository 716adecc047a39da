"""Reading summaries in tests."""

from decimal import Decimal

from reporting.models import Summary


def kept() -> dict[tuple[str, int, str], Decimal]:
    """(region code or "", year, code) → value."""
    rows = Summary.objects.values_list("region", "year", "code", "value")
    return {(region or "", year, code): value for region, year, code, value in rows}


def figure(code: str, year: int, region: str = "") -> Decimal:
    return kept().get((region, year, code), Decimal(0))
