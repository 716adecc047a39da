"""Offices: created, renamed, opened and closed by the sysadmin."""

from django.db import IntegrityError, transaction

from .. import journal
from ..models import Duty, Office, User
from ..refusal import Refused
from .authority import require_duty


def create_office(*, by: User, region, department: str, name: str) -> Office:
    """One office; ``region=None`` is the ministry. Raises ``Refused`` when the department has one there."""
    require_duty(by, Duty.SYSADMIN, "office.create")
    try:
        with transaction.atomic():
            office = Office.objects.create(region=region, department=department, name=name)
            journal.record(by=by, action="office.create", obj=office)
    except IntegrityError as error:
        raise Refused("office_exists", "该行政区划的这一部门已有机构。", field="department") from error
    return office


def change_office(office: Office, *, by: User, name: str, is_active: bool) -> None:
    """Rename, close or reopen. Whoever works in a closed office loses the session and sees no rows."""
    require_duty(by, Duty.SYSADMIN, "office.change", office)
    detail = {"before": {"name": office.name, "is_active": office.is_active}}
    office.name, office.is_active = name, is_active
    with transaction.atomic():
        office.save(update_fields=["name", "is_active"])
        journal.record(by=by, action="office.change", obj=office, detail=detail)
