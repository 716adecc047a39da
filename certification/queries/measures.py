"""Which measure applies (rules.md §2)."""

import datetime
from collections.abc import Callable

from certification import criteria
from certification.models import Measure
from certification.windows import Window, window_of


def measure_for(region, day: datetime.date) -> Measure:
    """The version in force for a region's province on a day; the national default where the province has none.

    Raises `Measure.DoesNotExist` when not even a national default was in force (a set-up error).
    """
    own = Measure.objects.in_force_on(day).filter(region=region.province).first()
    return own or Measure.objects.in_force_on(day).get(region=None)


def window_in(measure: Measure, year: int) -> Window:
    return window_of(
        year,
        (measure.window_opens_month, measure.window_opens_day),
        (measure.window_closes_month, measure.window_closes_day),
    )


class Windows:
    """Confirmation windows by province and year, each read once: `windows.of(region)(year) -> Window`.

    The window of a year is that of the measure in force on its 1 January (rules.md §4). With `known_at`, versions
    published later are left out, and a version that one of those closed counts as not closed.
    """

    def __init__(self, known_at: datetime.datetime | None = None):
        published = list(Measure.objects.published().order_by("effective_from"))
        known = [measure for measure in published if known_at is None or measure.published_at <= known_at]
        starts = {(measure.region_id, measure.effective_from) for measure in known}
        unknown_starts = {(m.region_id, m.effective_from) for m in published} - starts
        self._measures = [(measure, _known_end(measure, unknown_starts)) for measure in known]
        self._found: dict[tuple[str, int], Window] = {}

    def of(self, region) -> Callable[[int], Window]:
        province = region.province_id
        return lambda year: self._window(province, year)

    def _window(self, province: str, year: int) -> Window:
        key = (province, year)
        if key not in self._found:
            self._found[key] = self._look_up(province, year)
        return self._found[key]

    def _look_up(self, province: str, year: int) -> Window:
        first_day = datetime.date(year, 1, 1)
        for owner in (province, None):
            for measure, ends in self._measures:
                starts = measure.effective_from
                if measure.region_id == owner and starts <= first_day and (ends is None or ends >= first_day):
                    return window_in(measure, year)
        return window_of(year)


def _known_end(measure: Measure, unknown_starts: set) -> datetime.date | None:
    if measure.effective_to is None:
        return None
    successor = (measure.region_id, measure.effective_to + datetime.timedelta(days=1))
    return None if successor in unknown_starts else measure.effective_to


def spec_of(measure: Measure) -> criteria.MeasureSpec:
    """The measure as the pure rules read it."""
    return criteria.MeasureSpec.build(
        thresholds=[(t.group, t.fact, t.minimum) for t in measure.thresholds.all()],
        utilities=measure.required_utilities(),
        questions=[(str(q.pk), q.text) for q in measure.questions.all()],
    )
