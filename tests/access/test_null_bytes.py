"""A NUL byte, which no text of ours holds and the database refuses, is answered with 400 in plain words."""

import pytest

from tests.access.test_registration import GOOD
from workshops.access.models import Duty, User

PATHS = [
    "/verify/%00/",
    "/training/certificates/%00/",
    "/verify/?number=%00",
    "/regions/options/?name=region&id=id_region&root=%00",
    "/regions/options/?name=region&id=id_region&region_text=%00",
    "/workshops/?region_text=%00",
    "/workshops/?search=a%00b",
    "/applications/new/%00/",
    "/ich-projects/options/?region=%00",
    "/ich-projects/options/?region=522636&text=%00",
    "/accounts/users/?search=%00",
    "/accounts/reveal/%00/1/",
    "/static/%00.css",
    "/%00",
]


@pytest.mark.parametrize("path", PATHS)
def test_in_the_address_it_is_refused(client, person, path):
    client.force_login(person("leader", Duty.LEADER, "522636"))
    answer = client.get(path)
    assert answer.status_code == 400
    assert "请求无法处理" in answer.content.decode()
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/api/v1/workshops/?search=%00", "/api/v1/regions/%00/"])
def test_the_api_says_so_in_json(client, db, path):
    answer = client.get(path)
    assert answer.status_code == 400
    assert answer.json()["code"] == "null_byte"


def test_a_percent_sign_that_was_typed_is_no_null_byte(client, clerk):
    client.force_login(clerk)
    assert client.get("/workshops/", {"search": "100%00"}).status_code == 200


def test_in_a_cookie_it_is_refused(client, db):
    client.cookies["sessionid"] = "\x00" * 32
    assert client.get("/accounts/sign-in/").status_code == 400


@pytest.mark.parametrize("field", ["username", "full_name", "region", "region_text", "region_pick", "phone"])
def test_in_what_is_posted_the_fields_refuse_it(client, regions, field):
    answer = client.post("/accounts/register/", {**GOOD, "region": "", field: "甲\x00乙"})
    assert answer.status_code == 200
    assert not User.objects.exists()


def test_signing_in_with_one_is_a_mistake_like_any_other(client, db):
    assert client.post("/accounts/sign-in/", {"username": "a\x00", "password": "b\x00"}).status_code == 200
