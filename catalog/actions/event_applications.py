"""Applications for events: made by leaders or their county in the stead, moved by the one table (rules/event_flow),
places given under a lock."""

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction

from catalog.actions.cases_texts import SAID, refuse_mobile
from catalog.actions.event_notices import tell
from catalog.models import Event, EventApplication, Product
from catalog.queries.event_applications import roles_of, with_organiser
from catalog.queries.events import applied_by, invited, is_open, phase, places_of, showable
from catalog.rules import event_flow
from catalog.rules.event_flow import APPLY, LABELS, ROLE_LABELS, Action, Transition
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.actions.faults import refuse_faulty, refusing
from workshops.actions.refusals import journalled
from workshops.models import Standing, Workshop
from workshops.people.texts import holds_any_number


@journalled("event_application.apply")
@transaction.atomic
def apply(
    event_id: int, *, by: User, workshop: Workshop, products: Iterable[Product], people: int, wishes: str = ""
) -> EventApplication:
    """For an own workshop, or by the county's culture office in its stead, with products of it that stand in the
    catalogue."""
    held = hold_workshop(workshop.pk)
    event = hold_event(event_id)
    refuse_closed(event)
    if not invited(event, by).filter(pk=held.pk).exists():
        raise Refused("not_invited", "只能为本人（县级为本县）资格有效、属于主办地区的工坊报名。", field="workshop")
    if applied_by(event, held):
        raise _twice()
    chosen = list(showable(held).filter(pk__in=[each.pk for each in products]))
    if not chosen or len(chosen) != len({each.pk for each in products}):
        raise Refused("no_products", "请至少选择一件本工坊列入产品目录的产品。", field="products")
    made = EventApplication(event=event, workshop=held, people=people, wishes=wishes.strip(), by=by)
    refuse_mobile(made, "wishes")
    refuse_faulty(made, ("people", "wishes"))
    with refusing("catalog_eventapplication_once", _twice()):
        made.save()
    made.products.set(chosen)
    made.steps.create(action=APPLY, by=by, at=made.applied_at)
    journal.record(by=by, action=_said(APPLY, by), obj=made, region=held.region_id)
    tell(_reread(made.pk), APPLY, by=by)
    return made


def refuse_closed(event: Event) -> None:
    """Raises ``Refused`` when nobody may apply today."""
    if not is_open(event):
        label = (
            event.get_status_display() if event.voided_at else dict(Event.status.field.choices)[event.current_status]
        )
        raise Refused("not_open", f"这个展会现在不接受报名（{label}）。")


def recommend(pk: int, *, by: User, note: str = "") -> EventApplication:
    return _advance(pk, Action.RECOMMEND, by=by, note=note)


def admit(pk: int, *, by: User, stand_number: str = "", note: str = "") -> EventApplication:
    """Gives one of the places that are left to the workshop's province; never more than there are."""
    return _advance(pk, Action.ADMIT, by=by, note=note, stand_number=stand_number.strip())


def assign(pk: int, *, by: User, stand_number: str) -> EventApplication:
    return _advance(pk, Action.ASSIGN, by=by, note=f"展位号：{stand_number.strip()}", stand_number=stand_number.strip())


def decline(pk: int, *, by: User, reason: str) -> EventApplication:
    return _advance(pk, Action.DECLINE, by=by, note=reason, reason=reason.strip())


def withdraw(pk: int, *, by: User, reason: str = "") -> EventApplication:
    """Before the event begins; the place is free again. By the county in the workshop's stead too."""
    return _advance(pk, Action.WITHDRAW, by=by, note=reason, reason=reason.strip())


def report(pk: int, *, by: User, result: str, sales_amount: Decimal) -> EventApplication:
    """What came of it, once the event is over; ``sales_amount`` on the spot, in yuan. May be put right later."""
    return _advance(pk, Action.REPORT, by=by, result=result.strip(), sales_amount=sales_amount)


def _twice() -> Refused:
    return Refused("applied", "这个工坊已报名该展会，不必重复报名。")


def hold_workshop(pk: int) -> Workshop:
    rows = Workshop.objects.select_for_update(of=("self",), no_key=True).select_related("region", "leader")
    return rows.get(pk=pk)


def hold_event(pk: int) -> Event:
    """Order of locks everywhere: workshop, event, application. Who holds the event holds its places and quotas."""
    rows = Event.objects.select_for_update(of=("self",), no_key=True).select_related("region")
    return rows.get(pk=pk)


@journalled("event_application.advance")
@transaction.atomic
def _advance(pk: int, action: Action, *, by: User, note: str = "", **facts) -> EventApplication:
    """One step by the table; ``facts`` are fields of the application."""
    known = EventApplication.objects.get(pk=pk)
    workshop = hold_workshop(known.workshop_id)
    event = hold_event(known.event_id)
    application = with_organiser(EventApplication.objects.select_for_update(of=("self",), no_key=True)).get(pk=pk)
    row = _find(application, event, action, by)
    if action in event_flow.NEEDS_FORCE and workshop.standing != Standing.CERTIFIED:
        raise Refused("not_in_force", "工坊的资格已终止，不能再参展。")
    if action == Action.ADMIT:
        _refuse_full(event, workshop)
    for name, value in facts.items():
        setattr(application, name, value)
    refuse_mobile(application, "reason", "result")
    if holds_any_number(note):
        raise Refused("mobile_number", SAID, field="note")
    refuse_faulty(application, facts)
    if action in (Action.ADMIT, Action.DECLINE):
        application.decided_by, application.decided_at = by, clock.now()
    application.status = str(row.target)
    application.save()
    application.steps.create(action=str(action), by=by, reason=note.strip(), at=clock.now())
    done, to = _said(action, by), {"to": str(row.target)}
    journal.record(by=by, action=done, obj=application, region=workshop.region_id, detail=to)
    tell(application, str(action), by=by)
    return application


def _said(action: str, by: User) -> str:
    """For the journal: an office's step in the workshop's stead has a name of its own."""
    in_stead = action in event_flow.OF_WORKSHOP and not by.is_leader
    return f"event_application.{action}{'_in_stead' if in_stead else ''}"


def _find(application: EventApplication, event: Event, action: Action, by: User) -> Transition:
    roles = roles_of(by, application)
    if not roles & event_flow.actors(action):
        who = "或".join(ROLE_LABELS[role] for role in sorted(event_flow.actors(action)))
        raise Refused("wrong_role", f"{LABELS[action]}须由{who}办理。")
    row = event_flow.find(application.status, action, phase(event))
    if row is None:
        raise Refused("wrong_state", f"报名{application.get_status_display()}，现在不能{LABELS[action]}。")
    if not row.roles & roles:
        who = "或".join(ROLE_LABELS[role] for role in sorted(row.roles))
        raise Refused("wrong_role", f"现在{LABELS[action]}须由{who}办理。")
    if row.fresh_eyes and application.by_id == by.pk:
        raise Refused("same_person", f"代工坊报名的人不能{LABELS[action]}，请由另一人办理。")
    return row


def _refuse_full(event: Event, workshop: Workshop) -> None:
    if places_of(event).free_for(workshop.region.province_id) < 1:
        raise Refused("full", "展位已满，不能再确定参展；有工坊撤回或增加展位后再办理。")


def _reread(pk: int) -> EventApplication:
    return with_organiser(EventApplication.objects.filter(pk=pk)).get()
