"""Subsidies by head: claimed for those entitled, decided by another person of HRSS, paid once."""

import datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.employment.numbers import number
from tests.records.stage import TODAY
from training.actions import subsidies
from training.models import Attendance, Course, Session, SubsidyClaim, Trainee
from training.queries.subsidies import entitlements
from workshops.access import clock
from workshops.access.models import JournalEntry
from workshops.access.refusal import Refused
from workshops.people.lookup import identity_lookup


def course(stage, *people: int, present: int = 4, title: str = "蜡染培训班", status: str = "finished") -> Course:
    """Of four sessions of 8 hours; people by serial number, each present at the first so many sessions."""
    made = Course.objects.create(
        region=stage.county.region, title=title, form="hands_on", skill="蜡染", organiser="丹寨县文旅局",
        hours_planned=Decimal(32), headcount=30, starts_on=datetime.date(2025, 9, 1),
        ends_on=datetime.date(2025, 9, 4), status=status, by=stage.county.clerk,
    )  # fmt: skip
    sessions = [
        Session.objects.create(
            course=made, held_on=datetime.date(2025, 9, day), starts_at=datetime.time(8), ends_at=datetime.time(17),
            hours=Decimal(8), place="染坊", topic="点蜡", by=stage.county.clerk,
        )
        for day in (1, 2, 3, 4)
    ]  # fmt: skip
    for serial in people:
        trainee = Trainee(course=made, workshop=stage.workshop, name=f"学员{serial}", by=stage.county.clerk)
        trainee.seal_identity(number(serial))
        trainee.identity_lookup = identity_lookup(number(serial))
        trainee.status = "completed" if status == "finished" else "enrolled"
        trainee.save()
        for session in sessions[:present]:
            Attendance.objects.create(
                session=session, trainee=trainee, how="list", at=clock.now(), by=stage.county.clerk
            )
    return made


def keys(of: Course) -> list[int]:
    return list(of.trainees.order_by("pk").values_list("pk", flat=True))


def claimed(stage, of: Course, rule=None) -> list[SubsidyClaim]:
    return subsidies.claim(of.pk, by=stage.county.clerk, rule=rule or stage.row("subsidy-rules"), trainees=keys(of))


def test_who_attended_enough_gets_what_the_rule_gives(stage):
    rule = stage.row("subsidy-rules")
    made = claimed(stage, course(stage, 1, 2), rule)
    assert [each.amount for each in made] == [Decimal("520.00")] * 2  # 200 + 32 hours of 10
    assert [each.year for each in made] == [2025, 2025]
    few = course(stage, 3, present=3, title="第二期")
    with pytest.raises(Refused, match="出勤不足 80%"):
        claimed(stage, few, rule)
    assert SubsidyClaim.objects.count() == 2


def test_a_person_is_paid_so_many_times_a_year_whatever_the_course(stage):
    rule = stage.row("subsidy-rules")
    for at in range(3):
        claimed(stage, course(stage, 1, title=f"第{at}期"), rule)
    with pytest.raises(Refused, match="已享受 3 次"):
        claimed(stage, course(stage, 1, title="第四期"), rule)
    claimed(stage, course(stage, 2, title="第五期"), rule)


def test_a_refused_claim_counts_no_more(stage):
    rule = stage.row("subsidy-rules")
    first = claimed(stage, course(stage, 1), rule)
    subsidies.refuse([first[0].pk], by=stage.county.hrss, reason="材料不全")
    again = course(stage, 1, title="第二期")
    assert [each.why_not for each in entitlements(again, rule)] == [""]
    with pytest.raises(Refused, match="已经申报过"):
        claimed(stage, Course.objects.get(title="蜡染培训班"), rule)
    subsidies.void(first[0].pk, by=stage.county.clerk, reason="补正后重报")
    claimed(stage, Course.objects.get(title="蜡染培训班"), rule)


