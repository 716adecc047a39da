"""A figure of work broken down further, by one of the ways its definition names."""

from reporting.queries.as_known import as_known
from reporting.queries.basis import Basis
from reporting.queries.figures import Figure
from reporting.work_indicators import Span, WorkIndicator
from reporting.work_indicators.base import Split
from workshops.regions.models import Region


def split_figures(
    indicator: WorkIndicator, split: Split, basis: Basis, region: Region | None = None
) -> list[tuple[str, Figure]]:
    """(label, figure) for every choice in its order, 0 where nothing is counted."""
    rows = indicator.rows(Span(basis.first, basis.last))
    if region is not None:
        rows = rows.filter(**{f"{indicator.region}__path__startswith": region.path})
    with as_known(basis.known_at):
        found = dict(rows.values(split.path).annotate(figure=indicator.value()).values_list(split.path, "figure"))
    return [(label, found.get(value) or 0) for value, label in split.choices.choices]
