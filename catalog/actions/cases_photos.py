"""Photographs of an exemplary case: put in order, captioned, one of them the cover; while the case may be edited."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from catalog.actions.cases import hold_editable
from catalog.actions.cases_texts import refuse_mobile
from catalog.models import CasePhoto, ExemplaryCase
from workshops.access import journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.actions.storing import discard
from workshops.models import Attachment

PHOTOS_MAX = 12


@transaction.atomic
def add(case_id: int, *, by: User, photos: Iterable[Attachment]) -> ExemplaryCase:
    """Behind those that are there; the first of all becomes the cover."""
    case, photos = hold_editable(case_id, by=by), list(photos)
    there = case.photos.count()
    if there + len(photos) > PHOTOS_MAX:
        raise Refused("too_many", f"一个案例最多 {PHOTOS_MAX} 张照片，现已有 {there} 张。", field="photos")
    last = max(case.photos.values_list("position", flat=True), default=0)
    for position, photo in enumerate(photos, last + 1):
        CasePhoto.objects.create(case=case, photo=photo, position=position)
    if photos and case.cover_id is None:
        case.cover = photos[0]
        case.save()
    _record(case, by, "add", len(photos))
    return case


@dataclass(frozen=True)
class Place:
    """What one photograph becomes."""

    position: int
    caption: str = ""
    removed: bool = False


@transaction.atomic
def arrange(case_id: int, *, by: User, places: dict[int, Place], cover: int | None) -> ExemplaryCase:
    """`places` by key of the photograph; `cover`: key of the one that stands for the case."""
    case = hold_editable(case_id, by=by)
    kept = []
    for photo in case.photos.select_related("photo"):
        place = places.get(photo.pk, Place(photo.position, photo.caption))
        if place.removed:
            _remove(case, photo)
            continue
        photo.position, photo.caption = place.position, place.caption.strip()
        refuse_mobile(photo, "caption")
        photo.save()
        kept.append(photo)
    kept.sort(key=lambda photo: (photo.position, photo.pk))
    chosen = next((photo for photo in kept if photo.pk == cover), kept[0] if kept else None)
    case.cover = chosen.photo if chosen else None
    case.save()
    _record(case, by, "arrange", len(kept))
    return case


def _remove(case: ExemplaryCase, photo: CasePhoto) -> None:
    if case.cover_id == photo.photo_id:
        case.cover = None
        case.save()
    photo.delete()
    discard(photo.photo)


def _record(case: ExemplaryCase, by: User, verb: str, count: int) -> None:
    action = f"exemplary_case.{verb}_photos"
    journal.record(by=by, action=action, obj=case, region=case.workshop.region_id, detail={"count": count})
