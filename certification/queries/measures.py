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

    The window of a year is that of the measure in force on its 1 January (rules.md §4).
    """

    def __init__(self):
        self._measures = list(Measure.objects.published().order_by("effective_from"))
        self._found: dict[tuple[str, int], Window] = {}

    def of(self, region) -> Callable[[int], Window]:
        province = region.province.pk
        return lambda year: self._window(province, year)

    def _window(self, province: str, year: int) -> Window:
        key = (province, year)
        if key not in self._found:
            self._found[key] = self._look_up(province, year)
        return self._found[key]

    def _look_up(self, province: str, year: int) -> Window:
        first_day = datetime.date(year, 1, 1)
        for owner in (province, None):
            for measure in self._measures:
                ends = measure.effective_to
                if (
                    measure.region_id == owner
                    and measure.effective_from <= first_day
                    and (not ends or ends >= first_day)
                ):
                    return window_in(measure, year)
        return window_of(year)


def spec_of(measure: Measure) -> criteria.MeasureSpec:
    """The measure as the pure rules read it."""
    return criteria.MeasureSpec.build(
        thresholds=[(t.group, t.fact, t.minimum) for t in measure.thresholds.all()],
        utilities=measure.required_utilities(),
        questions=[(str(q.pk), q.text) for q in measure.questions.all()],
    )
