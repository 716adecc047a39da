"""The pure rules: stages of a cultivation, what is late, which department sees to which title."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from training.models import CultivationStage, TitleKind
from training.rules import cultivation as rules
from training.rules.titles import GRANTORS, kinds_of, sees_to

STAGES = st.sampled_from(CultivationStage.values)
DAY = datetime.date(2026, 3, 2)


def test_the_table_knows_every_stage_and_every_kind_of_title():
    assert set(rules.MOVES) == {*rules.OPEN, *rules.OVER} == set(CultivationStage.values)
    assert set(GRANTORS) == set(TitleKind.values)


@given(STAGES, STAGES)
def test_what_is_over_moves_no_more_and_a_title_needs_its_review(source, target):
    if source in rules.OVER:
        assert not rules.may_move(source, target)
    if target == rules.GRANTED:
        assert rules.may_move(source, target) == (source == rules.UNDER_REVIEW)


@given(STAGES)
def test_what_the_form_offers_is_allowed_and_never_a_title(source):
    offered = rules.targets(source)
    assert all(rules.may_move(source, target) for target in offered)
    assert rules.GRANTED not in offered
    assert len(set(offered)) == len(offered)


@given(STAGES, st.integers(-400, 400))
def test_late_from_the_day_after_the_last_one(stage, days):
    due = DAY + datetime.timedelta(days=days)
    assert rules.is_overdue(stage, due, DAY) == (stage in rules.OPEN and days < 0)
    assert not rules.is_overdue(stage, None, DAY)


def test_titles_by_department():
    assert kinds_of("culture") == ["rural_culture_talent", "inheritor", "other"]
    assert kinds_of("rural") == kinds_of("hrss") == ["rural_craftsman", "other"]
    assert not sees_to(None, "other")
