"""Certificates of a course as PDF, a page each."""

from collections.abc import Callable, Iterable
from pathlib import Path

from django.utils.dateformat import format as said

from training.models import Course, Trainee
from training.queries.certificates import issuing_office
from training.queries.courses import attended_hours, whole_hours
from workshops.documents.sheet import pdf, qr, short

TEMPLATE = Path(__file__).with_name("certificate.typ")
DAY = "Y年n月j日"


def certificates_pdf(course: Course, trainees: Iterable[Trainee], *, check_url: Callable[[Trainee], str]) -> bytes:
    """``trainees``: certified ones of the course; ``check_url``: the absolute address that a code carries."""
    facts, attended = _facts(course), attended_hours(course)
    papers = [_paper(each, facts, attended.get(each.pk, 0), check_url(each)) for each in trainees]
    return pdf(
        TEMPLATE,
        {
            "title": f"{course.certificate_name} {course.title}", "name": course.certificate_name,
            "course": course.title, "office": issuing_office(course), "papers": papers,
        },
    )  # fmt: skip


def _paper(trainee: Trainee, facts: list[tuple[str, str]], attended, address: str) -> dict:
    score = f"（{_plain(trainee.test_score)}分）" if trainee.test_score is not None else ""
    result = [("出勤课时", f"{_plain(attended)}课时"), ("考核结果", f"{trainee.get_status_display()}{score}")]
    return {
        "number": trainee.certificate_number, "name": trainee.name, "identity": trainee.identity_masked,
        "facts": [*facts, *result], "date": said(trainee.certified_on, DAY), "check_url": address, "qr": qr(address),
    }  # fmt: skip


def _facts(course: Course) -> list[tuple[str, str]]:
    return [
        ("培训形式", course.get_form_display()),
        ("培训技能", course.skill),
        ("培训日期", f"{said(course.starts_on, DAY)}至{said(course.ends_on, DAY)}"),
        ("培训课时", f"{_plain(whole_hours(course))}课时"),
        ("承办单位", short(course.organiser)),
    ]


def _plain(number) -> str:
    """16.0 → 16."""
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"
