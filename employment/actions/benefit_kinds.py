"""The kinds of benefit that a province has beside the national ones: added, amended and switched off by its HRSS."""

import re

from django.db import transaction

from employment.models import BenefitKind
from workshops.access import journal
from workshops.access.models import Department, Duty, User
from workshops.access.refusal import Refused

SUFFIX = re.compile(r"[A-Za-z0-9]{1,12}")


def may_write(user: User) -> bool:
    """The official of a province's HRSS office."""
    return (
        user.is_office
        and user.department == Department.HRSS
        and user.level == "province"
        and user.duty == Duty.OFFICIAL
    )


def is_own(user: User, kind: BenefitKind) -> bool:
    """Whether the user keeps this kind; national ones are nobody's to change."""
    return may_write(user) and kind.region_id is not None and kind.region_id == user.region.pk


@transaction.atomic
def add(*, by: User, code: str, name: str, recipient: str, basis: str = "") -> BenefitKind:
    """`code`: letters and digits, after the province's own code; it and the recipient stay as they are."""
    if not may_write(by):
        raise Refused("wrong_role", "本省补贴项目由省级人力资源社会保障部门设定。")
    if not SUFFIX.fullmatch(code):
        raise Refused("bad_code", "代码只能是 1 至 12 位字母和数字。", field="code")
    full = f"{by.region.pk}-{code.upper()}"
    if BenefitKind.objects.filter(code=full).exists():
        raise Refused("code_taken", f"代码 {full} 已有补贴项目使用。", field="code")
    kind = BenefitKind(code=full, region=by.region, recipient=recipient)
    _write(kind, name, basis)
    journal.record(by=by, action="benefit_kind.add", obj=kind, region=kind.region_id, detail={"code": full})
    return kind


@transaction.atomic
def amend(kind_id: int, *, by: User, name: str, basis: str, is_active: bool) -> BenefitKind:
    """Switched off it takes no new entries; what was entered under it stays."""
    kind = BenefitKind.objects.select_for_update().get(pk=kind_id)
    if not is_own(by, kind):
        raise Refused("wrong_role", "只能修改本省设定的补贴项目。")
    before = [kind.name, kind.basis, kind.is_active]
    kind.is_active = is_active
    _write(kind, name, basis)
    detail = {"code": kind.code, "before": before, "after": [kind.name, kind.basis, kind.is_active]}
    journal.record(by=by, action="benefit_kind.amend", obj=kind, region=kind.region_id, detail=detail)
    return kind


def _write(kind: BenefitKind, name: str, basis: str) -> None:
    kind.name, kind.basis = name.strip(), basis.strip()
    like = BenefitKind.objects.filter(name=kind.name).exclude(pk=kind.pk)
    if like.filter(region=None).exists() or like.filter(region=kind.region_id).exists():
        raise Refused("name_taken", f"已有名为“{kind.name}”的补贴项目。", field="name")
    kind.full_clean()
    kind.save()
