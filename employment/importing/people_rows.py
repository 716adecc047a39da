"""One row of people read together: names and numbers in their one spelling, days that can be. No query."""

import re
from collections.abc import Iterator
from uuid import UUID

from employment.checks import spell_faults
from employment.importing.people_columns import NO_CATEGORY
from workshops.access import clock, sealed
from workshops.access.phones import normal_contact
from workshops.people.identity import IdentityFault, born_on, normal_identity
from workshops.people.names import NameFault, normal_name

VERSION = re.compile(r"v(\d{1,9})-(\d{1,9})")
MASKED = "*"
Fault = tuple[str, str]


def check(row: dict, context) -> Iterator[Fault]:
    """Faults of the row; completes it: ``born``, the spellings, ``versions`` (of worker and spell) of an edited row."""
    row["born"] = row["versions"] = None
    if row["row_id"] or row["row_version"]:
        yield from _edited(row)
    if row["name"]:
        try:
            row["name"] = normal_name(row["name"])
        except NameFault as fault:
            yield "name", str(fault)
    yield from _numbers(row)
    if row["category"] == NO_CATEGORY:
        row["category"] = None
    for key in ("category", "contract", "insurance", "pay_basis", "ethnic_group"):
        row[key] = row[key] or ""
    if row["home_region"] is None and context.region is not None and context.region.certifies:
        row["home_region"] = context.region
    if row["home_region"] is None:
        yield "home_region", "请填写户籍所在县的全称或六位代码"
    yield from spell_faults(
        born=row["born"], started_on=row["started_on"], ended_on=row["ended_on"], today=clock.today()
    )


def _numbers(row: dict) -> Iterator[Fault]:
    if row["identity"] and not (row["row_id"] and MASKED in row["identity"]):
        try:
            row["identity"] = normal_identity(row["identity"])
            row["born"] = born_on(row["identity"])
        except IdentityFault as fault:
            yield "identity", str(fault)
    if row["phone"] and not (row["row_id"] and MASKED in row["phone"]):
        phone = normal_contact(row["phone"])
        if phone is None:
            yield "phone", "请填写 11 位手机号码，或带区号的固定电话，例如 0855-1234567"
        row["phone"] = phone or row["phone"]


def _edited(row: dict) -> Iterator[Fault]:
    """Row id and version, as the export writes them: a UUID, and ``v<worker>-<spell>``."""
    match = VERSION.fullmatch(row["row_version"] or "")
    try:
        row["row_id"] = str(UUID(row["row_id"] or ""))
    except ValueError:
        row["row_id"] = None
        yield "row_id", "行标识不完整，请重新导出后修改；新增的人员请空着"
    if match is None:
        yield "row_version", "版本不对，请重新导出后修改；新增的人员请空着"
    else:
        row["versions"] = (int(match[1]), int(match[2]))


def version_of(worker, employment) -> str:
    return f"v{worker.version}-{employment.version}"


def masks(worker) -> dict[str, str]:
    """Identity and phone as the workbook of existing rows shows them."""
    return {"identity": sealed.mask_identity(worker.identity()), "phone": sealed.mask_phone(worker.phone())}
