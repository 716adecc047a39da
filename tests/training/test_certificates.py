"""Certificates on paper: who prints which, what stands on them, and what anybody learns by the code."""

import datetime
import subprocess
import uuid

import pytest
import zxingcpp
from django.test import Client
from django.urls import reverse
from PIL import Image

from tests import factories
from tests.employment.numbers import number
from tests.training.courses import certified, certify, course, there, trainee
from training.actions import courses, trainees
from training.actions.trainees_erasing import erase_trainees
from training.queries.certificates import token_of
from workshops.access.models import JournalEntry
from workshops.people.names import ERASED, public_name

PURPOSE = {"purpose": "打印培训证书", "password": factories.PASSWORD}


def one(person) -> str:
    return reverse("training:trainee-certificate", args=[person.pk])


def all_of(made) -> str:
    return reverse("training:course-certificates", args=[made.pk])


def check(token: str, **extra):
    return Client().get(reverse("training:certificate-check", args=[token]), **extra)


def words(pdf: bytes, tmp_path) -> list[str]:
    """Of each page."""
    file = tmp_path / "certificate.pdf"
    file.write_bytes(pdf)
    said = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    return ["".join(page.split()) for page in said.split("\f") if page.strip()]


def test_the_paper_says_who_learnt_what_and_its_code_leads_to_the_check(stage, as_user, tmp_path):
    made = course(stage, status="running")
    person = certified(stage, made, name="欧阳阿甲")
    client = as_user(stage.leader.user)
    assert client.get(one(person)).status_code == 200
    assert not JournalEntry.objects.filter(action="personal_data.export").exists()
    answer = client.post(one(person), PURPOSE)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="DZ-1.pdf"'
    assert "no-store" in answer["Cache-Control"]
    [said] = words(answer.content, tmp_path)
    for expected in (
        "欧阳阿甲", person.identity_masked, "苗绣基础培训班", "苗绣初级工培训合格证", "实操实训",
        "2026年3月2日至2026年3月6日", "培训课时8课时", "合格结业（86分）", "DZ-1", made.by.office.name, "2026年3月2日",
    ):  # fmt: skip
        assert expected in said, expected
    assert number(1) not in said
    subprocess.run(["pdftoppm", "-r", "150", "-png", tmp_path / "certificate.pdf", tmp_path / "page"], check=True)
    [page] = tmp_path.glob("page*.png")
    [code] = zxingcpp.read_barcodes(Image.open(page))
    shown = Client().get(code.text.removeprefix("http://testserver"))
    assert "noindex" in shown["X-Robots-Tag"]
    shown = shown.content.decode()
    for expected in ("有效", "DZ-1", "欧阳某某", made.title, "课时", made.by.office.name, "2026年3月2日"):
        assert expected in shown, expected
    assert person.name not in shown
    assert person.identity_masked not in shown


def test_the_export_is_journalled_with_its_purpose_after_the_password(stage, as_user):
    made = course(stage, status="running")
    person = certified(stage, made)
    client = as_user(made.by)
    for wrong in (PURPOSE | {"password": "错"}, PURPOSE | {"purpose": "看"}):
        assert client.post(one(person), wrong)["Content-Type"].startswith("text/html")
    assert not JournalEntry.objects.filter(action="personal_data.export").exists()
    client.post(one(person), PURPOSE)
    entry = JournalEntry.objects.get(action="personal_data.export")
    assert (entry.detail["rows"], entry.detail["purpose"]) == (1, "打印培训证书")
    assert entry.detail["trainees"] == [person.pk]
    assert person.name not in str(entry.detail)


def test_all_of_a_course_in_one_file_each_sees_the_rows_in_scope(stage, as_user, tmp_path):
    made = course(stage, status="running")
    mine, other = certified(stage, made, 1), certified(stage, made, 2, workshop=None)
    for user, names in ((made.by, [mine.name, other.name]), (stage.leader.user, [mine.name])):
        pages = words(as_user(user).post(all_of(made), PURPOSE).content, tmp_path)
        assert [name in page for name, page in zip(names, pages, strict=True)] == [True] * len(names)
    assert as_user(stage.leader.user).get(one(other)).status_code == 404
    for stranger in (*stage.strangers, stage.neighbour):
        client = as_user(stranger)
        for address in (one(mine), all_of(made)):
            assert (client.get(address).status_code, client.post(address, PURPOSE).status_code) == (404, 404)


