"""Which department a workshop's problem goes to first, and how high it can be taken; pure (docs/adr/0042)."""

CULTURE, HRSS, RURAL = "culture", "hrss", "rural"

ROUTES = {
    "site": HRSS,  # 场地安排 is one of the supporting policies (notice art. 5)
    "policy": HRSS,  # carries the policies out, together with rural (art. 9)
    "labour": HRSS,
    "funding": RURAL,  # keeps the project library and supports what stands in it (art. 9)
    "training": CULTURE,  # 人员培训、产品设计、生产销售、宣传推广 (art. 9)
    "materials": CULTURE,
    "sales": CULTURE,
    "rights": CULTURE,
    "other": CULTURE,  # leads (art. 9)
}
"""Kind of problem → department. Whoever finds it elsewhere forwards it."""

LEADS = CULTURE
"""Takes what its county has no office for."""

LEVELS = {"county": "county", "prefecture": "prefecture", "province": "province", "nation": "ministry"}
"""Level of an office → level of a problem that lies with it."""


def first_department(kind: str, there: frozenset[str]) -> str:
    """``there``: the departments that have an office in the county."""
    wanted = ROUTES[kind]
    return wanted if wanted in there else LEADS
