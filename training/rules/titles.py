"""Which departments see to which title (notice art. 5); pure.

*(ours)*: 乡村文化和旅游能人 and inheritors are culture's, 乡村工匠 rural's and, with it, HRSS's; any other title may be
any department's.
"""

CULTURE, HRSS, RURAL = "culture", "hrss", "rural"
GRANTORS: dict[str, tuple[str, ...]] = {
    "rural_culture_talent": (CULTURE,),
    "rural_craftsman": (RURAL, HRSS),
    "inheritor": (CULTURE,),
    "other": (CULTURE, HRSS, RURAL),
}


def sees_to(department: str | None, title_kind: str) -> bool:
    """Whether the department enters titles of the kind and cultivates leaders for them."""
    return department in GRANTORS.get(title_kind, ())


def kinds_of(department: str | None) -> list[str]:
    return [kind for kind in GRANTORS if sees_to(department, kind)]
