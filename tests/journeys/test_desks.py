"""Every role lands on its desk, and every page that it is offered stands: in reach, in width and for axe."""

import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from certification.standing import refresh
from tests import factories
from tests.journeys.acting import assert_fits, travel
from tests.journeys.conftest import DESK, PHONE
from workshops.access.models import Department, Duty
from workshops.models import Workshop

pytestmark = pytest.mark.browser
CULTURE, HRSS, RURAL = Department.CULTURE, Department.HRSS, Department.RURAL
# One account of each role of the demonstration: duty, region, department, where it lands.
ROLES = {
    "leader": (Duty.LEADER, "522636", CULTURE, "reporting:desk"),
    "county_culture_clerk": (Duty.CLERK, "522636", CULTURE, "reporting:desk"),
    "county_culture_approver": (Duty.APPROVER, "522636", CULTURE, "reporting:desk"),
    "county_hrss": (Duty.APPROVER, "522636", HRSS, "reporting:desk"),
    "county_rural": (Duty.APPROVER, "522636", RURAL, "reporting:desk"),
    "province_culture": (Duty.OFFICIAL, "520000", CULTURE, "reporting:desk"),
    "province_hrss": (Duty.OFFICIAL, "520000", HRSS, "reporting:desk"),
    "ministry": (Duty.OFFICIAL, None, CULTURE, "reporting:desk"),
    "sysadmin": (Duty.SYSADMIN, None, CULTURE, "access:user-list"),
    "secadmin": (Duty.SECADMIN, None, CULTURE, "access:user-list"),
    "auditor": (Duty.AUDITOR, None, CULTURE, "access:journal-list"),
}
PUBLIC = (
    "/", "/accounts/sign-in/", "/accounts/register/", "/public-notices/", "/verify/",
    *(f"/catalog/{name}" for name in ("", "products/", "workshops/", "cases/", "routes/")),
)  # fmt: skip


@pytest.fixture
def register(transactional_db):
    """A workshop at risk, a case on public notice, one to accept and a draft, all of one county; (county, workshop)."""
    with travel(2026, 3, 10):
        county = factories.County()
        workshop = factories.workshop(county, datetime.date(2024, 5, 20))
        refresh([workshop.pk])
        factories.on_notice(county, "银饰工坊")
        factories.submitted(county, "刺绣工坊")
        factories.draft(county, "竹编工坊")
        yield county, Workshop.objects.get(pk=workshop.pk)


def user_of(role: str, county: factories.County):
    duty, region, department, _ = ROLES[role]
    return county.leader if role == "leader" else factories.user(role, duty, region, department)


def assert_accessible(page) -> None:
    """Axe finds nothing serious."""
    found = Axe().run(page).response["violations"]
    grave = [each for each in found if each["impact"] in ("serious", "critical")]
    assert [(each["id"], [node["html"][:160] for node in each["nodes"]]) for each in grave] == [], page.url


def offered(page) -> list[str]:
    """Addresses of the main navigation and the messages."""
    links = page.locator("nav.main-nav a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return [*links, reverse("access:notice-list")]


@pytest.mark.parametrize("role", ROLES)
def test_a_role_signs_in_and_every_page_it_is_offered_stands(sign_in, register, role):
    county, _ = register
    page = sign_in(user_of(role, county), PHONE)
    assert page.url.endswith(reverse(ROLES[role][3]))
    addresses = offered(page)
    assert len(addresses) >= 2
    for address in addresses:
        answer = page.goto(address)
        assert answer.status == 200, address
        assert_fits(page)
        assert_accessible(page)


def test_the_desk_counts_what_is_at_risk_and_what_ends_soon_apart(sign_in, register):
    county, workshop = register
    assert workshop.at_risk
    page = sign_in(county.clerk)
    shown = dict(page.locator(".stat").evaluate_all(STATS))
    assert shown["有取消风险"].startswith("1")
    assert shown["90 天内将自动取消"].startswith("0")


STATS = """stats => stats.map(stat => [
  stat.querySelector('.stat-label').textContent.trim(), stat.querySelector('.stat-value').textContent.trim()])"""


def test_pages_for_everybody(visit, register):
    for address in PUBLIC:
        page = visit(address, PHONE)
        assert_fits(page)
        assert_accessible(page)


def pages_of_a_case(county, workshop) -> dict:
    """{user: addresses} of the pages that work is done on."""
    case = {str(each): each.pk for each in workshop.certificate.application.__class__.objects.all()}
    detail, standing = "certification:application-detail", "certification:workshop-standing"
    act = "certification:application-act"
    return {
        county.leader: [
            reverse("certification:application-new"),
            *(
                reverse("certification:application-step", args=[case["竹编工坊"], step])
                for step in ("operator", "basis", "premises", "employment")
            ),
            reverse("certification:application-files", args=[case["竹编工坊"]]),
            reverse("certification:application-review", args=[case["竹编工坊"]]),
            reverse("certification:confirmation-new", args=[workshop.pk]),
            reverse("certification:confirmation-update", args=[workshop.pk]),
            reverse("workshops:workshop-detail", args=[workshop.pk]),
            reverse(standing, args=[workshop.pk]),
        ],
        county.clerk: [
            reverse(detail, args=[case["银饰工坊"]]),
            reverse(detail, args=[case["刺绣工坊"]]),
            reverse(act, args=[case["刺绣工坊"], "return"]),
            reverse("workshops:workshop-history", args=[workshop.pk]),
            reverse("certification:confirmation-queue"),
            reverse("certification:risk-list"),
        ],
        county.approver: [reverse(act, args=[case["银饰工坊"], "certify"])],
    }


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_pages_of_daily_work(sign_in, register, size):
    for person, addresses in pages_of_a_case(*register).items():
        page = sign_in(person, size)
        for address in addresses:
            assert page.goto(address).status == 200, address
            assert_fits(page)
            assert_accessible(page)