def test_offices_above_print_only_what_they_themselves_hand_out(stage, as_user):
    above = factories.province_official()
    made = course(stage, status="running")
    person = certified(stage, made)
    for address in (one(person), all_of(made)):
        assert as_user(above).get(address).status_code == 404
    own = course(stage, status="running", by=above, title="全省带头人培训班")
    theirs = certified(stage, own, 2)
    assert as_user(above).post(one(theirs), PURPOSE)["Content-Type"] == "application/pdf"
    assert one(theirs) in as_user(above).get(reverse("training:trainings-detail", args=[own.pk])).content.decode()


def test_no_paper_for_who_left_failed_or_is_still_in_class(stage, as_user):
    made = course(stage, status="running")
    left, absent = trainee(stage, made, 1), trainee(stage, made, 2)
    trainees.withdraw(left.pk, by=made.by)
    for person in (left, absent):
        assert as_user(made.by).post(one(person), PURPOSE).status_code == 404
    assert as_user(made.by).get(all_of(made)).status_code == 404
    courses.advance(made.pk, by=made.by, step="finish")  # the absent one fails
    assert as_user(made.by).post(one(absent), PURPOSE).status_code == 404


def test_the_buttons_stand_where_there_is_a_paper(stage, as_user):
    made = course(stage, status="running")
    person, without = certified(stage, made, 1), trainee(stage, made, 2)
    there(made, without)
    client = as_user(made.by)
    course_page = reverse("training:trainings-detail", args=[made.pk])
    for page in (course_page, reverse("training:course-results", args=[made.pk])):
        shown = client.get(page).content.decode()
        assert all_of(made) in shown
        assert one(person) in shown
        assert one(without) not in shown
    for page in ("trainee-list", "training-certificate-list"):
        shown = client.get(reverse(f"training:{page}")).content.decode()
        assert one(person) in shown
        assert one(without) not in shown
        above = as_user(factories.province_official()).get(reverse(f"training:{page}")).content.decode()
        assert one(person) not in above
    assert one(person) in client.get(reverse("training:trainee-detail", args=[person.pk])).content.decode()
    assert one(without) not in client.get(reverse("training:trainee-detail", args=[without.pk])).content.decode()


def test_a_paper_taken_back_or_given_anew_is_told_from_the_one_that_holds(stage):
    made = course(stage, status="running")
    person = certified(stage, made)
    former = token_of(person)
    certify(person, "DZ-9")
    assert former != token_of(person)
    shown = check(former).content.decode()
    assert "已撤销" in shown
    assert "DZ-1" in shown
    assert "DZ-9" not in shown
    present = token_of(person)
    assert "有效" in check(present).content.decode()
    certify(person, "")
    assert "已撤销" in check(present).content.decode()
    certify(person, "DZ-9")
    courses.advance(made.pk, by=made.by, step="cancel")
    assert "已撤销" in check(present).content.decode()


def test_an_unknown_code_is_told_so_and_a_uid_alone_opens_nothing(stage):
    person = certified(stage, course(stage, status="running"))
    token = token_of(person)
    for wrong in (token[:-2] + "AA", token[:22], "x", "汉字", uuid.uuid4().hex, str(person.uid), "A" * 32):
        answer = check(wrong)
        assert answer.status_code == 404, wrong
        assert "没有查到这张证书" in answer.content.decode()
        assert person.certificate_number not in answer.content.decode()


def test_of_an_erased_person_nothing_is_told(stage, as_user):
    made = course(stage, status="running")
    person = certified(stage, made)
    token = token_of(person)
    assert erase_trainees(older_than=datetime.date(2040, 1, 1)) == 1
    assert check(token).status_code == 404
    assert as_user(made.by).get(one(person)).status_code == 404


def test_codes_are_looked_up_only_so_often_from_one_address(stage, settings):
    settings.VERIFICATIONS_PER_MINUTE = 3
    here = f"2001:db8::{uuid.uuid4().hex[:4]}:{uuid.uuid4().hex[:4]}"
    asked = [check("A" * 32, REMOTE_ADDR=here).status_code for _ in range(4)]
    assert asked == [404, 404, 404, 429]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("王芳", "王某"), ("潘秋菊", "潘某某"), ("欧阳修", "欧阳某"), ("司马相如", "司马某某"), ("单于", "单某"),
        ("杨阿妹花", "杨某某"), ("艾合买提·吐尔逊", "艾＊＊"), ("John Smith", "J＊＊"), (ERASED, ERASED), ("", ""),
    ],
)  # fmt: skip
def test_only_the_surname_is_public(name, shown):
    assert public_name(name) == shown
