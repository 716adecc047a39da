"""What in imported rows contradicts the register, found in a few queries for a whole file."""

from collections.abc import Iterable, Iterator

from certification.importing.projects import NoSuchProject, ProjectLists
from certification.models import Certificate
from workshops.models import Workshop

RowFault = tuple[int, str, str]  # row number, column key, reason
BATCH = 2000


def project_faults(rows) -> Iterator[RowFault]:
    """Rows that name a project which no list has. ``rows`` have ``number`` and ``values``; None can't be read."""
    named = [row for row in rows if row.values["projects"] and row.values["region"]]
    lists = ProjectLists(row.values["projects"] for row in named)
    for row in named:
        try:
            lists.find(row.values["projects"], row.values["region"])
        except NoSuchProject as error:
            yield row.number, "projects", str(error)


def registered_faults(rows, user) -> Iterator[RowFault]:
    """Rows whose workshop the register has already, whatever became of it since."""
    codes = _by_code(rows)
    people = _by_person(rows)
    numbers = _by_original_number(rows)
    for row in rows:
        values = row.values
        region = values["region"] and values["region"].pk
        if found := codes.get(values["uscc"]):
            yield row.number, "uscc", f"该统一社会信用代码已有登记的工坊{_said(found, user)}。"
        elif found := people.get((values["name"], region, values["leader_name"])):
            yield row.number, "name", f"本地已有同名、同一带头人的工坊{_said(found, user)}。"
        if values["original_number"] and (found := numbers.get((region, values["original_number"]))):
            yield row.number, "original_number", f"该原证书编号已导入过{_said(found, user)}。"


def _said(workshop: Workshop, user) -> str:
    """Which one; of another office's area no more than that there is one."""
    scope = user.region
    within = scope is None or workshop.region.path.startswith(scope.path)
    return f"：{workshop.name}（{workshop.number}）" if within else "，在其他地区"


def _by_code(rows) -> dict[str, Workshop]:
    codes = {row.values["uscc"] for row in rows if row.values["uscc"]}
    return {found.uscc: found for found in _workshops(uscc__in=codes)}


def _by_person(rows) -> dict[tuple, Workshop]:
    names = {row.values["name"] for row in rows if row.values["name"]}
    return {(found.name, found.region_id, found.leader.name): found for found in _workshops(name__in=names)}


def _by_original_number(rows) -> dict[tuple, Workshop]:
    numbers = {row.values["original_number"] for row in rows if row.values["original_number"]}
    found: dict[tuple, Workshop] = {}
    for part in _parts(numbers):
        certificates = Certificate.objects.filter(original_number__in=part).select_related("workshop__region")
        for certificate in certificates:
            found[certificate.region_id, certificate.original_number] = certificate.workshop
    return found


def _workshops(**among: Iterable[str]) -> Iterator[Workshop]:
    ((lookup, texts),) = among.items()
    for part in _parts(texts):
        yield from Workshop.objects.filter(**{lookup: part}).select_related("region", "leader")


def _parts(texts: Iterable[str]) -> Iterator[list[str]]:
    listed = sorted(texts)
    for start in range(0, len(listed), BATCH):
        yield listed[start : start + BATCH]
