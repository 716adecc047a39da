"""Applications through the API: drafting, every step of the way, and what each person is told."""

import datetime

import pytest
import time_machine

from certification import deadlines
from certification.models import Application
from tests import factories
from workshops.access.models import JournalEntry
from workshops.actions.storing import store_photo


@pytest.fixture
def leader(api, danzhai):
    factories.default_measure()
    return api(danzhai.leader)


def draft(leader) -> dict:
    answer = leader.post("/applications/", {"region": factories.DANZHAI, "name": "蜡染非遗工坊"})
    assert answer.status_code == 201, answer.content
    return answer.json()


FACTS = {
    "address": "龙泉镇1号", "operator_kind": "leader", "craft_category": "textile", "craft_name": "苗族蜡染",
    "craft_ground": "世代相传", "floor_area": "120.00", "has_tools": True, "opened_on": "2019-05-01", "posts": 20,
    "employed": 18, "lifted_from_poverty": 7, "monitored": 1, "low_income": 2, "indirectly_employed": 40,
    "leader_phone": "138 0000 0000",
}  # fmt: skip


def test_a_leader_drafts_and_hands_in(leader, danzhai):
    made = draft(leader)
    assert made["status"] == "draft"
    assert made["allowed_actions"] == ["submit", "withdraw"]
    saved = leader.patch(f"/applications/{made['id']}/", FACTS)
    assert saved.status_code == 200, saved.content
    assert saved.json()["employed"] == 18
    assert saved.json()["leader_phone"] == "138****0000"
    assert "13800000000" not in saved.content.decode()
    missing = leader.step("applications", made["id"], "submit")
    assert missing.status_code == 400
    assert set(missing.json()) == {"files"}
    application = Application.objects.get()
    application.files.add(store_photo(factories.photo(), by=danzhai.leader, region=danzhai.region))
    handed_in = leader.step("applications", made["id"], "submit").json()
    assert handed_in["status"] == "submitted"
    assert handed_in["round"] == 1
    assert handed_in["due_on"] is not None
    assert [file["kind"] for file in handed_in["files"]] == ["photo"]
    assert {finding["outcome"] for finding in handed_in["findings"]} <= {"met", "not_met", "judgement"}


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"employed": -1}, "employed"),
        ({"employed": 5, "lifted_from_poverty": 6}, "lifted_from_poverty"),
        ({"opened_on": "2999-01-01"}, "opened_on"),
        ({"uscc": "91520000MA6DKXYZ1Q"}, "uscc"),
        ({"leader_phone": "12345"}, "leader_phone"),
        ({"projects": [999999]}, "projects"),
        ({"answers": {"1": True}}, "answers"),
        ({"legacy_name": "原工坊"}, "legacy_name"),
        ({"name": "坏\x00"}, "name"),
    ],
)
def test_wrong_values_are_named_by_field(leader, given, field):
    pk = draft(leader)["id"]
    answer = leader.patch(f"/applications/{pk}/", given)
    assert answer.status_code == 400
    assert set(answer.json()) == {field}


def test_only_listed_fields_are_taken(leader, leishan):
    pk = draft(leader)["id"]
    sent = {
        "status": "certified",
        "round": 9,
        "region": factories.LEISHAN,
        "applicant": leishan.leader.pk,
        "version": 7,
    }
    assert leader.patch(f"/applications/{pk}/", sent).status_code == 200
    kept = Application.objects.get()
    assert (kept.status, kept.round, kept.region_id) == ("draft", 0, factories.DANZHAI)
    assert kept.applicant != leishan.leader


def test_who_may_not_open_a_draft_is_told_so(api, danzhai):
    refused = api(danzhai.clerk).post("/applications/", {"region": factories.DANZHAI})
    assert refused.status_code == 403
    assert refused.json()["code"] == "wrong_role"
    own = api(danzhai.leader)
    assert own.post("/applications/", {"region": "520000"}).json()["field"] == "region"
    assert set(own.post("/applications/", {"name": "没有地区"}).json()) == {"region"}


