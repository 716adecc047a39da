"""What an official may have meant otherwise is refused in words, at the field."""

import csv
import datetime
from itertools import groupby
from operator import itemgetter

import pytest

from reporting.actions import boundaries
from reporting.actions.applying_boundaries import apply_change, apply_due
from reporting.actions.boundaries import TypedLine
from reporting.forms.boundaries import ChangeForms
from reporting.queries.editions import placing
from reporting.rules.boundary_sense import wrong_kind, wrong_lines
from tests.reporting.boundaries.conftest import DAY, entered, on, reviewed
from tests.reporting.boundaries.test_applying import MERGE, RECODE, SPLIT
from workshops.access.refusal import Refused
from workshops.regions.actions import DATA
from workshops.regions.models import ChangeKind, Region, RegionChange
from workshops.regions.restatement import Change, Line, Unit


def said(code, field, act, *args, **given):
    with pytest.raises(Refused) as caught:
        act(*args, **given)
    assert (caught.value.code, caught.value.field) == (code, field)
    return caught.value.message


def test_an_existing_code_is_no_recoding_but_a_merger(stage):
    message = said("wrong_kind", "kind", entered, stage.one, TypedLine("522636", "522634"))
    assert "丹寨县将并入“雷山县”（522634）" in message
    assert not RegionChange.objects.exists()


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("rename", [TypedLine("522636", "522699")]),
        ("merge", [RECODE]),
        ("split", [RECODE]),
        ("transfer", [TypedLine("522636", "522636", "丹寨市")]),
        ("to_district", [RECODE]),
        ("to_prefecture", [RECODE]),
        ("abolish", [RECODE]),
        ("establish", [RECODE]),
        ("recode", [TypedLine("522636", "522636", "丹寨市")]),
        ("recode", list(SPLIT)),
    ],
)
def test_the_kind_has_to_fit_the_lines(stage, kind, lines):
    said("wrong_kind", "kind", entered, stage.one, *lines, kind=kind)


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("to_city", [RECODE]),
        ("to_district", [TypedLine("522636", "522699", "丹寨区")]),
        ("adjust", [*MERGE]),
        ("adjust", [*SPLIT]),
        ("rename", [TypedLine("522636", "522636", "丹寨市")]),
    ],
)
def test_kinds_that_fit(stage, kind, lines):
    assert entered(stage.one, *lines, kind=kind).pk


def test_single_lines_that_make_no_sense(stage):
    same = said("senseless", "lines", entered, stage.one, TypedLine("522636", "522636"), kind="rename")
    assert "522636 丹寨县的新旧内容完全相同" in same
    below = TypedLine("522636", "522636", new_parent="522634")
    assert "不能属于县级的雷山县" in said("senseless", "lines", entered, stage.one, below, kind="transfer")
    far = TypedLine("522636", "440199", "丹寨县")
    assert "以 52 开头" in said("senseless", "lines", entered, stage.one, far)
    high = TypedLine("522636", "522636", new_level="prefecture")
    assert "不能属于地级" in said("senseless", "lines", entered, stage.one, high, kind="to_prefecture")


def test_counties_left_behind_are_all_named(stage):
    message = said(
        "unfit", "lines", entered, stage.one, TypedLine("522600", "523000", "黔东南市"), kind="to_prefecture"
    )
    assert "522634 雷山县、522636 丹寨县" in message


def test_a_day_too_far_away_or_before_a_later_change_is_refused(stage):
    far = DAY.replace(year=2126)
    assert "两年" in said("too_far", "effective_on", entered, stage.one, RECODE, day=far)
    reviewed(stage.one, stage.two, TypedLine("522636", "522636", "丹寨市"), kind="rename")
    with on(DAY):
        apply_change(RegionChange.objects.get().pk)
        early = datetime.date(2026, 3, 20)
        assert "更晚生效" in said("overtaken", "effective_on", entered, stage.one, RECODE, day=early)
        assert entered(stage.one, RECODE, day=DAY).pk


