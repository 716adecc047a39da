"""What may happen next to a product's application for the catalogue, and who may do it: the one transition table.

Buttons, the API's `allowed_actions` and the test matrix are made from `TABLE`. Pure: no Django.
"""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """As `catalog.models.ListingStatus`; `NEW` is no case yet."""

    NEW = ""
    SUBMITTED = "submitted"
    RETURNED = "returned"
    COUNTY_LISTED = "county_listed"
    PROVINCE_REVIEW = "province_review"
    PROVINCE_LISTED = "province_listed"
    NATIONAL_REVIEW = "national_review"
    NATIONAL_LISTED = "national_listed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    DELISTED = "delisted"


class Action(StrEnum):
    SUBMIT = "submit"
    RESUBMIT = "resubmit"
    WITHDRAW = "withdraw"
    LIST = "list"
    RETURN = "return"
    REFUSE = "refuse"
    RECOMMEND = "recommend"
    LIST_PROVINCE = "list_province"
    LIST_NATIONAL = "list_national"
    DECLINE = "decline"
    DELIST = "delist"
    LAPSE = "lapse"
    RESTORE = "restore"


LABELS: dict[str, str] = {
    Action.SUBMIT: "申报列入目录",
    Action.RESUBMIT: "补正后重新申报",
    Action.WITHDRAW: "撤回",
    Action.LIST: "列入县级目录",
    Action.RETURN: "退回补正",
    Action.REFUSE: "不予列入",
    Action.RECOMMEND: "推荐上级遴选",
    Action.LIST_PROVINCE: "列入省级目录",
    Action.LIST_NATIONAL: "列入国家级目录",
    Action.DECLINE: "遴选未入选",
    Action.DELIST: "移出目录",
    Action.LAPSE: "因工坊资格终止移出目录",
    Action.RESTORE: "因资格更正恢复",
}


class Who(StrEnum):
    WORKSHOP = "workshop"
    """Its leader, and the county's culture office in the stead."""
    COUNTY = "county"
    PROVINCE = "province"
    NATION = "nation"
    SYSTEM = "system"
    """What follows from the workshop's status; nobody's button."""

    @property
    def label(self) -> str:
        return {
            Who.WORKSHOP: "工坊带头人（或代为登记的县级文化和旅游部门）",
            Who.COUNTY: "县级文化和旅游部门",
            Who.PROVINCE: "省级文化和旅游部门",
            Who.NATION: "文化和旅游部",
            Who.SYSTEM: "系统",
        }[self]

    @property
    def decides(self) -> bool:
        """An office's step, which nobody takes on a product of one's own or that one handed in."""
        return self in (Who.COUNTY, Who.PROVINCE, Who.NATION)


@dataclass(frozen=True, slots=True)
class Transition:
    source: str
    action: str
    target: str
    who: str

    @property
    def lists(self) -> str:
        """The level whose catalogue takes the product in by this step; "" for none."""
        return LISTS.get(self.action, "")

    @property
    def ends(self) -> bool:
        """Every listing in force ends by this step."""
        return self.source in LISTED and self.target in CLOSED

    @property
    def needs_reason(self) -> bool:
        return self.action in REASONED


LISTS: dict[str, str] = {Action.LIST: "county", Action.LIST_PROVINCE: "province", Action.LIST_NATIONAL: "national"}
REASONED = frozenset({Action.RETURN, Action.REFUSE, Action.DECLINE, Action.DELIST})
SOUND = frozenset({Action.SUBMIT, Action.RESUBMIT, Action.RECOMMEND, *LISTS})
"""Steps for which the product must be complete and its workshop in force."""
CLOSED = frozenset({State.REFUSED, State.WITHDRAWN, State.DELISTED})
LISTED = (
    State.COUNTY_LISTED,
    State.PROVINCE_REVIEW,
    State.PROVINCE_LISTED,
    State.NATIONAL_REVIEW,
    State.NATIONAL_LISTED,
)
WAITS_FOR = {
    State.SUBMITTED: Who.COUNTY,
    State.RETURNED: Who.WORKSHOP,
    State.PROVINCE_REVIEW: Who.PROVINCE,
    State.NATIONAL_REVIEW: Who.NATION,
}
"""Whose turn it is. What is listed waits for nobody."""

# The highest office that listed, and the one above it.
_DELISTERS = {
    State.COUNTY_LISTED: (Who.COUNTY, Who.PROVINCE),
    State.PROVINCE_REVIEW: (Who.COUNTY, Who.PROVINCE),
    State.PROVINCE_LISTED: (Who.PROVINCE, Who.NATION),
    State.NATIONAL_REVIEW: (Who.PROVINCE, Who.NATION),
    State.NATIONAL_LISTED: (Who.NATION,),
}

TABLE: tuple[Transition, ...] = (
    Transition(State.NEW, Action.SUBMIT, State.SUBMITTED, Who.WORKSHOP),
    Transition(State.RETURNED, Action.RESUBMIT, State.SUBMITTED, Who.WORKSHOP),
    Transition(State.SUBMITTED, Action.LIST, State.COUNTY_LISTED, Who.COUNTY),
    Transition(State.SUBMITTED, Action.RETURN, State.RETURNED, Who.COUNTY),
    Transition(State.SUBMITTED, Action.REFUSE, State.REFUSED, Who.COUNTY),
    Transition(State.COUNTY_LISTED, Action.RECOMMEND, State.PROVINCE_REVIEW, Who.COUNTY),
    Transition(State.PROVINCE_REVIEW, Action.LIST_PROVINCE, State.PROVINCE_LISTED, Who.PROVINCE),
    Transition(State.PROVINCE_REVIEW, Action.DECLINE, State.COUNTY_LISTED, Who.PROVINCE),
    Transition(State.PROVINCE_LISTED, Action.RECOMMEND, State.NATIONAL_REVIEW, Who.PROVINCE),
    Transition(State.NATIONAL_REVIEW, Action.LIST_NATIONAL, State.NATIONAL_LISTED, Who.NATION),
    Transition(State.NATIONAL_REVIEW, Action.DECLINE, State.PROVINCE_LISTED, Who.NATION),
    *(
        Transition(state, Action.WITHDRAW, State.WITHDRAWN, Who.WORKSHOP)
        for state in (State.SUBMITTED, State.RETURNED, *LISTED)
    ),
    *(
        Transition(state, Action.DELIST, State.DELISTED, who)
        for state, offices in _DELISTERS.items()
        for who in offices
    ),
    *(Transition(state, Action.LAPSE, State.DELISTED, Who.SYSTEM) for state in LISTED),
    *(Transition(State.DELISTED, Action.RESTORE, state, Who.SYSTEM) for state in LISTED),
)  # fmt: skip


def steps_from(state: str) -> tuple[Transition, ...]:
    """The table's rows of the state, without what only the system does."""
    return tuple(row for row in TABLE if row.source == state and row.who != Who.SYSTEM)
