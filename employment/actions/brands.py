"""Labour brands: recognised by the HRSS office of a region, carried by workshops in force within it."""

import datetime

from django.db import transaction

from employment.actions.authority import is_county
from employment.models import BrandWorkshop, LabourBrand
from workshops.access import clock, journal
from workshops.access.models import Department, Duty, User
from workshops.access.refusal import Refused
from workshops.models import Standing, Workshop


def may_recognise(user: User) -> bool:
    """Staff of a county's HRSS office, the official of a prefecture's or a province's: for their own region."""
    if is_county(user, Department.HRSS):
        return True
    is_official = user.is_office and user.department == Department.HRSS and user.duty == Duty.OFFICIAL
    return is_official and user.level in ("prefecture", "province")


def keeps(user: User, brand: LabourBrand) -> bool:
    return may_recognise(user) and brand.region_id == user.region.pk


@transaction.atomic
def recognise(*, by: User, **facts) -> LabourBrand:
    """`facts`: name, issuer, document_number, recognised_on, description."""
    if not may_recognise(by):
        raise Refused("wrong_role", "劳务品牌由县级以上人力资源社会保障部门登记。")
    brand = LabourBrand(region=by.region)
    _write(brand, facts)
    journal.record(by=by, action="labour_brand.recognise", obj=brand, detail={"name": brand.name})
    return brand


@transaction.atomic
def amend(brand_id: int, *, by: User, **facts) -> LabourBrand:
    brand = _locked(brand_id, by)
    first = brand.carriers.order_by("since").values_list("since", flat=True).first()
    if first and facts["recognised_on"] > first:
        raise Refused("after_carrier", f"已有工坊自 {first} 起使用该品牌，认定日期不能更晚。", field="recognised_on")
    _write(brand, facts)
    journal.record(by=by, action="labour_brand.amend", obj=brand, detail={"name": brand.name})
    return brand


def _write(brand: LabourBrand, facts: dict) -> None:
    for field, value in facts.items():
        setattr(brand, field, value.strip() if isinstance(value, str) else value)
    if brand.recognised_on > clock.today():
        raise Refused("future_date", "认定日期不能晚于今天。", field="recognised_on")
    if LabourBrand.objects.filter(name=brand.name, region=brand.region_id).exclude(pk=brand.pk).exists():
        raise Refused("name_taken", "本地区已有同名的劳务品牌。", field="name")
    brand.full_clean()
    brand.save()


@transaction.atomic
def add_workshop(brand_id: int, *, by: User, number: str, since: datetime.date) -> BrandWorkshop:
    """`number`: the registration number of a workshop in force within the brand's region."""
    brand = _locked(brand_id, by)
    within = Workshop.objects.filter(region__path__startswith=brand.region.path)
    workshop = within.select_for_update(of=("self",)).filter(number=number.strip()).first()
    if workshop is None:
        raise Refused(
            "workshop_unknown", f"{brand.region.name}没有登记编号为“{number.strip()}”的工坊。", field="number"
        )
    if workshop.standing != Standing.CERTIFIED:
        raise Refused("not_in_force", "该工坊的资格已终止，不能再加入品牌。", field="number")
    if brand.carriers.filter(workshop=workshop, until=None).exists():
        raise Refused("already_carries", "该工坊已在使用这个品牌。", field="number")
    if since > clock.today():
        raise Refused("future_date", "加入日期不能晚于今天。", field="since")
    if since < max(brand.recognised_on, workshop.certified_on):
        raise Refused("too_early", "加入日期不能早于品牌认定日期和工坊认定日期。", field="since")
    if brand.carriers.filter(workshop=workshop, until__gt=since).exists():
        raise Refused("overlaps", "该工坊上次退出的日期晚于这次加入的日期，请核对。", field="since")
    carrier = BrandWorkshop.objects.create(brand=brand, workshop=workshop, since=since)
    detail = {"workshop": workshop.pk}
    journal.record(by=by, action="labour_brand.add_workshop", obj=brand, region=workshop.region_id, detail=detail)
    return carrier


@transaction.atomic
def remove_workshop(carrier_id: int, *, by: User, until: datetime.date) -> BrandWorkshop:
    known = BrandWorkshop.objects.get(pk=carrier_id)
    brand = _locked(known.brand_id, by)
    carrier = BrandWorkshop.objects.select_related("workshop").get(pk=carrier_id)
    if carrier.until:
        raise Refused("already_left", "该工坊已退出品牌。", field="until")
    _refuse_day(until, carrier.since, "退出日期不能早于加入日期", field="until")
    carrier.until = until
    carrier.save(update_fields=["until"])
    detail = {"workshop": carrier.workshop_id}
    region = carrier.workshop.region_id
    journal.record(by=by, action="labour_brand.remove_workshop", obj=brand, region=region, detail=detail)
    return carrier


@transaction.atomic
def end(brand_id: int, *, by: User, ended_on: datetime.date) -> LabourBrand:
    """The workshops that still carry it leave it on the same day."""
    brand = _locked(brand_id, by)
    _refuse_day(ended_on, brand.recognised_on, "终止日期不能早于认定日期", field="ended_on")
    carriers = brand.carriers.filter(until=None)
    if carriers.filter(since__gt=ended_on).exists():
        raise Refused("carried_later", "有工坊在这一天之后才加入品牌，请核对终止日期。", field="ended_on")
    brand.ended_on = ended_on
    brand.save(update_fields=["ended_on"])
    left = carriers.update(until=ended_on)
    journal.record(by=by, action="labour_brand.end", obj=brand, detail={"name": brand.name, "workshops": left})
    return brand


def _locked(brand_id: int, by: User) -> LabourBrand:
    brand = LabourBrand.objects.select_for_update(of=("self",)).select_related("region").get(pk=brand_id)
    if not keeps(by, brand):
        raise Refused("wrong_role", "只有登记该品牌的人力资源社会保障部门可以办理。")
    if brand.ended_on:
        raise Refused("ended", "该品牌已终止。")
    return brand


def _refuse_day(day: datetime.date, first: datetime.date, reason: str, *, field: str) -> None:
    if day > clock.today():
        raise Refused("future_date", "日期不能晚于今天。", field=field)
    if day < first:
        raise Refused("too_early", f"{reason}（{first}）。", field=field)
