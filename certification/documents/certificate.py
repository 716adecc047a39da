"""The certificate as PDF."""

from pathlib import Path

from certification.models import Certificate
from certification.queries.verifying import Verified
from certification.wording import said_day
from workshops.access.models import Department, Office
from workshops.documents.sheet import pdf, qr, short
from workshops.models import Workshop

TEMPLATE = Path(__file__).with_name("certificate.typ")


def certificate_pdf(found: Verified, *, verify_url: str) -> bytes:
    """`found`: the certificate as `verify` judges it today; `verify_url`: absolute, goes into the QR code.

    A certificate whose status has ended says so across the page.
    """
    return pdf(TEMPLATE, content_of(found) | {"verify_url": verify_url, "qr": qr(verify_url)})


def content_of(found: Verified) -> dict:
    """Everything the page says, as plain text."""
    certificate, workshop = found.certificate, found.workshop
    ended = ""
    if found.ended_on:
        kind = found.ended_as.removeprefix("已")
        ended = f"非遗工坊资格已于{said_day(found.ended_on)}终止（{kind}），本证书仅供存档。"
    return {
        "number": certificate.number,
        "name": workshop.name,
        "basis": basis_of(workshop),
        "facts": _facts(workshop),
        "office": issuing_office(certificate),
        "date": said_day(certificate.certified_on),
        "ended": ended,
        "ended_mark": found.ended_as,
    }


def issuing_office(certificate: Certificate) -> str:
    """The culture office of the certifying region, whoever sat in it then."""
    office = Office.objects.filter(region=certificate.region, department=Department.CULTURE).first()
    return office.name if office else f"{certificate.region.full_name}文化和旅游部门"


def basis_of(workshop: Workshop) -> str:
    projects = [f"“{project.name}”" for project in workshop.projects.all()]
    if projects:
        return short("非遗代表性项目" + "、".join(projects))
    return f"传统手工艺“{workshop.craft_name}”"


def _facts(workshop: Workshop) -> list[tuple[str, str]]:
    projects = "、".join(f"{project.name}（{project.get_level_display()}）" for project in workshop.projects.all())
    craft = "·".join(filter(None, (workshop.get_craft_category_display(), workshop.craft_name)))
    pairs = [
        ("经营主体", workshop.operator_name or workshop.get_operator_kind_display()),
        ("带头人", workshop.leader.name),
        ("所在地区", workshop.region.full_name),
        ("依托项目", projects),
        ("传统工艺", craft),
    ]
    return [(label, short(value)) for label, value in pairs if value]
