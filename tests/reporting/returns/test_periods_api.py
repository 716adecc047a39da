"""Periods and what was passed on through the API: in scope, with reason codes."""

import pytest
from django.test import Client

from reporting.models import Circulation, ReturnPeriod
from tests.records.stage import TODAY
from tests.reporting.returns.cast import DAY
from workshops.access.actions.tokens import issue_token

DUE = TODAY.date() + 5 * DAY


@pytest.fixture
def asked():
    def ask(user, path: str, body: dict | None = None):
        headers = {"Authorization": f"Token {issue_token(by=user)[0]}"}
        address = f"/api/v1/{path}"
        if body is None:
            return Client().get(address, headers=headers)
        return Client().post(address, body, content_type="application/json", headers=headers)

    return ask


def test_periods_are_opened_moved_and_cancelled(cast, asked):
    before = cast.span.previous
    given = {
        "kind": "quarter", "year": before.year, "number": before.number, "codes": ["W01", "S04"],
        "due_county": DUE.isoformat(), "due_province": (DUE + 5 * DAY).isoformat(),
        "extras": [{"label": "展会销售额", "unit": "万元", "decimals": 2}],
    }  # fmt: skip
    assert asked(cast.clerk, "return-periods/", given).status_code == 403
    assert asked(cast.ministry, "return-periods/", given | {"codes": ["W99"]}).status_code == 400
    assert asked(cast.ministry, "return-periods/", given | {"kind": "year", "number": 2}).status_code == 400
    early = asked(cast.ministry, "return-periods/", given | {"due_county": before.first.isoformat()})
    assert (early.status_code, early.json()["code"], early.json()["field"]) == (409, "due_too_early", "due_county")
    made = asked(cast.ministry, "return-periods/", given)
    assert made.status_code == 201, made.json()
    said = made.json()
    assert (said["codes"], said["extras"][0]["code"], said["opener"]) == (["W01", "S04"], "X01", None)
    assert said["allowed_actions"] == ["extend", "cancel"]
    again = asked(cast.ministry, "return-periods/", given)
    assert (again.status_code, again.json()["code"]) == (409, "period_exists")

    path = f"return-periods/{said['id']}/"
    moved = {"reason": "暴雨", "region": "522636", "due_county": (DUE + DAY).isoformat()}
    assert asked(cast.clerk, f"{path}extend/", moved).status_code == 403
    assert asked(cast.ministry, f"{path}extend/", moved | {"region": "999999"}).status_code == 400
    done = asked(cast.ministry, f"{path}extend/", moved).json()
    assert [(each["region"], each["due_county"]) for each in done["extensions"]] == [
        ("522636", (DUE + DAY).isoformat()),
    ]  # fmt: skip
    assert asked(cast.ministry, f"{path}cancel/", {"reason": ""}).status_code == 400
    assert asked(cast.ministry, f"{path}cancel/", {"reason": "误布置"}).json()["cancel_reason"] == "误布置"
    assert ReturnPeriod.objects.get(pk=said["id"]).cancelled_by == cast.ministry


def test_completeness_is_read_within_the_scope(cast, asked):
    cast.accepted(cast.filed())
    path = f"return-periods/{cast.period.pk}/completeness/"
    nation = asked(cast.ministry, path).json()
    assert [(each["region"], each["asked"], each["accepted"]) for each in nation["lines"]] == [("520000", 2, 1)]
    assert nation["total"] | {"region": None, "sent": 1, "on_time": 1} == nation["total"]
    counties = asked(cast.province, f"{path}?region=522600").json()["lines"]
    assert {each["region"]: each["status"] for each in counties} == {"522636": "accepted", "522634": "open"}
    assert [each["region"] for each in asked(cast.clerk, path).json()["lines"]] == ["522636"]
    assert asked(cast.clerk, f"{path}?region=522634").status_code == 404
    own = cast.open(by=cast.province, span=cast.span.previous)
    guangdong = cast.stage.official(code="440000")
    assert asked(guangdong, f"return-periods/{own.pk}/").status_code == 404
    assert asked(guangdong, "return-periods/").json()["count"] == 1
    assert asked(cast.stage.county.leader, "return-periods/").json()["count"] == 0


def test_what_was_passed_on_is_taken_note_of_once(cast, asked):
    filed = cast.accepted(cast.filed())
    row = Circulation.objects.get(department="hrss")
    path = f"return-circulations/{row.pk}/"
    said = asked(cast.hrss, path).json()
    assert (said["filed"], said["digest"]) == (filed.pk, filed.frozen.get().digest)
    assert {each["code"]: each["value"] for each in said["cells"]}["X02"] == "3.50"
    assert asked(cast.hrss, "return-circulations/?mine=true").json()["count"] == 1
    assert asked(cast.other_clerk, path).status_code == 404
    assert asked(cast.rural, f"{path}acknowledge/", {}).status_code == 403
    done = asked(cast.hrss, f"{path}acknowledge/", {})
    assert (done.status_code, done.json()["acknowledged_at"] is not None) == (200, True)
    twice = asked(cast.hrss, f"{path}acknowledge/", {})
    assert (twice.status_code, twice.json()["code"]) == (409, "wrong_state")
