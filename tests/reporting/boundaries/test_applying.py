"""What happens on the day: the tree, what stands in it, offices and open cases; the past keeps its codes."""

import datetime

import pytest
from django.core.management import call_command

from certification.models import Application, Certificate
from reporting.actions import boundaries, problems
from reporting.actions.applying_boundaries import apply_change, apply_due
from reporting.actions.boundaries import TypedLine
from reporting.models import Return, ReturnPeriod
from reporting.queries.returns import allowed_actions
from tests import factories
from tests.employment import registered
from tests.records.stage import TODAY
from tests.reporting.boundaries.conftest import DAY, entered, on, reviewed
from tests.reporting.boundaries.test_boundary_flow import refused
from workshops.access.models import JournalEntry, Notice, Office, User
from workshops.models import Leader, RegionAssignment, RegionHandover, RegionMove, Workshop
from workshops.regions import actions as loading
from workshops.regions.choosing import search
from workshops.regions.models import Region, RegionChange

RECODE = TypedLine("522636", "522699", "丹寨市")
MERGE = (TypedLine("522636", "522634"), TypedLine("522634", "522634", "雷丹县"))
SPLIT = (TypedLine("522636", "522636", is_heir=True), TypedLine("522636", "522637", "扬武县"))


def sees(user, workshop) -> bool:
    return Workshop.objects.visible_to(User.objects.get(pk=user.pk)).filter(pk=workshop.pk).exists()


def test_nothing_happens_before_the_day_and_everything_on_it(stage):
    change = reviewed(stage.one, stage.two, RECODE)
    with on(DAY - datetime.timedelta(days=1), 23):  # still March in Shanghai
        assert apply_due().applied == []
        refused("too_early", apply_change, change.pk)
        assert stage.workshop.region_id == "522636"
    with on(DAY, 0):
        assert apply_due().applied == [change]
    old, new = Region.objects.get(pk="522636"), Region.objects.get(pk="522699")
    assert (old.valid_to, new.valid_from) == (DAY, DAY)
    assert (old.certifies, new.certifies) == (False, True)
    assert old.path == "520000/522600/522699/522636/"
    assert new.full_name == "贵州省黔东南苗族侗族自治州丹寨市"
    stage.workshop.refresh_from_db()
    assert stage.workshop.region_id == "522699"
    assert Leader.objects.get(pk=stage.leader.pk).region_id == "522699"
    assert User.objects.get(pk=stage.leader.user_id).home_region_id == "522699"
    assert User.objects.get(pk=stage.county.clerk.pk).region == new
    assert sees(stage.county.clerk, stage.workshop)
    assert not sees(stage.other.clerk, stage.workshop)


def test_pickers_offer_only_what_is_in_force(stage):
    reviewed(stage.one, stage.two, RECODE)
    assert [region.pk for region in search("丹寨", Region.objects.all())] == ["522636"]
    with on(DAY):
        apply_due()
    assert [region.pk for region in search("丹寨", Region.objects.all())] == ["522699"]
    assert "522636" not in set(Region.objects.certifying().values_list("pk", flat=True))


def test_certificates_numbers_decisions_and_the_journal_keep_their_codes(stage):
    workshop = factories.workshop(stage.county, datetime.date(2025, 5, 20))
    certificate = Certificate.objects.get(workshop=workshop)
    entries = list(JournalEntry.objects.filter(region="522636").values_list("pk", flat=True))
    reviewed(stage.one, stage.two, RECODE)
    with on(DAY):
        apply_due()
    again = Certificate.objects.get(workshop=workshop)
    assert (again.region_id, again.number) == ("522636", certificate.number)
    assert certificate.application.region_id == "522636"
    assert sorted(entries) == sorted(
        JournalEntry.objects.filter(pk__in=entries, region="522636").values_list("pk", flat=True)
    )
    # The decided case is found by the new division's office all the same.
    clerk = User.objects.get(pk=stage.county.clerk.pk)
    assert Application.objects.visible_to(clerk).filter(pk=certificate.application_id).exists()


def test_applying_again_changes_nothing(stage):
    change = reviewed(stage.one, stage.two, RECODE)
    with on(DAY):
        assert apply_change(change.pk)
        before = list(Region.objects.order_by("pk").values()), RegionMove.objects.count(), Notice.objects.count()
        assert not apply_change(change.pk)
        apply_due()
        call_command("apply_region_changes", "--as-of", "2026-04-01")
    assert before == (list(Region.objects.order_by("pk").values()), RegionMove.objects.count(), Notice.objects.count())


