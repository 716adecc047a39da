"""The tags say in words what they show, escape what they are given, and need neither style nor script in the page."""

from datetime import date
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import RequestContext, Template
from django.test import RequestFactory

from tests.ui.gallery import HISTORY, STEPS, ApplicationForm
from workshops.tables.templatetags import ui_charts, ui_icons, ui_words

TODAY = date(2026, 6, 15)


def rendered(source: str, address: str = "/", **context) -> str:
    request = RequestFactory().get(address)
    return Template("{% load ui %}" + source).render(RequestContext(request, context))


@pytest.mark.parametrize(
    ("due", "words", "tone"),
    [
        (date(2026, 6, 14), "已超期 1 天", "bad"),
        (date(2026, 6, 15), "今天截止", "warn"),
        (date(2026, 6, 22), "还有 7 天", "warn"),
        (date(2026, 6, 23), "还有 8 天", "neutral"),
    ],
)
def test_a_deadline_is_said_in_words_and_with_its_day(due, words, tone):
    shown = rendered("{% deadline due today %}", due=due, today=TODAY)
    assert words in shown
    assert f"tone-{tone}" in shown
    assert f'datetime="{due.isoformat()}"' in shown


def test_no_deadline_shows_nothing():
    assert rendered("{% deadline None %}") == ""


def test_the_same_word_differs_by_kind_of_state():
    assert ui_words.tone_of("withdrawn", "workshop") == "bad"
    assert ui_words.tone_of("withdrawn", "application") == "neutral"
    with pytest.raises(KeyError):
        ui_words.tone_of("certified", "workshp")


def test_every_tone_has_an_icon_that_is_drawn():
    tones = {tone for states in ui_words.TONES.values() for tone in states.values()}
    assert tones <= set(ui_words.ICONS)
    assert set(ui_words.ICONS.values()) <= set(ui_icons.PATHS)


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        ({"revoked_on": date(2026, 1, 1), "at_risk": False, "would_end_on": None}, "已于 2026-01-01 自动取消"),
        ({"revoked_on": None, "at_risk": True, "would_end_on": date(2027, 1, 1)}, "如不确认，将于 2027-01-01 自动取消"),
        ({"revoked_on": None, "at_risk": False, "would_end_on": date(2028, 1, 1)}, ""),
    ],
)
def test_risk_names_the_day(standing, words):
    shown = rendered("{% risk_badge standing %}", standing=SimpleNamespace(**standing))
    assert words in shown
    assert bool(shown) == bool(words)


def test_what_users_typed_is_escaped():
    bad = "<script>alert(1)</script>"
    shown = rendered(
        '{% status_badge "draft" bad %}{% fact bad bad %}{% crumb bad bad %}{% panel bad %}{{ bad }}{% endpanel %}'
        "{% callout 'warn' bad %}{{ bad }}{% endcallout %}{% timeline entries %}{% diff_table changes %}"
        "{% attachments files %}{% bar_chart rows bad %}{% column_chart rows bad %}",
        bad=bad,
        entries=[{"title": bad, "note": bad}],
        changes=[(bad, bad, "x")],
        files=[{"name": bad, "url": "#"}],
        rows=[(bad, 3)],
    )
    assert "<script>" not in shown
    assert shown.count("&lt;script&gt;") > 12


def test_a_refused_field_is_tied_to_its_message_and_the_summary_leads_there():
    form = ApplicationForm({"area": "-3"}, {})
    field = rendered("{% form_field form.area unit='平方米' %}", form=form)
    assert 'aria-invalid="true"' in field
    assert "id_area_error" in field.split("aria-describedby=")[1].split('"')[1]
    assert 'id="id_area_error"' in field
    assert 'value="-3"' in field
    summary = rendered("{% error_summary form %}", form=form)
    assert 'href="#id_area"' in summary
    assert 'href="#id_utilities_0"' in summary
    assert f"有 {len(form.errors)} 处需要修改" in summary
    assert rendered("{% error_summary form %}", form=ApplicationForm()).strip() == ""


def test_a_group_of_choices_is_a_fieldset_with_help():
    shown = rendered("{% form_field form.utilities %}", form=ApplicationForm())
    assert "<fieldset" in shown
    assert 'aria-describedby="id_utilities_helptext"' in shown
    assert 'id="id_utilities_helptext"' in shown


def test_the_summary_takes_formsets_with_their_own_errors():
    made = forms.formset_factory(ApplicationForm, min_num=2, validate_min=True)
    given = made({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-name": "石桥"})
    assert not given.is_valid()
    assert given.non_form_errors()[0] in rendered("{% error_summary given %}", given=given)


def test_the_pager_keeps_the_filters():
    page = Paginator(range(2345), 20).get_page(7)
    shown = rendered("{% pager page %}", "/?region=522636&page=7", page=page)
    assert "region=522636&amp;page=8" in shown
    assert "共 2,345 条" in shown


def test_a_sorted_column_says_so_and_turns_round():
    shown = rendered("{% sort_header 'name' '名称' %}", "/?ordering=name&page=3&search=蜡染")
    assert 'aria-sort="ascending"' in shown
    assert "ordering=-name" in shown
    assert "page=" not in shown


def test_steps_say_their_state():
    shown = rendered("{% stepper steps %}", steps=STEPS)
    assert shown.count("（已完成）") == 2
    assert shown.count('aria-current="step"') == 1


def test_history_shows_time_and_people():
    shown = rendered("{% timeline entries %}", entries=[*HISTORY, {"title": "公示", "at": TODAY}])
    assert "2026-05-07 15:02" in shown
    assert ">2026-06-15<" in shown


def test_unchanged_rows_are_not_marked():
    shown = rendered("{% diff_table changes %}", changes=[("人数", 3, 3), ("范围", None, "蜡染")])
    assert shown.count("diff-changed") == 1
    assert "共 1 处变更" in shown
    assert "<del>（空）</del>" in shown


@pytest.mark.parametrize(("value", "top"), [(0, 1), (3, 3), (5, 8), (9, 12), (99, 100), (350, 400), (12345, 16000)])
def test_the_axis_ends_on_a_round_number(value, top):
    assert ui_charts.round_up(value) == top


@pytest.mark.parametrize("rows", [[], [("2026", 0)], [(str(y), y * y % 97) for y in range(40)]])
def test_columns_stay_inside_the_drawing(rows):
    chart = ui_charts.columns(rows)
    for column in chart.columns:
        assert 0 <= column.x <= column.x + column.width <= 100
        assert ui_charts.TOP <= column.y <= chart.base
    assert sum(column.labelled for column in chart.columns) <= ui_charts.LABELS_THAT_FIT
    assert all(0 <= bar.percent <= 100 for bar in ui_charts.bars(rows))
