"""Taking a workshop or a worker under its lock, once it is sure that the user keeps the workshop's people.

Order of locks everywhere: workshop, then worker.
"""

from employment.actions.authority import refuse_unless_keeps
from employment.models import Employment, Worker
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.actions.faults import refuse_faulty, refusing
from workshops.models import Workshop

__all__ = ["hold_spell", "hold_worker", "hold_workshop", "refuse_faulty", "refusing"]


def hold_workshop(workshop_id: int, *, by: User, adding: bool = False) -> Workshop:
    """The workshop, locked. Rows that point at it may still be written by others. Raises ``Refused``."""
    rows = Workshop.objects.select_for_update(of=("self",), no_key=True).select_related("region", "leader")
    workshop = rows.get(pk=workshop_id)
    refuse_unless_keeps(by, workshop, adding=adding)
    return workshop


def hold_worker(worker_id: int, *, by: User, adding: bool = False) -> Worker:
    """The worker, locked; also the workshop where something is added to it. Raises ``Refused``."""
    if adding:
        hold_workshop(Worker.objects.values_list("workshop_id", flat=True).get(pk=worker_id), by=by, adding=True)
    rows = Worker.objects.select_for_update(of=("self",), no_key=True)
    worker = rows.select_related("workshop__region", "workshop__leader", "home_region").get(pk=worker_id)
    refuse_unless_keeps(by, worker.workshop)
    if not worker.identity_sealed:
        raise Refused("erased", "该人员的个人信息已按保存期限清除，不能再更改。")
    return worker


def hold_spell(employment_id: int, *, by: User) -> Employment:
    """A spell in force, its worker locked. Raises ``Refused``."""
    worker = hold_worker(Employment.objects.values_list("worker_id", flat=True).get(pk=employment_id), by=by)
    spell = Employment.objects.get(pk=employment_id)
    spell.worker = worker
    if spell.voided_at:
        raise Refused("voided", "这条就业记录已经作废，不能再更改。")
    return spell