def test_a_day_that_has_not_come_cannot_be_asked_for(stage, capsys):
    reviewed(stage.one, stage.two, RECODE)
    call_command("apply_region_changes", "--as-of", "2030-01-01")
    assert "执行区划变更 0 项" in capsys.readouterr().out


def test_merging_brings_the_staff_together_and_hands_over_open_cases(stage):
    pending = factories.submitted(stage.county, "待办工坊")
    problem = problems.raise_problem(
        stage.workshop.pk, by=stage.county.leader, kind="policy", title="销路", description="没有订单。"
    )
    reviewed(stage.one, stage.two, *MERGE, kind="merge")
    with on(DAY):
        apply_due()
        assert Office.objects.get(region="522634", department="culture").name
        clerk = User.objects.get(pk=stage.county.clerk.pk)
        assert clerk.office.region_id == "522634"
        assert not Office.objects.get(region="522636", department="culture").is_active
        assert sees(stage.other.clerk, stage.workshop)
        pending.refresh_from_db()
        problem.refresh_from_db()
        assert (pending.region_id, problem.region_id) == ("522634", "522634")
        handover = RegionHandover.objects.get(department="culture")
        cases = {(case.sort, case.title) for case in handover.cases.all()}
        assert ("认定申请", "待办工坊") in cases
        assert (handover.from_region_id, handover.region_id, handover.office) == ("522636", "522634", clerk.office)
        refused("wrong_role", boundaries.acknowledge, handover.pk, by=stage.other.hrss)
        refused("wrong_role", boundaries.acknowledge, handover.pk, by=stage.one)
        boundaries.acknowledge(handover.pk, by=stage.other.clerk)
        refused("wrong_state", boundaries.acknowledge, handover.pk, by=stage.other.clerk)
        handover.refresh_from_db()
        assert handover.acknowledged_by == stage.other.clerk
        holders = RegionHandover.objects.get(department=problem.department)
        assert ("困难问题", "销路") in {(case.sort, case.title) for case in holders.cases.all()}
    assert Notice.objects.filter(kind="region.handover", to_region="522634").count() == 3
    assert Notice.objects.filter(kind="region.changed", to_user=stage.leader.user).exists()


def test_what_the_merged_division_has_already_stays_under_the_old_code(stage):
    twin = Leader.objects.create(name=stage.leader.name, region_id="522634", user=stage.leader.user)
    reviewed(stage.one, stage.two, *MERGE, kind="merge")
    with on(DAY):
        apply_due()
    assert Leader.objects.get(pk=stage.leader.pk).region_id == "522636"
    assert Leader.objects.visible_to(User.objects.get(pk=stage.other.clerk.pk)).filter(pk=stage.leader.pk).exists()
    assert Leader.objects.get(pk=twin.pk).region_id == "522634"


def test_a_split_waits_until_every_workshop_is_assigned(stage):
    second = registered.workshop(stage.county, name="扬武蜡染坊")
    change = reviewed(stage.one, stage.two, *SPLIT, kind="split")
    with on(DAY):
        assert [why for _, why in apply_due().blocked] == ["还有 2 家工坊没有分配到拆分后的区划。"]
        assert Notice.objects.filter(kind="region.blocked", to_region=None).count() == 1
        refused("not_a_part", boundaries.assign, change.pk, {second.pk: "522634"}, by=stage.one)
        refused("not_a_part", boundaries.assign, change.pk, {stage.others_workshop.pk: "522637"}, by=stage.one)
        boundaries.assign(change.pk, {second.pk: "522637", stage.workshop.pk: "522636"}, by=stage.one)
        assert [each.pk for each in apply_due().applied] == [change.pk]
    second.refresh_from_db()
    stage.workshop.refresh_from_db()
    assert (second.region_id, stage.workshop.region_id) == ("522637", "522636")
    # One leader of both is a row in either county, as anybody who leads workshops in two.
    assert {second.leader.region_id, stage.workshop.leader.region_id} == {"522636", "522637"}
    assert second.leader.user == stage.workshop.leader.user
    assert User.objects.get(pk=stage.county.clerk.pk).region.pk == "522636"
    assert Region.objects.get(pk="522637").certifies


