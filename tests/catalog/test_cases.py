"""An exemplary case from draft to publication and back: actions, pages by role, the public pages, the API."""

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from catalog.actions import cases, cases_photos
from catalog.models import CasePhoto, CaseStatus, CaseStep, ExemplaryCase
from catalog.queries.cases import cases_by_state, of_ended_workshops
from catalog.queries.public_text import HIDDEN
from catalog.views.public_answers import PhotoThrottle
from tests import factories
from tests.api.conftest import Api
from tests.employment import registered
from workshops.access import clock
from workshops.access.models import JournalEntry, Notice
from workshops.access.refusal import Refused
from workshops.actions.storing import store_photo
from workshops.models import Attachment, Standing
from workshops.people.texts import holds_any_number

pytestmark = pytest.mark.django_db
TODAY = factories.instant(2026, 3, 2)
TEXTS = {
    "title": "一块蜡染布带富一座苗寨",
    "summary": "工坊与村集体合作，带动二十户增收。",
    "body": "一、缘起\n" + "蜡染是苗族妇女代代相传的手艺。" * 20,
}


@pytest.fixture(autouse=True)
def _quick(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    PhotoThrottle.cache.clear()


class Cast:
    def __init__(self):
        self.county = factories.County()
        self.workshop = registered.workshop(self.county)
        self.leader = self.workshop.leader.user
        self.province, self.ministry = factories.province_official(), factories.ministry_official()
        self.other = factories.County(factories.LEISHAN)

    def draft(self, by=None, *, photo=True, workshop=None, **facts) -> ExemplaryCase:
        by, workshop = by or self.leader, workshop or self.workshop
        case = cases.draft(workshop.pk, by=by, **({"year": 2026} | TEXTS | facts))
        if photo:
            kept = store_photo(factories.photo(), by=by, region=workshop.region)
            cases_photos.add(case.pk, by=by, photos=[kept])
        return case

    def moved(self, *actions, **facts) -> ExemplaryCase:
        case = self.draft(**facts)
        for action in actions:
            case = cases.advance(case.pk, action, by=self.takes(action), reason="理由")
        return case

    def takes(self, action):
        return {"submit": self.leader, "nominate": self.county.approver, "recommend": self.province}.get(
            action, self.ministry
        )

    def published(self, **facts) -> ExemplaryCase:
        return self.moved("submit", "nominate", "recommend", "select", "publish", **facts)


@pytest.fixture
def cast(db):
    with clock.at(TODAY):
        yield Cast()


def as_user(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def picture(client: Client, address: str, **query):
    """The answer, its file read to the end, which closes it."""
    answer = client.get(address, query)
    assert b"".join(answer).startswith(b"\xff\xd8\xff")
    return answer


def code_of(*args, **kwargs) -> str:
    with pytest.raises(Refused) as refused:
        cases.advance(*args, **kwargs)
    return refused.value.code


def test_the_whole_way_is_kept_step_by_step_and_told(cast):
    case = cast.published()
    assert (case.status, case.rank, case.number) == (CaseStatus.PUBLISHED, 1, "AL2026-001")
    assert case.published_at == TODAY
    assert [step.action for step in case.steps.all()] == ["submit", "nominate", "recommend", "select", "publish"]
    told = set(Notice.objects.filter(kind__startswith="exemplary_case.").values_list("kind", "to_region"))
    assert ("exemplary_case.submit", "522636") in told
    assert ("exemplary_case.nominate", "520000") in told
    assert ("exemplary_case.recommend", None) in told
    assert Notice.objects.filter(kind="exemplary_case.publish", to_user=cast.leader).exists()
    assert JournalEntry.objects.filter(action="exemplary_case.publish", object_id=str(case.pk)).exists()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        CaseStep.objects.update(reason="改")


def test_only_workshops_in_force_go_forward_but_all_may_go_back(cast):
    case = cast.moved("submit")
    ended(cast.workshop)
    assert code_of(case.pk, "nominate", by=cast.county.approver) == "not_in_force"
    assert cases.advance(case.pk, "return", by=cast.county.approver, reason="资格已终止").status == "returned"
    with pytest.raises(Refused, match="资格已终止"):
        cases.draft(cast.workshop.pk, by=cast.leader, year=2025, **TEXTS)


def ended(workshop):
    workshop.standing, workshop.ended_on = Standing.REVOKED, TODAY.date()
    workshop.save()


def test_a_published_case_of_an_ended_workshop_stays_and_says_so(cast):
    case = cast.published()
    ended(cast.workshop)
    page = Client().get(f"/catalog/cases/{case.uid}/")
    assert page.status_code == 200
    assert "工坊资格已终止" in page.content.decode()
    assert list(of_ended_workshops(cast.ministry)) == [case]


def test_the_clerk_who_drafted_does_not_nominate_and_strangers_do_nothing(cast):
    own = cast.draft(by=cast.county.approver)
    cases.advance(own.pk, "submit", by=cast.county.clerk)  # the same side drafts together
    assert code_of(own.pk, "nominate", by=cast.county.approver) == "same_person"
    assert code_of(own.pk, "nominate", by=cast.county.clerk) == "wrong_role"
    assert code_of(own.pk, "nominate", by=cast.other.approver) == "wrong_role"
    assert code_of(own.pk, "nominate", by=cast.county.hrss) == "wrong_role"
    assert code_of(own.pk, "withdraw", by=cast.leader) == "wrong_role"
    refusals = JournalEntry.objects.filter(action="exemplary_case.nominate", result="refused")
    assert refusals.filter(detail={"code": "same_person"}).exists()


def test_what_is_handed_in_is_complete_reasoned_and_without_numbers(cast):
    case = cast.draft(photo=False)
    assert code_of(case.pk, "submit", by=cast.leader) == "no_photo"
    with pytest.raises(Refused) as refused:
        cases.amend(case.pk, by=cast.leader, body="联系电话 138 0013-8000，欢迎来访")
    assert (refused.value.code, refused.value.field) == ("mobile_number", "body")
    with pytest.raises(ValidationError):
        cases.amend(case.pk, by=cast.leader, summary="长" * 301)
    cases.amend(case.pk, by=cast.leader, body="太短")
    assert code_of(case.pk, "submit", by=cast.leader) == "too_short"
    other = cast.moved("submit", year=2025)
    assert code_of(other.pk, "return", by=cast.county.approver, reason=" ") == "no_reason"
    with pytest.raises(Refused, match="已有一个办理中"):
        cast.draft(year=2025)


def test_a_mobile_number_is_seen_however_it_is_written():
    assert holds_any_number("电话：１３８００１３８０００")
    assert holds_any_number("138 0013 8000")
    assert not holds_any_number("登记编号 FYGF-522636-2024-0001，2024年产值1380万元")


def test_places_of_a_province_are_not_given_twice(cast):
    first = cast.moved("submit", "nominate")
    second_shop = registered.workshop(cast.county, name="银饰坊")
    second = cast.moved("submit", "nominate", workshop=second_shop)
    cases.advance(first.pk, "recommend", by=cast.province, rank=2)
    assert code_of(second.pk, "recommend", by=cast.province, rank=2) == "rank_taken"
    assert cases.advance(second.pk, "recommend", by=cast.province).rank == 3
    for case in (first, second):
        cases.advance(case.pk, "select", by=cast.ministry)
    cases.advance(first.pk, "publish", by=cast.ministry, number="优案〔2026〕1号")
    assert code_of(second.pk, "publish", by=cast.ministry, number="优案〔2026〕1号") == "number_taken"
    second.refresh_from_db()
    assert second.status == CaseStatus.SELECTED


def test_withdrawn_from_publication_with_a_reason_nobody_reads_it_any_more(cast):
    case = cast.published()
    photo = f"/catalog/cases/{case.uid}/photos/1/"
    shown = picture(Client(), photo)
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/jpeg")
    assert picture(Client(), photo, size="small").status_code == 200
    assert as_user(cast.other.leader).get(f"/exemplary-cases/{case.pk}/").status_code == 200
    cases.advance(case.pk, "withdraw", by=cast.ministry, reason="内容失实")
    for address in (f"/catalog/cases/{case.uid}/", photo, f"/catalog/cases/{case.uid}/photos/0/"):
        assert Client().get(address).status_code == 404
    assert as_user(cast.other.leader).get(f"/exemplary-cases/{case.pk}/").status_code == 404
    assert "内容失实" in as_user(cast.leader).get(f"/exemplary-cases/{case.pk}/").content.decode()


def test_a_leaders_draft_is_the_leaders_own(cast):
    case = cast.draft()
    photo = CasePhoto.objects.get(case=case)
    for user in (cast.county.clerk, cast.province, cast.other.leader, cast.ministry):
        assert as_user(user).get(f"/exemplary-cases/{case.pk}/").status_code == 404
        assert as_user(user).get(f"/exemplary-case-photos/{photo.pk}/").status_code == 404
    cases.advance(case.pk, "submit", by=cast.leader)
    assert as_user(cast.county.approver).get(f"/exemplary-cases/{case.pk}/").status_code == 200
    assert picture(as_user(cast.county.approver), f"/exemplary-case-photos/{photo.pk}/").status_code == 200
    assert as_user(cast.other.clerk).get(f"/exemplary-cases/{case.pk}/").status_code == 404
    assert as_user(cast.leader).get(f"/exemplary-cases/{case.pk}/edit/").status_code == 404


def test_drafted_photographed_and_handed_in_on_the_pages(cast):
    client = as_user(cast.leader)
    spelled = f"{cast.workshop.name}（{cast.workshop.number}）"
    assert spelled in client.get("/exemplary-cases/new/").content.decode()
    kept = client.post(
        "/exemplary-cases/new/", TEXTS | {"workshop": spelled, "year": "2026", "body": "电话13800138000"}
    )
    assert "这里有手机号码" in kept.content.decode()
    client.post("/exemplary-cases/new/", TEXTS | {"workshop": spelled, "year": "2026"})
    case = ExemplaryCase.objects.get()
    photos = reverse("catalog:exemplary-case-photos", args=[case.pk])
    client.post(photos, {"photos": [factories.photo("一.jpg"), factories.photo("二.jpg")]})
    first, second = case.photos.all()
    bad = SimpleUploadedFile("假.jpg", b"not a photo", "image/jpeg")
    answer = client.post(photos, {"photos": [factories.photo("三.jpg"), bad]})
    assert "不是 JPG、PNG 或 WebP" in answer.content.decode()
    assert (case.photos.count(), Attachment.objects.count()) == (2, 2)
    arranged = {
        f"position_{first.pk}": "1", f"removed_{first.pk}": "on", f"position_{second.pk}": "2",
        f"caption_{second.pk}": "画蜡", "cover": str(first.pk), "arrange": "1",
    }  # fmt: skip
    assert client.post(photos, arranged).status_code == 302
    case.refresh_from_db()
    assert (case.cover_id, case.photos.get().caption) == (second.photo_id, "画蜡")
    assert Attachment.objects.count() == 1
    client.post(reverse("catalog:exemplary-case-act", args=[case.pk, "submit"]), {"reason": ""})
    case.refresh_from_db()
    assert case.status == CaseStatus.SUBMITTED


def test_steps_on_pages_ask_for_what_they_need(cast):
    case = cast.moved("submit")
    act = reverse("catalog:exemplary-case-act", args=[case.pk, "return"])
    client = as_user(cast.county.approver)
    page = client.get(f"/exemplary-cases/{case.pk}/").content.decode()
    assert act in page
    assert "请写明退回修改的原因" in client.post(act, {"reason": ""}).content.decode()
    client.post(act, {"reason": "请补充带动就业的数据"})
    case.refresh_from_db()
    assert case.status == CaseStatus.RETURNED
    assert "请补充带动就业的数据" in as_user(cast.leader).get(f"/exemplary-cases/{case.pk}/").content.decode()
    assert client.get(act).status_code == 302


def test_the_ministry_chooses_many_at_once_and_nobody_else(cast):
    shops = [cast.workshop, *(registered.workshop(cast.county, name=name) for name in ("银饰坊", "刺绣坊"))]
    made = [cast.moved("submit", "nominate", "recommend", workshop=shop) for shop in shops]
    ended(shops[2])
    address = "/exemplary-cases/selection/?year=2026"
    for user in (cast.province, cast.county.approver, cast.leader):
        assert as_user(user).get(address).status_code == 404
    client = as_user(cast.ministry)
    assert client.get(address).status_code == 200
    assert "请写明不予入选的原因" in client.post(address, {"action": "decline", "ids": [made[0].pk]}).content.decode()
    answer = client.post(address, {"action": "select", "ids": [case.pk for case in made]}, follow=True)
    assert "已办理“入选”2 个" in answer.content.decode()
    assert "资格已终止" in answer.content.decode()
    assert cases_by_state(cast.county.region, 2026)["selected"] == 2
    assert cases_by_state(cast.other.region)["selected"] == 0
    client.post(address, {"action": "publish", "ids": [case.pk for case in made[:2]]})
    numbers = ExemplaryCase.objects.filter(status="published").order_by("number").values_list("number", flat=True)
    assert list(numbers) == ["AL2026-001", "AL2026-002"]


def test_the_public_list_by_year_and_province_names_no_person(cast):
    case = cast.published()
    page = Client().get("/catalog/cases/", {"year": "2026", "province": "520000"}).content.decode()
    assert case.title in page
    assert case.title not in Client().get("/catalog/cases/", {"province": "440000"}).content.decode()
    detail = Client().get(f"/catalog/cases/{case.uid}/").content.decode()
    assert '<meta property="og:title" content="一块蜡染布带富一座苗寨">' in detail
    assert cast.workshop.leader.name not in detail
    assert Client().get("/catalog/cases/", {"year": "abc"}).status_code == 200


def test_numbers_that_got_into_a_published_case_are_left_out(cast):
    """Written before texts were checked, or as a land line, which they may hold."""
    read, beside = cast.published(), cast.published(workshop=registered.workshop(cast.county, name="丹寨二号工坊"))
    said = "请拨打138-1234-5678，住宅0855-3612345"
    for case in (read, beside):
        ExemplaryCase.objects.filter(pk=case.pk).update(title=f"{case.pk}号{said}", summary=said, body=f"一、{said}")
    CasePhoto.objects.update(caption=said)
    for address in ("/catalog/cases/", f"/catalog/cases/{read.uid}/"):
        page = Client().get(address).content.decode()
        assert HIDDEN in page
        assert f"{beside.pk}号请拨打{HIDDEN}" in page
        for number in ("5678", "3612345"):
            assert number not in page, (address, number)
    read.refresh_from_db()
    assert read.summary == said


def test_photographs_are_not_asked_for_without_end(cast, monkeypatch):
    monkeypatch.setattr(PhotoThrottle, "rate", "2/min")
    case, client = cast.published(), Client()
    asked = [client.get(f"/catalog/cases/{case.uid}/photos/1/", REMOTE_ADDR="192.0.2.1") for _ in range(3)]
    assert [answer.status_code for answer in asked] == [200, 200, 429]
    for answer in asked[:2]:
        b"".join(answer)


def test_through_the_api(cast):
    api = Api(cast.leader)
    made = api.post("/exemplary-cases/", {"workshop": cast.workshop.pk, "year": 2026, **TEXTS}).json()
    assert made["allowed_actions"] == ["submit", "withdraw"]
    assert api.patch(f"/exemplary-cases/{made['id']}/", {"title": "改过的标题"}).json()["title"] == "改过的标题"
    assert api.step("exemplary-cases", made["id"], "submit").json()["code"] == "no_photo"
    assert Api(cast.county.clerk).get(f"/exemplary-cases/{made['id']}/").status_code == 404
    case = cast.moved("submit", year=2025)
    county = Api(cast.county.approver)
    assert county.step("exemplary-cases", case.pk, "return").status_code == 409
    answer = county.step("exemplary-cases", case.pk, "nominate").json()
    assert (answer["status"], answer["allowed_actions"]) == ("nominated", ["withdraw"])
    assert county.step("exemplary-cases", case.pk, "publish").status_code in (403, 409)
    assert [each["action"] for each in answer["steps"]] == ["submit", "nominate"]
    assert Api(cast.other.approver).step("exemplary-cases", case.pk, "return").status_code == 404
