"""What the criteria look at in an application, and the figures a measure may set a minimum for. Pure, no Django."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class FactKind:
    """A figure that a threshold can name: its Chinese label and unit. `yes_no` figures are 1 or 0."""

    label: str
    unit: str
    yes_no: bool = False


FACT_KINDS: Mapping[str, FactKind] = {
    "legal_person": FactKind("经营主体具有法人资格", "", yes_no=True),
    "floor_area": FactKind("场地面积", "平方米"),
    "posts": FactKind("岗位数", "个"),
    "employed": FactKind("直接吸纳就业人数", "人"),
    "indirectly_employed": FactKind("带动就业人数", "人"),
    "lifted_from_poverty": FactKind("吸纳脱贫人口人数", "人"),
    "monitored": FactKind("吸纳监测帮扶对象人数", "人"),
    "low_income": FactKind("吸纳农村低收入人口人数", "人"),
    "lifted_or_monitored": FactKind("吸纳脱贫人口和监测帮扶对象人数", "人"),
    "lifted_share": FactKind("脱贫人口占直接吸纳就业人数的比例", "%"),
    "monitored_share": FactKind("监测帮扶对象占直接吸纳就业人数的比例", "%"),
    "low_income_share": FactKind("农村低收入人口占直接吸纳就业人数的比例", "%"),
    "lifted_or_monitored_share": FactKind("脱贫人口和监测帮扶对象占直接吸纳就业人数的比例", "%"),
    "months_in_operation": FactKind("开始生产至提交申请的整月数", "个月"),
    "project_count": FactKind("依托的非遗代表性项目数", "项"),
}

SHARES = {
    "lifted_share": "lifted_from_poverty",
    "monitored_share": "monitored",
    "low_income_share": "low_income",
    "lifted_or_monitored_share": "lifted_or_monitored",
}
"""Share → the head count it is taken of, in per cent of `employed`."""

TARGETED = frozenset({"lifted_from_poverty", "monitored", "lifted_or_monitored", *SHARES} - {"low_income_share"})
"""Figures on the people the notice puts first: 脱贫人口、监测帮扶对象."""


@dataclass(frozen=True, slots=True)
class Facts:
    """An application as submitted. None is a figure nobody filled in; areas in m², head counts in persons.

    A person who is both lifted from poverty and monitored is counted in one of the two (ours: docs/adr/0016).
    """

    legal_person: bool = False
    floor_area: Decimal | None = None
    utilities: frozenset[str] = frozenset()
    posts: int | None = None
    employed: int | None = None
    indirectly_employed: int | None = None
    lifted_from_poverty: int | None = None
    monitored: int | None = None
    low_income: int | None = None
    months_in_operation: int | None = None
    project_count: int = 0
    craft: str = ""
    craft_ground: str = ""
    answers: Mapping[str, bool] = field(default_factory=dict)
    """The applicant's answers by question code."""

    @property
    def lifted_or_monitored(self) -> int | None:
        """Both groups together; None unless both are filled in."""
        if self.lifted_from_poverty is None or self.monitored is None:
            return None
        return self.lifted_from_poverty + self.monitored

    def figure(self, key: str) -> Decimal | None:
        """The figure a threshold names, in its unit; None when it, or what it is worked out from, is not filled in.

        KeyError for a key that is not in FACT_KINDS.
        """
        if key in SHARES:
            return self._share(SHARES[key])
        if key not in FACT_KINDS:
            raise KeyError(key)
        value: Decimal | int | None = getattr(self, key)
        return None if value is None else Decimal(value)

    def _share(self, part: str) -> Decimal | None:
        count, employed = self.figure(part), self.employed
        if count is None or employed is None:
            return None
        # Nobody employed: nobody of the group either, and no division.
        return count * 100 / employed if employed else Decimal(0)


def full_months(opened_on: date, day: date) -> int:
    """Whole months from `opened_on` to `day`, never below 0; 31 January to 28 February is not a month yet."""
    months = (day.year - opened_on.year) * 12 + day.month - opened_on.month
    return max(0, months - (day.day < opened_on.day))
