"""A province's measure: drafted, published for a day to come, never edited afterwards (rules.md §2)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from certification.criteria import check_threshold
from certification.models import Measure, Question, Threshold
from certification.windows import check_window
from certification.wording import said_day
from workshops.access import clock, journal
from workshops.access.models import Department, Duty, User
from workshops.access.refusal import Refused
from workshops.actions.storing import discard
from workshops.models import Attachment


@dataclass(frozen=True, slots=True)
class Content:
    """What a version states. `thresholds`: (group, fact, minimum); `questions`: (text, help); `fields`: the others."""

    fields: dict
    thresholds: tuple[tuple[int, str, Decimal], ...] = ()
    questions: tuple[tuple[str, str], ...] = ()


def writes_for(user: User) -> bool:
    """Whether the user writes measures: the culture official of a province, or of the ministry for the default."""
    official = user.is_office and user.duty == Duty.OFFICIAL and user.department == Department.CULTURE
    return official and user.level in ("province", "nation")


def may_write(user: User, measure: Measure) -> bool:
    region = user.region.pk if user.region else None
    return writes_for(user) and region == measure.region_id


def start(*, by: User, content: Content, file: Attachment | None = None) -> Measure:
    """A draft of the writer's own province; of the national default for the ministry."""
    if not writes_for(by):
        raise Refused("wrong_role", "认定办法由省级文化和旅游部门制定，全国默认条件由文化和旅游部制定。")
    with transaction.atomic():
        measure = Measure(region=by.region, created_by=by, file=file)
        _write(measure, content)
        journal.record(by=by, action="measure.start", obj=measure)
        return measure


def rewrite(measure_id: int, *, by: User, content: Content, file: Attachment | None = None) -> Measure:
    """Replace all that a draft states. `file`: a new one in place of the old; None keeps the old."""
    with transaction.atomic():
        measure = _lock_draft(measure_id, by)
        replaced = measure.file if file else None
        if file:
            measure.file = file
        _write(measure, content)
        if replaced:
            discard(replaced)
        journal.record(by=by, action="measure.rewrite", obj=measure)
        return measure


def drop(measure_id: int, *, by: User) -> None:
    """Delete a draft with its file."""
    with transaction.atomic():
        measure = _lock_draft(measure_id, by)
        journal.record(by=by, action="measure.drop", obj=measure)
        file = measure.file
        measure.delete()
        if file:
            discard(file)


def publish(measure_id: int, *, by: User) -> Measure:
    """From its first day the version takes the place of the one in force, which ends the day before (docs/adr/0021)."""
    with transaction.atomic():
        # All of the province in one order: of two publications at once the second sees what the first closed.
        of_region = Measure.objects.filter(region=Measure.objects.get(pk=measure_id).region_id)
        others = list(of_region.select_for_update().order_by("pk"))
        measure = _lock_draft(measure_id, by)
        if measure.effective_from <= clock.today():
            raise Refused("too_early", "施行日期最早为明天。", field="effective_from")
        _close_predecessor(measure, [each for each in others if each.published_at])
        measure.published_at, measure.published_by = clock.now(), by
        measure.save()
        if measure.file:
            Attachment.objects.filter(pk=measure.file_id).update(shared=True)
        detail = {"effective_from": measure.effective_from.isoformat()}
        journal.record(by=by, action="measure.publish", obj=measure, detail=detail)
        return measure


def predecessor_of(measure: Measure, published: Iterable[Measure]) -> Measure | None:
    """Of the published versions of the same province, the one that ends when `measure` begins."""
    running = [each for each in published if each.effective_from < measure.effective_from]
    latest = max(running, key=lambda each: each.effective_from, default=None)
    if latest and latest.effective_to and latest.effective_to < measure.effective_from:
        return None
    return latest


def _close_predecessor(measure: Measure, published: list[Measure]) -> None:
    later = [each for each in published if each.effective_from >= measure.effective_from]
    if later:
        first = min(each.effective_from for each in later)
        message = f"已发布自{said_day(first)}起施行的版本，新版本的施行日期须在其之后。"
        raise Refused("later_version", message, field="effective_from")
    previous = predecessor_of(measure, published)
    if previous:
        previous.effective_to = measure.effective_from - datetime.timedelta(days=1)
        previous.save(update_fields=["effective_to"])


def _lock_draft(measure_id: int, by: User) -> Measure:
    measure = Measure.objects.select_for_update(of=("self",)).select_related("file").get(pk=measure_id)
    if not may_write(by, measure):
        raise Refused("wrong_role", "只有制定该办法的文化和旅游部门可以办理。")
    if measure.published_at:
        raise Refused("published", "办法发布后不能修改或删除，请另行起草新版本。")
    return measure


def _write(measure: Measure, content: Content) -> None:
    for name, value in content.fields.items():
        setattr(measure, name, value)
    _refuse_faults(measure, content)
    measure.save()
    measure.thresholds.all().delete()
    measure.questions.all().delete()
    Threshold.objects.bulk_create(
        Threshold(measure=measure, group=group, fact=fact, minimum=minimum)
        for group, fact, minimum in content.thresholds
    )
    Question.objects.bulk_create(Question(measure=measure, text=text, help=help) for text, help in content.questions)


def _refuse_faults(measure: Measure, content: Content) -> None:
    faults = check_window(
        (measure.window_opens_month, measure.window_opens_day), (measure.window_closes_month, measure.window_closes_day)
    )
    if faults:
        raise Refused("wrong_window", "；".join(faults), field="window_opens_month")
    for _, fact, minimum in content.thresholds:
        if problem := check_threshold(fact, minimum):
            raise Refused("wrong_threshold", problem)
