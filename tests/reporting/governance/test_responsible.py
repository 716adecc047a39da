"""Who answers where: terms, phones, what is missing, and what leaders are shown."""

import datetime

from django.urls import reverse

from reporting.models import ResponsiblePerson
from reporting.queries.responsible import in_place_count, missing_in, parts_of
from tests.api.conftest import Api
from tests.records.stage import TODAY, samples
from workshops.access.models import JournalEntry
from workshops.records import writing
from workshops.records.kind import get
from workshops.regions.models import Region

PHONE = "08553611234"
NEW, KIND = "/responsible-persons/new/", "responsible-persons"


def facts(stage, **given) -> dict:
    return samples()[KIND].facts(stage) | given


def enter(stage, by=None, **given) -> ResponsiblePerson:
    return writing.enter(get(KIND), by=by or stage.county.hrss, **facts(stage, **given))


def sent(stage, **given) -> dict:
    return {name: str(value) for name, value in facts(stage, **given).items()}


def test_the_phone_is_sealed_and_comes_back_masked_everywhere(stage, visit):
    page = visit(stage.county.hrss, NEW, **sent(stage, office_phone="0855-3611234"))
    person = ResponsiblePerson.objects.get()
    assert person.phone() == PHONE
    assert PHONE not in person.phone_sealed
    assert (person.department, person.region_id) == ("hrss", "522636")
    assert person.office_phone in page.content.decode()
    edit = visit(stage.county.hrss, f"/responsible-persons/{person.pk}/edit/").content.decode()
    shown = Api(stage.official()).get(f"/responsible-persons/{person.pk}/").content.decode()
    for content in (page.content.decode(), edit, shown):
        assert PHONE not in content
    assert person.phone_sealed not in shown


def test_an_untouched_mask_keeps_the_number_and_a_broken_one_is_refused(stage, visit):
    person = enter(stage, office_phone=PHONE)
    address = f"/responsible-persons/{person.pk}/edit/"
    visit(stage.county.hrss, address, **sent(stage, office_phone=person.office_phone, post="局长"), seen_version="1")
    person.refresh_from_db()
    assert (person.post, person.phone()) == ("局长", PHONE)
    form = visit(stage.county.hrss, address, **sent(stage, office_phone="0855****000"), seen_version="2").context[
        "form"
    ]
    assert "office_phone" in form.errors
    assert "office_phone" in visit(stage.county.hrss, NEW, **sent(stage, office_phone="123")).context["form"].errors
    visit(stage.county.hrss, address, **sent(stage, office_phone=""), seen_version="2")
    person.refresh_from_db()
    assert person.phone() == ""


def test_terms_of_one_department_never_overlap(stage, visit):
    first = enter(stage)
    form = visit(stage.county.hrss, NEW, **sent(stage, since="2026-01-01", name="李明")).context["form"]
    assert "重叠" in str(form.errors["since"])
    writing.amend(
        get(KIND), first.pk, by=stage.county.hrss, seen_version=1, **facts(stage, until=datetime.date(2025, 12, 31))
    )
    second = enter(stage, since=datetime.date(2026, 1, 1), name="李明")
    page = visit(stage.county.hrss, get(KIND).url_of(second))
    assert [person.pk for person in page.context["history"]] == [first.pk]
    enter(stage, by=stage.county.rural)  # another department's


def test_the_map_says_who_and_who_is_missing(stage, visit):
    enter(stage)
    day = TODAY.date()
    guizhou = Region.objects.get(pk="520000")
    assert in_place_count(guizhou, day) == (1, 6)
    missing = {each.region.pk: each.departments for each in missing_in(guizhou, day)}
    assert missing == {"522636": ["culture", "rural"], "522634": ["culture", "hrss", "rural"]}
    part = parts_of(guizhou, day)[0]
    assert (part.counties, part.in_place["hrss"], part.lacks) == (2, 1, True)
    address = reverse("reporting:responsible-map")
    page = visit(stage.official(), address + "?region=522636").content.decode()
    assert "陈志强" in page
    assert "缺文化和旅游、乡村振兴部门" in page
    assert visit(stage.ministry, address).status_code == 200
    assert visit(stage.county.rural, address + "?region=522634").status_code == 404
    assert visit(stage.county.leader, address).status_code == 404


def test_leaders_read_the_number_of_their_own_county_only(stage, visit):
    enter(stage, office_phone=PHONE)
    address = reverse("reporting:responsible-mine")
    page = visit(stage.county.leader, address)
    assert PHONE in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    entry = JournalEntry.objects.get(action="responsible.read_phones")
    assert PHONE not in str(entry.detail)
    assert PHONE not in visit(stage.other.leader, address).content.decode()
    assert visit(stage.county.hrss, address).status_code == 404
    assert visit(stage.county.leader, get(KIND).url("list")).context["listing"].page.object_list.count() == 0
