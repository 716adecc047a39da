"""The way of an order: signed → delivering → completed | cancelled."""

STEPS = {
    "signed": ("delivering", "completed", "cancelled"),
    "delivering": ("completed", "cancelled"),
    "completed": (),
    "cancelled": (),
}


def may_become(before: str, after: str) -> bool:
    """Whether an order that stands at ``before`` may be put to ``after``; staying is always right."""
    return before == after or after in STEPS[before]