def test_decided_by_hrss_of_the_place_and_not_by_who_claimed(stage):
    of = course(stage, 1, 2)
    first, second = claimed(stage, of)
    for other in (stage.county.clerk, stage.county.rural, stage.other.hrss, stage.county.leader):
        with pytest.raises(Refused) as refused:
            subsidies.approve([first.pk], by=other)
        assert refused.value.code == "wrong_role"
    SubsidyClaim.objects.filter(pk=second.pk).update(by=stage.county.hrss)
    with pytest.raises(Refused, match="申报人不能审核"):
        subsidies.approve([first.pk, second.pk], by=stage.county.hrss)
    assert subsidies.approve([first.pk], by=stage.county.hrss) == 1
    with pytest.raises(Refused, match="只有待审核的补贴"):
        subsidies.approve([first.pk], by=stage.county.hrss)
    assert JournalEntry.objects.filter(action="training_subsidy.approve", object_id=str(first.pk)).count() == 1


def test_paid_after_approval_by_one_document(stage):
    made = [each.pk for each in claimed(stage, course(stage, 1, 2))]
    day = TODAY.date()
    with pytest.raises(Refused, match="只有审核通过的补贴"):
        subsidies.pay(made, by=stage.county.hrss, paid_on=day, document_number="1")
    subsidies.approve(made, by=stage.county.hrss)
    with pytest.raises(Refused) as refused:
        subsidies.pay(made, by=stage.county.hrss, paid_on=day - datetime.timedelta(days=1), document_number="")
    assert refused.value.field == "paid_on"
    upload = factories.photo("凭证.jpg")
    assert subsidies.pay(made, by=stage.county.hrss, paid_on=day, document_number="拨字1号", upload=upload) == 2
    rows = SubsidyClaim.objects.filter(pk__in=made)
    assert {(each.status, each.paid_on, each.document_number) for each in rows} == {("paid", day, "拨字1号")}
    with pytest.raises(Refused, match="不能作废"):
        subsidies.void(made[0], by=stage.county.hrss, reason="误")


def test_from_the_course_to_the_payment_by_the_pages(stage):
    of, rule = course(stage, 1, 2), stage.row("subsidy-rules")
    client = Client()
    client.force_login(stage.county.clerk)
    page = client.get(reverse("training:course-subsidies", args=[of.pk]))
    assert "1,040" in page.content.decode()
    sent = {"rule": rule.pk, "ids": keys(of)}
    assert client.post(reverse("training:course-subsidies", args=[of.pk]), sent).status_code == 302
    ids = list(SubsidyClaim.objects.order_by("pk").values_list("pk", flat=True))
    step = reverse("training:subsidy-claim-step")
    assert client.post(step, {"ids": ids}).status_code == 403
    client.force_login(stage.county.hrss)
    assert "1,040" in client.post(step, {"ids": ids}).content.decode()
    refused = client.post(step, {"ids": ids, "act": "refuse", "reason": ""}).content.decode()
    assert "请写明不予补贴的原因" in refused
    client.post(step, {"ids": ids, "act": "approve"})
    client.post(step, {"ids": ids, "act": "pay", "paid_on": "2026-03-02", "document_number": "拨字2号"})
    assert set(SubsidyClaim.objects.values_list("status", flat=True)) == {"paid"}
    shown = client.get(reverse("training:subsidy-claim-detail", args=[ids[0]])).content.decode()
    assert "拨字2号" in shown
    assert "学员1" in shown


def test_names_are_masked_above_the_county_and_strangers_find_nothing(stage):
    first = claimed(stage, course(stage, 1))[0]
    client, detail = Client(), reverse("training:subsidy-claim-detail", args=[first.pk])
    client.force_login(stage.official("hrss"))
    shown = client.get(detail).content.decode()
    assert "学员1" not in shown
    assert "学**" in shown
    client.force_login(stage.county.leader)
    assert "学员1" in client.get(detail).content.decode()
    for stranger in stage.strangers:
        client.force_login(stranger)
        assert client.get(detail).status_code == 404
        assert client.get(reverse("training:subsidy-claim-void", args=[first.pk])).status_code == 404
        assert client.get(reverse("training:course-subsidies", args=[first.trainee.course_id])).status_code == 404
        assert list(client.get(reverse("training:subsidy-claim-list")).context["listing"].page) == []
