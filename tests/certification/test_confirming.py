"""Handing in the yearly confirmation (rules.md §4)."""

import pytest
from django.core.exceptions import ValidationError

from certification.actions import confirming
from certification.models import Confirmation, ConfirmationStatus, YearStanding
from tests import factories
from tests.certification.confirmations import confirm, document, on, refused_code, workshop_of
from workshops.access.models import JournalEntry, Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return factories.County()


@pytest.fixture
def workshop(county):
    return workshop_of(county)


def test_unchanged_is_handed_in_with_the_years_figures(county, workshop):
    with on("2024-03-01"):
        confirmation = confirm(workshop, county.leader, 2024)
    assert confirmation.status == ConfirmationStatus.SUBMITTED
    assert confirmation.figures["employed"] == 18
    assert confirmation.due_on is not None
    assert YearStanding.objects.get(workshop=workshop, year=2024).state == "pending"
    assert (
        Notice.objects.filter(kind="confirmation.submitted", to_region="522636", to_department="culture").count() == 1
    )
    assert JournalEntry.objects.filter(action="confirmation.submit", result="done").exists()


def test_an_update_keeps_old_and_new_and_the_figures_after_the_change(county, workshop):
    with on("2024-03-01"):
        confirmation = confirm(
            workshop, county.leader, 2024, {"employed": [18, 25], "annual_sales": [None, "680000.50"]}
        )
    workshop.refresh_from_db()
    assert workshop.employed == 18  # the register changes when the county accepts
    assert confirmation.figures["employed"] == 25
    assert confirmation.figures["annual_sales"] == "680000.50"


def test_the_last_instant_of_the_window_is_in_time_and_the_next_is_not(county):
    first, second = workshop_of(county, name="蜡染一坊"), workshop_of(county, name="蜡染二坊")
    with on("2024-12-31", "23:59:59.999999"):
        assert confirm(first, county.leader, 2024).pk
    with on("2025-01-01", "00:00:00"):
        assert refused_code(confirm, second, county.leader, 2024) == "window_closed"


def test_year_of_certification_and_coming_years_need_nothing(county, workshop):
    with on("2023-07-01"):
        assert refused_code(confirm, workshop, county.leader, 2023) == "nothing_to_confirm"
        assert refused_code(confirm, workshop, county.leader, 2024) == "window_not_open"


def test_refused_before_a_narrow_window_opens(county, workshop):
    measure = factories.default_measure()
    type(measure).objects.filter(pk=measure.pk).update(window_opens_month=3, window_opens_day=1)
    with on("2024-02-29"):
        assert refused_code(confirm, workshop, county.leader, 2024) == "window_not_open"
    with on("2024-03-01", "00:00:00"):
        assert confirm(workshop, county.leader, 2024).pk


def test_refused_while_one_waits_and_after_acceptance(county, workshop):
    with on("2024-03-01"):
        waiting = confirm(workshop, county.leader, 2024)
        assert refused_code(confirm, workshop, county.leader, 2024) == "waiting"
        confirming.accept(waiting.pk, by=county.approver)
        assert refused_code(confirm, workshop, county.leader, 2024) == "nothing_to_confirm"
    assert JournalEntry.objects.filter(action="confirmation.submit", result="refused").count() == 2


def test_refused_once_the_rule_has_ended_the_status_even_before_the_sweep(county, workshop):
    with on("2026-01-01"):
        assert refused_code(confirm, workshop, county.leader, 2026) == "ended"


def test_two_years_can_be_open_when_last_years_was_returned(county, workshop):
    with on("2024-12-30"):
        first = confirm(workshop, county.leader, 2024)
    with on("2025-01-10"):
        confirming.send_back(first.pk, by=county.approver, reason="请补充人数")
        assert confirm(workshop, county.leader, 2025).pk
    with on("2025-01-25", "23:59:59"):
        assert confirm(workshop, county.leader, 2024).pk
    assert Confirmation.objects.filter(workshop=workshop, year=2024).count() == 2


def test_a_returned_one_is_too_late_after_its_fifteen_days(county, workshop):
    with on("2024-12-30"):
        first = confirm(workshop, county.leader, 2024)
    with on("2025-01-10"):
        confirming.send_back(first.pk, by=county.approver, reason="请补充人数")
    with on("2025-01-26", "00:00:00"):
        assert refused_code(confirm, workshop, county.leader, 2024) == "window_closed"


def test_only_the_leader_signs_and_with_the_registered_name(county, workshop):
    stranger = factories.user("leader_other", "leader", factories.DANZHAI)
    with on("2024-03-01"):
        assert refused_code(confirm, workshop, stranger, 2024) == "wrong_role"
        assert refused_code(confirm, workshop, county.clerk, 2024) == "wrong_role"
        assert refused_code(confirm, workshop, county.leader, 2024, signature_name="别人") == "signature_mismatch"
        assert refused_code(confirm, workshop, county.leader, 2024, statement=" ") == "statement_missing"
    assert not Confirmation.objects.exists()


def test_values_the_register_cannot_hold_are_named_by_field(county, workshop):
    with on("2024-03-01"), pytest.raises(ValidationError) as caught:
        confirm(workshop, county.leader, 2024, {"monitored": [1, 99], "craft_name": ["苗族蜡染", "扎染"]})
    assert set(caught.value.message_dict) == {"craft_name"}
    with on("2024-03-01"), pytest.raises(ValidationError) as caught:
        confirm(workshop, county.leader, 2024, {"monitored": [1, 99], "floor_area": ["120.00", "-1"]})
    assert set(caught.value.message_dict) == {"monitored", "floor_area"}


def test_a_register_that_changed_meanwhile_is_signed_anew(county, workshop):
    with on("2024-03-01"):
        assert refused_code(confirm, workshop, county.leader, 2024, {"employed": [17, 20]}) == "register_changed"
        stale = {"seen_version": workshop.version - 1}
        assert refused_code(confirm, workshop, county.leader, 2024, **stale) == "register_changed"


class TestOnBehalf:
    def test_needs_a_scan_and_another_person_to_accept(self, county, workshop):
        with on("2024-03-01"):
            assert refused_code(confirm, workshop, county.clerk, 2024, on_behalf=True) == "scan_missing"
            scan = document(county.clerk, county.region, shared=False)
            made = confirm(workshop, county.clerk, 2024, on_behalf=True, signature_scan=scan)
            scan.refresh_from_db()
            assert made.on_behalf
            assert scan.shared
            assert refused_code(confirming.accept, made.pk, by=county.clerk) == "same_person"
            assert confirming.accept(made.pk, by=county.approver).status == ConfirmationStatus.ACCEPTED

    def test_not_by_another_county_or_department(self, county, workshop):
        other = factories.County(factories.LEISHAN)
        with on("2024-03-01"):
            for person in (other.clerk, county.rural, factories.province_official()):
                scan = document(person, county.region)
                options = {"on_behalf": True, "signature_scan": scan}
                assert refused_code(confirm, workshop, person, 2024, **options) == "wrong_role"