def test_a_division_with_workshops_does_not_end_without_one_that_takes_it_over(stage):
    change = reviewed(stage.one, stage.two, TypedLine("522636"), kind="abolish")
    with on(DAY):
        assert "没有承接" in refused("homeless", apply_change, change.pk)


def test_an_office_without_a_division_is_closed(stage):
    """The prefecture ends; its counties stand under the province then, and nobody's reach grows."""
    official = stage.official(code="522600")
    lines = [TypedLine("522600"), *(TypedLine(code, code, new_parent="520000") for code in ("522634", "522636"))]
    reviewed(stage.one, stage.two, *lines, kind="abolish")
    with on(DAY):
        apply_due()
    assert Region.objects.get(pk="522636").path == "520000/522636/"
    assert Region.objects.get(pk="522600").path == "520000/522600/"
    assert not User.objects.get(pk=official.pk).is_office


def test_a_transfer_changes_who_stands_above(stage):
    guangdong, guizhou = stage.official(code="440000"), stage.official()
    reviewed(stage.one, stage.two, TypedLine("522636", "522636", new_parent="440000"), kind="transfer")
    assert (sees(guizhou, stage.workshop), sees(guangdong, stage.workshop)) == (True, False)
    with on(DAY):
        apply_due()
    assert (sees(guizhou, stage.workshop), sees(guangdong, stage.workshop)) == (False, True)
    assert Region.objects.get(pk="522636").province_id == "440000"
    assert RegionAssignment.objects.get(workshop=stage.workshop).old_id == "522636"


def test_a_new_city_of_the_corps_reports_to_it(stage):
    line = TypedLine("", "659099", "新城市", "county", "650000", corps=True)
    reviewed(stage.one, stage.two, line, kind="establish")
    with on(DAY):
        apply_due()
    made = Region.objects.get(pk="659099")
    assert (made.parent_id, made.reporting_parent_id, made.path) == ("650000", "660000", "660000/659099/")


def test_a_prefecture_becomes_a_city_with_all_its_counties(stage):
    official = stage.official(code="522600")
    lines = [
        TypedLine("522600", "523000", "黔东南市", new_parent="520000"),
        TypedLine("522634", "523034", new_parent="523000"),
        TypedLine("522636", "523036", "丹寨区", new_parent="523000"),
    ]
    reviewed(stage.one, stage.two, *lines, kind="to_prefecture")
    with on(DAY):
        apply_due()
    stage.workshop.refresh_from_db()
    assert stage.workshop.region.path == "520000/523000/523036/"
    assert sees(official, stage.workshop)
    assert Office.objects.get(users=stage.county.clerk).region_id == "523036"


def test_what_is_written_with_the_old_code_just_afterwards_follows(stage):
    reviewed(stage.one, stage.two, RECODE)
    with on(DAY):
        apply_due()
        late = registered.workshop(stage.county, name="当夜认定的工坊")
        assert late.region_id == "522636"
        assert apply_due().followed >= 1
    late.refresh_from_db()
    assert late.region_id == "522699"


@pytest.mark.django_db
def test_the_shipped_history_is_loaded_with_its_retired_divisions():
    loading.load_regions()
    old = Region.objects.get(pk="522401")
    assert (old.full_name, old.valid_to, old.path) == (
        "贵州省毕节地区毕节市", datetime.date(2011, 10, 22), "520000/520500/520502/522401/",
    )  # fmt: skip
    assert Region.objects.get(pk="341400").path == "340000/341400/"
    assert Region.objects.get(pk="330113").valid_from == datetime.date(2021, 3, 11)
    assert Region.objects.get(pk="340225").full_name == "安徽省芜湖市无为县"
    before = list(Region.objects.order_by("pk").values())
    assert loading.load_regions() == (3215, [])
    assert list(Region.objects.order_by("pk").values()) == before


@pytest.mark.django_db
def test_a_day_that_is_known_by_now_replaces_the_year():
    loading.load_regions()
    change = RegionChange.objects.get(key="2014-540300")
    assert (change.day, change.document_no) == ("2014-10-20", "国函〔2014〕143号")
    said = {"effective_on": datetime.date(2014, 12, 31), "day_known": False, "document_no": ""}
    RegionChange.objects.filter(pk=change.pk).update(**said)
    lines = list(change.lines.order_by("pk").values())
    loading.load_regions()
    change.refresh_from_db()
    assert (change.day, change.document_no) == ("2014-10-20", "国函〔2014〕143号")
    assert list(change.lines.order_by("pk").values()) == lines
    assert Region.objects.get(pk="542100").valid_to == datetime.date(2014, 10, 20)


