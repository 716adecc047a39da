"""Schools that help workshops and what they improved."""

import pytest
from django.core.exceptions import ValidationError

from catalog.queries.assistance import figures
from tests import factories
from tests.catalog.right_stage import *  # noqa: F403 - fixtures
from tests.catalog.right_stage import day, entered
from tests.records.samples.rights import product
from workshops.access.refusal import Refused

pytestmark = pytest.mark.django_db


def test_the_product_is_of_the_assisted_workshop(stage):
    other = product(stage, "银手镯", stage.others_workshop)
    with pytest.raises(ValidationError) as refused:
        entered(stage, "improved-products", product=other)
    assert "不是受帮扶工坊的产品" in refused.value.message_dict["product"][0]


@pytest.mark.parametrize("who", ["leader", "hrss"])
def test_only_culture_enters(stage, who):
    with pytest.raises(Refused):
        entered(stage, "school-assistances", by=getattr(stage.county, who))


def test_what_the_province_entered_the_county_builds_on_but_does_not_change(stage, as_user):
    action = entered(stage, "school-assistances", by=stage.official())
    assert entered(stage, "improved-products", assistance=action).by == stage.county.clerk
    assert as_user(stage.county.clerk).get(f"/school-assistances/{action.pk}/edit/").status_code == 404


def test_it_is_a_record_of_what_has_begun(stage):
    with pytest.raises(ValidationError) as refused:
        entered(stage, "school-assistances", started_on=day("2026-03-03"), ended_on=None)
    assert "不能晚于今天" in refused.value.message_dict["started_on"][0]


def test_the_action_s_page_leads_to_its_products(stage, as_user):
    client, row = as_user(stage.county.clerk), entered(stage, "improved-products")
    page = client.get(f"/school-assistances/{row.assistance_id}/")
    assert "五种配色" in page.content.decode()
    form = client.get(page.context["add_url"]).context["form"]
    assert "蜡染纹样再设计" in form["assistance"].value()


def test_the_school_s_page_shows_before_and_after_to_who_sees_the_workshop(stage, as_user):
    row = entered(stage, "improved-products")
    school = row.assistance.school
    for user in (stage.county.clerk, stage.county.leader, stage.official()):
        client = as_user(user)
        found = client.get("/school-assistances/schools/").context["page_obj"]
        assert [(each.pk, each.actions, each.workshops, each.products) for each in found] == [(school.pk, 1, 1, 1)]
        shown = client.get(f"/school-assistances/schools/{school.pk}/").content.decode()
        assert "只有蓝白两色" in shown
        assert "五种配色" in shown
    for user in (stage.other.clerk, stage.neighbour):  # schools are known to all, what they did elsewhere isn't
        client = as_user(user)
        assert list(client.get("/school-assistances/schools/").context["page_obj"]) == []
        assert "只有蓝白两色" not in client.get(f"/school-assistances/schools/{school.pk}/").content.decode()
    assert as_user(stage.county.clerk).get("/school-assistances/schools/0/").status_code == 404


def test_figures_count_each_once(stage):
    action = entered(stage, "improved-products").assistance
    again = entered(stage, "school-assistances", theme="包装设计", started_on=day("2026-01-05"), ended_on=None)
    entered(stage, "improved-products", assistance=again)
    county, elsewhere = factories.regions()["522636"], factories.regions()["522634"]
    found = figures(county, day("2026-03-02"))
    assert (found.actions, found.schools, found.workshops, found.products, found.students) == (2, 1, 1, 1, 24)
    assert figures(county, day("2025-12-31")).actions == 1
    assert figures(None, day("2026-03-02"), since=day("2026-01-01")).actions == 1
    assert figures(elsewhere, day("2026-03-02")).schools == 0
    assert action.school_id == again.school_id