def test_the_whole_way_by_api(api, danzhai):
    application = factories.submitted(danzhai)
    pk, clerk = application.pk, api(danzhai.clerk)
    assert clerk.step("applications", pk, "accept").json()["status"] == "accepted"
    assert clerk.step("applications", pk, "open_review").json()["allowed_actions"] == [
        "opine", "inspect", "return", "open_notice",
    ]  # fmt: skip
    early = clerk.step("applications", pk, "open_notice")
    assert (early.status_code, early.json()["code"]) == (409, "opinions_missing")
    for person in (danzhai.approver, danzhai.hrss, danzhai.rural):
        assert api(person).step("applications", pk, "opine", agrees=True, text="同意").status_code == 200
    twice = api(danzhai.hrss).step("applications", pk, "opine", agrees=True)
    assert (twice.status_code, twice.json()["code"]) == (409, "already_opined")
    assert clerk.step("applications", pk, "inspect").status_code == 400
    factories.inspect(danzhai, application)
    notice = clerk.step("applications", pk, "open_notice").json()["notices"][0]
    application.refresh_from_db()
    assert notice["ends_on"] == deadlines.notice_end(application).isoformat()
    refused = clerk.step("applications", pk, "certify", reasons="符合")
    assert (refused.status_code, refused.json()["code"]) == (403, "wrong_role")
    day = deadlines.notice_end(application) + datetime.timedelta(days=1)
    with time_machine.travel(datetime.datetime.combine(day, datetime.time(12)), tick=False):
        later = api(danzhai.approver)
        verdicts = {code: {"met": True, "reason": "属实"} for code in factories.verdicts_for(application)}
        unasked = {"no_such": {"met": True, "reason": "属实"}}
        surplus = later.step("applications", pk, "certify", reasons="符合", verdicts=unasked)
        assert (surplus.status_code, surplus.json()["code"]) == (409, "verdict_not_asked")
        done = later.step("applications", pk, "certify", reasons="符合条件", verdicts=verdicts)
    assert done.status_code == 200, done.content
    assert done.json()["status"] == "certified"
    assert {finding["outcome"] for finding in done.json()["findings"]} == {"met"}
    workshop = api(danzhai.approver).get(f"/workshops/{done.json()['workshop']}/").json()
    assert workshop["standing"] == "certified"


def test_a_return_names_known_fields_only(api, danzhai):
    application, clerk = factories.submitted(danzhai), api(danzhai.clerk)
    wrong = clerk.step("applications", application.pk, "return", note="请补正", fields_at_fault={"status": "x"})
    assert wrong.status_code == 400
    assert "fields_at_fault" in wrong.json()
    done = clerk.step("applications", application.pk, "return", fields_at_fault={"address": "写到门牌号"})
    assert done.json()["status"] == "returned"
    assert api(danzhai.leader).get(f"/applications/{application.pk}/").json()["allowed_actions"] == [
        "submit", "withdraw",
    ]  # fmt: skip


def test_out_of_scope_is_as_if_it_did_not_exist(api, danzhai, leishan):
    pk = factories.submitted(danzhai).pk
    foreign = api(leishan.clerk)
    for call in (
        lambda pk: foreign.get(f"/applications/{pk}/"),
        lambda pk: foreign.patch(f"/applications/{pk}/", {"name": "改"}),
        lambda pk: foreign.step("applications", pk, "accept"),
    ):
        there, nowhere = call(pk), call(999_999)
        assert there.status_code == nowhere.status_code == 404
        assert there.content == nowhere.content
    assert JournalEntry.objects.filter(action="scope.refused").count() == 3
    assert foreign.get("/applications/").json()["count"] == 0


def test_a_draft_is_its_owners_alone(api, danzhai):
    pk = factories.draft(danzhai).pk
    assert api(danzhai.clerk).get(f"/applications/{pk}/").status_code == 404
    assert api(danzhai.leader).get(f"/applications/{pk}/").status_code == 200


def test_an_ended_workshop_applies_anew_only_for_its_own_leader(api, danzhai, leishan):
    workshop = factories.workshop(danzhai)
    standing = api(danzhai.leader).post("/applications/", {"previous": workshop.pk})
    assert (standing.status_code, standing.json()["code"]) == (409, "still_certified")
    assert api(leishan.leader).post("/applications/", {"previous": workshop.pk}).status_code == 404