@pytest.mark.django_db
def test_loading_again_keeps_what_was_applied_here():
    loading.load_regions()
    one, two = (factories.user(name, "official", None) for name in ("one", "two"))
    change = reviewed(one, two, RECODE, day=datetime.date(2026, 10, 1))
    with on(datetime.date(2026, 10, 1)):
        assert apply_change(change.pk)
    before = list(Region.objects.order_by("pk").values())
    loading.load_regions()
    assert list(Region.objects.order_by("pk").values()) == before


def test_entering_says_who_takes_in_whom(stage):
    change = entered(stage.one, TypedLine("522636", "522634"), kind="merge")
    assert [(line.old_code, line.new_code) for line in change.lines.all()] == [
        ("522636", "522634"),
        ("522634", "522634"),
    ]


def test_a_draft_whose_day_has_come_is_told_of_once_and_not_applied(stage, capsys):
    change = entered(stage.one, RECODE)
    for day in (DAY, DAY + datetime.timedelta(days=1)):
        with on(day):
            call_command("apply_region_changes")
    assert "未审核：测试用区划变更" in capsys.readouterr().out
    assert Notice.objects.filter(kind="region.unreviewed", to_region=None).count() == 1
    stage.workshop.refresh_from_db()
    assert stage.workshop.region_id == "522636"
    with on(DAY + datetime.timedelta(days=2)):
        boundaries.review(change.pk, by=stage.two)
        assert apply_due().applied == [change]


def test_an_office_that_goes_on_as_it_is_confirms_nothing_where_nothing_was_under_way(stage):
    factories.submitted(stage.county, "待办工坊")
    change = reviewed(stage.one, stage.two, RECODE)
    with on(DAY):
        apply_due()
    assert [row.department for row in RegionHandover.objects.filter(change=change)] == ["culture"]


def returns(stage) -> dict[str, Return]:
    """Of a period before the change: 丹寨's and 雷山's, unsent; 丹寨's of another period, submitted."""
    due = datetime.date(2026, 7, 20)
    period = {"kind": "quarter", "opener": None, "due_county": due, "due_province": due, "opened_by": stage.one}
    first, second = (
        ReturnPeriod.objects.create(first=start, last=end, **period)
        for start, end in (
            (datetime.date(2026, 1, 1), datetime.date(2026, 3, 31)),
            (datetime.date(2026, 4, 1), datetime.date(2026, 6, 30)),
        )
    )
    sent = {"sent_at": TODAY, "first_sent_at": TODAY, "known_at": TODAY}
    said = {"level": "county", "due_on": datetime.date(2026, 4, 20)}
    return {
        "mine": Return.objects.create(period=first, region_id="522636", status="draft", **said),
        "others": Return.objects.create(period=first, region_id="522634", status="draft", **said),
        "alone": Return.objects.create(period=second, region_id="522636", status="open", **said),
        "sent": Return.objects.create(period=second, region_id="522634", status="submitted", **sent, **said),
    }


def test_returns_of_merged_counties(stage, client):
    """One return a period goes on; the other is cancelled, and its page can still be opened by everybody above."""
    made = returns(stage)
    new = (TypedLine("522636", "522699", "雷丹县"), TypedLine("522634", "522699"))
    reviewed(stage.one, stage.two, *new, kind="merge")
    with on(DAY):
        apply_due()
        found = {name: Return.objects.get(pk=row.pk) for name, row in made.items()}
        assert {name: (row.region_id, row.status) for name, row in found.items()} == {
            "mine": ("522699", "draft"), "others": ("522634", "cancelled"), "alone": ("522699", "open"),
            "sent": ("522634", "submitted"),
        }  # fmt: skip
        for user in (stage.official(), stage.one, User.objects.get(pk=stage.county.clerk.pk)):
            client.force_login(user)
            for row in made.values():
                assert client.get(f"/returns/{row.pk}/").status_code == 200
        assert "accept" in allowed_actions(found["sent"], stage.official())
