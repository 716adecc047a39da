"""How many places of an event are left, for whom: pure arithmetic.

A province with a quota fills its own places; all others share what the quotas leave over.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Places:
    """``quotas`` and ``admitted`` by province code; events of a region have no quotas."""

    offered: int
    quotas: Mapping[str, int] = field(default_factory=dict)
    admitted: Mapping[str, int] = field(default_factory=dict)

    @property
    def taken(self) -> int:
        return sum(self.admitted.values())

    @property
    def allotted(self) -> int:
        return sum(self.quotas.values())

    @property
    def shared_taken(self) -> int:
        """Places that workshops of provinces without a quota have."""
        return sum(number for province, number in self.admitted.items() if province not in self.quotas)

    def free_for(self, province: str) -> int:
        """How many more workshops of the province may be admitted; never below 0."""
        if province in self.quotas:
            left = self.quotas[province] - self.admitted.get(province, 0)
        else:
            left = self.offered - self.allotted - self.shared_taken
        return max(0, min(left, self.offered - self.taken))

    def with_quota(self, province: str, places: int) -> "Places":
        """As it would be with that quota of the province."""
        return replace(self, quotas={**self.quotas, province: places})

    def overfull(self) -> str:
        """What is wrong with these figures, in words; "" when they hold."""
        for province, quota in self.quotas.items():
            if self.admitted.get(province, 0) > quota:
                return f"已有 {self.admitted[province]} 家工坊确定参展，分配的展位不能更少。"
        if self.allotted + self.shared_taken > self.offered:
            shared = f"，另有 {self.shared_taken} 家工坊由主办方确定参展" if self.shared_taken else ""
            return f"各省分配的展位共 {self.allotted} 个{shared}，超过展会提供的 {self.offered} 个展位。"
        return ""