def test_two_changes_of_one_day_keep_the_order_in_which_they_were_entered(stage):
    """Editions are told by that order: the first of them can't come after the second."""
    first = entered(stage.one, TypedLine("522636", "522636", new_parent="520000"), kind="transfer")
    reviewed(stage.one, stage.two, TypedLine("522636", "522636", "丹寨市"), kind="rename")
    with on(DAY):
        assert len(apply_due().applied) == 1
        said("stale", "lines", boundaries.review, first.pk, by=stage.two)
        given = {name: getattr(first, name) for name in boundaries.SAID}
        lines = [TypedLine("522636", "522636", new_parent="520000")]
        said("overtaken", "effective_on", boundaries.edit, first.pk, by=stage.one, lines=lines, **given)
        boundaries.drop(first.pk, by=stage.one, reason="重新录入")
        again = entered(stage.one, *lines, kind="transfer")
        boundaries.review(again.pk, by=stage.two)
        assert apply_due().applied == [again]
        before = placing(DAY - datetime.timedelta(days=1)).here(Region.objects.get(pk="522636"))
    assert before.full_name == "贵州省黔东南苗族侗族自治州丹寨县"
    assert Region.objects.get(pk="522636").full_name == "贵州省丹寨市"


def test_what_was_reviewed_is_applied_as_it_was_reviewed(stage):
    """The sense of a change is asked while somebody can mend it, not on its day."""
    change = reviewed(stage.one, stage.two, RECODE)
    RegionChange.objects.filter(pk=change.pk).update(kind="split")
    with on(DAY):
        assert apply_change(change.pk)


def test_a_review_asks_again(stage):
    change = entered(stage.one, RECODE)
    RegionChange.objects.filter(pk=change.pk).update(kind="merge")
    said("wrong_kind", "kind", boundaries.review, change.pk, by=stage.two)


def test_a_change_that_another_one_overtook_is_not_applied_over_it(stage):
    """Renamed on a later day, by lines written before the county was transferred: it would go back."""
    later = DAY + datetime.timedelta(days=10)
    rename = reviewed(stage.one, stage.two, TypedLine("522636", "522636", "丹寨市"), kind="rename", day=later)
    reviewed(stage.one, stage.two, TypedLine("522636", "522636", new_parent="520000"), kind="transfer")
    with on(later):
        outcome = apply_due()
        assert [why for _, why in outcome.blocked] == [
            "录入以后，522636 丹寨县已有另外的变更（现为丹寨县，上级 520000），请由录入人修改后重新审核。"
        ]
        boundaries.send_back(rename.pk, by=stage.two, reason="已划归省直辖")
        forms = ChangeForms(instance=RegionChange.objects.get(pk=rename.pk))
        assert forms.lines.forms[0].initial["new_name"] == "丹寨市"
        assert forms.lines.forms[0].initial["new_parent"] == ""
        given = {name: getattr(rename, name) for name in boundaries.SAID}
        boundaries.edit(rename.pk, by=stage.one, lines=[TypedLine("522636", "522636", "丹寨市")], **given)
        boundaries.review(rename.pk, by=stage.two)
        assert apply_due().applied == [rename]
    assert Region.objects.get(pk="522636").full_name == "贵州省丹寨市"


def test_real_changes_fit_their_kinds():
    """Those that the product ships; of 巢湖 and 莱芜 the counties were transferred and the prefecture ended."""
    with (DATA / "changes.csv").open(encoding="utf-8", newline="") as file:
        events = [(key, list(rows)) for key, rows in groupby(csv.DictReader(file), itemgetter("key"))]
    wrong = {}
    for key, rows in events:
        change = Change(
            1, DAY, tuple(Line(_unit(row, "old"), _unit(row, "new"), row["is_heir"] == "1") for row in rows)
        )
        if message := wrong_kind(rows[0]["kind"], change):
            wrong[key] = message
    assert set(wrong) == {"2011-341400", "2018-371200"}


def test_every_kind_is_known_to_the_rule():
    county = Unit("522636", "丹寨县", "county", "522600")
    change = Change(1, DAY, (Line(county, county),))
    assert list(wrong_lines(change, {}, {}))
    assert {kind for kind in ChangeKind.values if wrong_kind(kind, change)} == set(ChangeKind.values) - {"adjust"}


def _unit(row, side) -> Unit | None:
    code, name, level, parent = (row[f"{side}_{what}"] for what in ("code", "name", "level", "parent"))
    return Unit(code, name, level, parent or None, row["corps"] == "1") if code else None
