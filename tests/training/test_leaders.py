"""Cultivations moved on and granted, the board, and the record of a leader by role."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.test import Client

from tests.records.stage import TODAY
from training.actions import cultivation as moving
from training.models import CultivationStep, LeaderTitle
from training.queries import leaders_figures as figures
from workshops.access import clock
from workshops.access.models import JournalEntry
from workshops.access.refusal import Refused
from workshops.records import writing
from workshops.records.kind import get

pytestmark = pytest.mark.django_db
LATER = datetime.date(2026, 9, 1)


def as_user(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def moved(stage, row, to, **facts):
    given = {"next_step": "继续", "due_on": LATER} | facts
    return moving.move(row.pk, by=stage.county.approver, seen_version=row.version, stage=to, **given)


def reviewed(stage):
    row = stage.row("cultivations")
    for to in ("training", "recommended", "under_review"):
        row = moved(stage, row, to)
    return row


FACTS = {
    "name": "贵州省乡村文化和旅游能人", "granted_on": datetime.date(2026, 2, 1), "issuer": "贵州省文化和旅游厅",
    "document_number": "", "project": None,
}  # fmt: skip


def test_stage_by_stage_to_the_title_in_one_transaction(stage):
    row = reviewed(stage)
    row = moving.grant(row.pk, by=stage.county.approver, seen_version=row.version, **FACTS)
    title = LeaderTitle.objects.get()
    assert (title.leader, title.kind, title.level) == (stage.leader, "rural_culture_talent", "provincial")
    assert (row.stage, row.title, row.due_on) == ("granted", title, None)
    way = list(row.steps.values_list("source", "target"))
    assert way[0] == ("", "identified")
    assert way[-1] == ("under_review", "granted")
    assert len(way) == 5
    assert JournalEntry.objects.filter(action="cultivation.grant", object_id=str(row.pk)).exists()
    assert JournalEntry.objects.filter(action="leader_titles.enter").exists()


def test_a_grant_that_fails_leaves_no_title(stage):
    row = reviewed(stage)
    with pytest.raises(ValidationError):
        moving.grant(row.pk, by=stage.county.approver, seen_version=row.version, **FACTS | {"granted_on": LATER})
    row.refresh_from_db()
    assert row.stage == "under_review"
    assert not LeaderTitle.objects.exists()


def test_a_title_on_record_is_linked_once_and_voided_takes_the_grant_back(stage):
    row = reviewed(stage)
    of = {"leader": stage.leader, "kind": "rural_culture_talent", "level": "provincial", "ended_on": None}
    title = writing.enter(get("leader-titles"), by=stage.county.clerk, **of, **FACTS)
    client = as_user(stage.county.approver)
    page = f"/cultivations/{row.pk}/grant/"
    assert str(title) in client.get(page).content.decode()
    assert client.post(page, {"seen_version": row.version, "title": title.pk}).status_code == 302
    row.refresh_from_db()
    assert row.title == title
    assert LeaderTitle.objects.count() == 1
    writing.void(get("leader-titles"), title.pk, by=stage.county.clerk, reason="重复登记")
    row.refresh_from_db()
    assert (row.stage, row.title) == ("under_review", None)
    assert row.steps.last().source == "granted"


def test_refusals(stage):
    row = stage.row("cultivations")
    ways = (
        ("wrong_stage", {"stage": "under_review"}),
        ("wrong_stage", {"stage": "granted"}),
        ("reason_missing", {"stage": "stopped", "note": " "}),
        ("next_missing", {"stage": "training", "next_step": ""}),
        ("past", {"stage": "training", "due_on": datetime.date(2026, 3, 1)}),
        ("changed_meanwhile", {"stage": "training", "seen_version": 7}),
        ("wrong_role", {"stage": "training", "by": stage.county.hrss}),
        ("wrong_role", {"stage": "training", "by": stage.other.approver}),
        ("wrong_role", {"stage": "training", "by": stage.county.leader}),
    )
    for code, facts in ways:
        given = {"by": stage.county.approver, "seen_version": row.version, "next_step": "继续", "due_on": LATER} | facts
        with pytest.raises(Refused) as refused:
            moving.move(row.pk, **given)
        assert refused.value.code == code, facts
    row = moved(stage, row, "stopped", note="外出务工")
    with pytest.raises(Refused, match="已经结束"):
        moved(stage, row, "training")


def test_steps_are_never_rewritten(stage):
    row = stage.row("cultivations")
    with pytest.raises(DatabaseError), transaction.atomic():
        CultivationStep.objects.filter(cultivation=row).update(note="改")


def test_the_department_must_see_to_the_title(stage):
    facts = {"leader": stage.leader, "target_level": "county", "next_step": "", "due_on": None, "note": ""}
    with pytest.raises(ValidationError) as refused:
        writing.enter(
            get("cultivations"), by=stage.county.clerk, target_kind="rural_craftsman", department="culture", **facts
        )
    assert "department" in refused.value.message_dict


def test_the_board_says_what_is_late_and_who_may_move(stage):
    row = stage.row("cultivations")
    url, move = "/cultivations/board/", f"/cultivations/{row.pk}/move/"
    assert "没有逾期" in as_user(stage.county.approver).get(url).content.decode()
    with clock.at(TODAY + datetime.timedelta(days=200)):
        for user in (stage.county.approver, stage.county.hrss, stage.county.leader, stage.official()):
            said = as_user(user).get(url).content.decode()
            assert "逾期未完成" in said
            assert row.leader.name in said
        listed = as_user(stage.county.rural).get("/cultivations/", {"overdue": "true"})
        assert [each.pk for each in listed.context["listing"].page] == [row.pk]
        assert "没有符合条件" in as_user(stage.county.rural).get(url, {"department": "rural"}).content.decode()
    assert row.leader.name not in as_user(stage.other.approver).get(url).content.decode()
    assert as_user(stage.county.approver).get(move).status_code == 200
    for user in (stage.county.rural, stage.county.leader, *stage.strangers):
        assert as_user(user).get(move).status_code == 404
        assert as_user(user).get(move.replace("move", "grant")).status_code == 404


def test_the_record_shows_everything_to_the_leader_and_its_offices_alone(stage):
    names = ("class-attendances", "base-trainings", "leader-supports", "studio-fundings", "leader-titles",
             "cultivations", "competition-entries")  # fmt: skip
    for name in names:
        stage.row(name)
    url = f"/leaders/{stage.leader.pk}/record/"
    for user in (stage.county.leader, stage.county.hrss, stage.official()):
        said = as_user(user).get(url).content.decode()
        for words in ("蜡染非遗工坊", "贵州师范大学", "高技能人才培训基地", "200,000", "蜡染技能大师工作室", "50,000",
                      "丹寨县乡村工匠", "送省级研修班培训", "金奖"):  # fmt: skip
            assert words in said, (user.username, words)
    for stranger in stage.strangers:
        assert as_user(stranger).get(url).status_code == 404
    assert as_user(stage.county.leader).get("/my-record/").url == url
    assert "还没有履历" in as_user(stage.neighbour).get("/my-record/").content.decode()
    assert as_user(stage.county.clerk).get("/my-record/").status_code == 403
    adds = {"leader": {"competition_entries"}, "hrss": {"base_trainings", "leader_supports", "master_studios"}}
    assert set(as_user(stage.county.leader).get(url).context["add"]) == adds["leader"]
    shown = as_user(stage.county.hrss).get(url).context["add"]
    assert adds["hrss"] < set(shown)
    form = as_user(stage.county.hrss).get(shown["leader_supports"]).context["form"]
    assert stage.leader.name in form["leader"].value()


def test_figures_of_a_region(stage):
    for name in ("class-attendances", "leader-supports", "studio-fundings", "leader-titles", "competition-entries"):
        stage.row(name)
    inside, outside = stage.county.region.province, stage.other.region
    assert figures.trained_by_school(inside, year=2025) == [("贵州师范大学", 1, 1, 1)]
    assert figures.leaders_trained(None, year=2025) == 1
    assert figures.leaders_trained(outside, year=2025) == figures.leaders_trained(None, year=2024) == 0
    loan = {each.kind: each for each in figures.supports_by_kind(inside, year=2025)}["guaranteed_loan"]
    assert (loan.times, loan.leaders, loan.amount) == (1, 1, Decimal(200000))
    assert figures.studios(inside, as_of=datetime.date(2026, 1, 1)) == {"county": 1}
    assert figures.studios(inside, as_of=datetime.date(2025, 1, 1)) == {}
    assert figures.studio_funding(inside, year=2025) == Decimal(50000)
    assert figures.titles(inside, as_of=datetime.date(2026, 1, 1)) == {("rural_craftsman", "county"): 1}
    assert figures.awards(inside, year=2025) == {("county", "first"): 1}
    assert figures.awards(outside, year=2025) == {}
