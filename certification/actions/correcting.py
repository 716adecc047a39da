"""更正: the province annuls an ending, with a reason and a document; history stays (rules.md §4)."""

from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse

from certification import deadlines, flow
from certification.actions.confirming import is_county_culture, share
from certification.models import Case, Correction, CorrectionCase, CorrectionStatus, Ending, EndingKind
from certification.notifying import tell_offices, tell_workshop
from certification.queries.measures import Windows
from certification.standing import assess_workshop, refresh, with_facts
from workshops.access import clock, journal
from workshops.access.models import Department, User
from workshops.access.refusal import Refused
from workshops.models import Attachment, Standing, Workshop


def evidence_years(ending: Ending) -> list[int]:
    """The missed years that a revocation rests on; none for the other endings."""
    if ending.kind != EndingKind.REVOCATION:
        return []
    return [year["year"] for year in ending.evidence["years"]]


def may_request(user: User, ending: Ending) -> bool:
    """The county's culture staff, or the province's culture office."""
    region = ending.workshop.region
    return is_county_culture(user, region) or flow.plays(user, flow.PROVINCE_CULTURE, ending.workshop)


def request(
    ending_id: int, *, by: User, reason: str, document: Attachment | None, years: Iterable[int] | None = None
) -> CorrectionCase:
    """Ask the province to annul an ending. `years` count as confirmed from then on: of the missed ones, default all."""
    with transaction.atomic():
        ending = Ending.objects.select_related("workshop__region", "workshop__leader").get(pk=ending_id)
        Workshop.objects.select_for_update().get(pk=ending.workshop_id)
        if not may_request(by, ending):
            raise Refused("wrong_role", "更正须由本县文化和旅游部门或省级文化和旅游部门提出。")
        if Correction.objects.filter(ending=ending).exists():
            raise Refused("already_corrected", "这次资格终止已经更正。")
        if ending.correction_cases.filter(status=CorrectionStatus.REQUESTED).exists():
            raise Refused("case_open", "这次资格终止已有更正申请正在办理。")
        if not reason.strip():
            raise Refused("reason_missing", "请写明更正理由。", field="reason")
        if document is None:
            raise Refused("document_missing", "请上传更正的依据文件。", field="document")
        case = CorrectionCase(
            ending=ending,
            reason=reason.strip(),
            years=_chosen_years(ending, years),
            document=document,
            requested_by=by,
            requested_at=clock.now(),
        )
        case.due_on = deadlines.due_on(case)
        case.save()
        share([document], case.region)
        _tell_requested(case)
        journal.record(
            by=by, action="correction.request", obj=case, region=case.region.pk, detail={"years": case.years}
        )
        return case


def _chosen_years(ending: Ending, years: Iterable[int] | None) -> list[int]:
    missed = evidence_years(ending)
    chosen = missed if years is None else sorted(set(years))
    if not set(chosen) <= set(missed):
        raise Refused("wrong_years", "只能选择自动取消所依据的未确认年度。", field="years")
    if missed and not chosen:
        raise Refused("years_missing", "请至少选择一个应视为已确认的年度。", field="years")
    return chosen


def correct(case_id: int, *, by: User, note: str) -> CorrectionCase:
    """Annul the ending: never by who asked. The years excused keep the next sweep from ending the status again."""
    if not note.strip():
        raise Refused("reason_missing", "请写明更正决定的理由。", field="note")

    def effect(case: CorrectionCase) -> None:
        workshop = Workshop.objects.select_for_update().get(pk=case.ending.workshop_id)
        if workshop.successors.filter(standing=Standing.CERTIFIED).exists():
            raise Refused("has_successor", "该工坊已重新认定并取得新的登记编号，不能再更正原登记。")
        Correction.objects.create(
            ending=case.ending,
            case=case,
            excused_years=case.years,
            reason=note.strip(),
            decided_on=clock.today(),
            recorded_at=clock.now(),
            by=by,
        )
        _refuse_if_still_lapsed(workshop.pk)
        refresh([workshop.pk])
        title = f"“{workshop.name}”的非遗工坊资格已更正恢复"
        _tell_decided(case, "correction.approved", title, note)

    return flow.advance(Case.CORRECTION, case_id, flow.Action.CORRECT, by=by, note=note, effect=effect)


def _refuse_if_still_lapsed(workshop_id: int) -> None:
    workshop = with_facts(Workshop.objects.filter(pk=workshop_id)).get()
    evidence = assess_workshop(workshop, Windows(), clock.today()).evidence
    if evidence:
        years = f"{evidence.first.year}、{evidence.second.year}"
        raise Refused("still_lapsed", f"更正后{years}两个年度仍为连续未确认，资格不能恢复；请核对应视为已确认的年度。")


def reject(case_id: int, *, by: User, note: str) -> CorrectionCase:
    if not note.strip():
        raise Refused("reason_missing", "请写明不予更正的理由。", field="note")

    def effect(case: CorrectionCase) -> None:
        title = f"“{case.ending.workshop.name}”的更正申请：不予更正"
        _tell_decided(case, "correction.rejected", title, note)

    return flow.advance(Case.CORRECTION, case_id, flow.Action.REJECT, by=by, note=note, effect=effect)


def _page(case: CorrectionCase) -> str:
    return reverse("certification:correction-detail", args=[case.pk])


def _tell_requested(case: CorrectionCase) -> None:
    workshop = case.ending.workshop
    office = [(Department.CULTURE, workshop.region.province)]
    tell_offices(workshop, office, "correction.requested", f"请对“{workshop.name}”的更正申请作出决定", link=_page(case))


def _tell_decided(case: CorrectionCase, kind: str, title: str, note: str) -> None:
    workshop = case.ending.workshop
    tell_workshop(workshop, kind, title, note.strip())
    departments = Department if kind == "correction.approved" else [Department.CULTURE]
    offices = [(department, workshop.region) for department in departments]
    tell_offices(workshop, offices, kind, title, note.strip(), link=_page(case))
