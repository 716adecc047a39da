"""The checks together: sound figures raise nothing, and what a check can't know it leaves alone."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reporting.queries.figures import DICTIONARY
from reporting.rules.checks import CHECKS, GROUPS, Facts, findings
from reporting.rules.checks.figures import FIGURES

few = st.integers(0, 40)


@st.composite
def sound(draw) -> dict:
    """Figures of a county as they may be."""
    return _register(draw) | _people(draw) | _training(draw) | _sales(draw)


def _register(draw) -> dict:
    states = {f"C0{number}": draw(few) for number in range(1, 6)}
    ended = {f"W0{number}": draw(few) for number in range(3, 6)}
    stock = sum(states.values())
    new = draw(st.integers(0, stock + sum(ended.values())))
    employed = stock * draw(st.integers(2, 100))
    split = {code: employed // draw(st.integers(3, 9)) for code in ("E02", "E03", "E04")}
    return {**states, **ended, **split, "W01": stock, "W02": new, "E01": employed, "E05": employed}


def _people(draw) -> dict:
    forms = {code: draw(few) for code in ("P03", "P04", "P05")}
    direct = draw(st.integers(max(forms.values()), sum(forms.values())))
    parts = {code: draw(st.integers(0, direct)) for code in ("P06", "P07", "P08", "P12", "P13")}
    verified = {f"P{number:02}": draw(st.integers(0, parts[f"P{number - 3:02}"])) for number in (9, 10, 11)}
    return {**forms, **parts, **verified, "P01": direct, "P02": draw(few)}


def _training(draw) -> dict:
    courses = draw(few)
    trainees = courses * draw(st.integers(5, 200))
    part = st.integers(0, trainees)
    heads = draw(few)
    return {"T01": courses, "T02": trainees, "T03": draw(part), "T04": draw(part), "T06": Decimal(courses * 8),
            "T07": Decimal(heads * 500), "T08": heads}  # fmt: skip


def _sales(draw) -> dict:
    orders, listed, sales, actions = draw(few), draw(few), draw(st.decimals(0, 10**6, places=2)), draw(few)
    platform = draw(st.decimals(0, sales, places=2))
    return {"S02": orders, "S03": Decimal(orders * 1000), "S04": sales, "S05": platform, "K01": listed,
            "K02": draw(st.integers(0, listed)), "G07": actions, "G08": Decimal(actions * 100)}  # fmt: skip


def _consistent(values: dict) -> dict:
    """Where no workshop is in force nobody works in one."""
    if values["W01"]:
        return values
    return values | {code: 0 for code in values if code[0] in "EP"}


@given(sound().map(_consistent))
def test_figures_as_they_may_be_are_never_impossible(values):
    assert [each for each in findings(Facts(values)) if each.impossible] == []


USUAL = {
    "W01": 20, "W02": 2, "W03": 0, "W04": 1, "W05": 0, "C01": 15, "C02": 2, "C03": 1, "C04": 2, "C05": 0,
    "E01": 300, "E02": 80, "E03": 20, "E04": 30, "E05": 900, "P01": 280, "P02": 800, "P03": 150, "P04": 100,
    "P05": 40, "P06": 78, "P07": 18, "P08": 28, "P09": 70, "P10": 15, "P11": 25, "P12": 10, "P13": 210,
    "T01": 4, "T02": 160, "T03": 150, "T04": 150, "T05": 140, "T06": Decimal(160), "T07": Decimal(90_000),
    "T08": 120, "T09": 0, "L03": 1, "L04": Decimal(50_000), "K01": 30, "K02": 3, "S01": 5, "S02": 40,
    "S03": Decimal(800_000), "S04": Decimal(3_000_000), "S05": Decimal(900_000), "S06": 8, "G01": 5, "G02": 4,
    "G03": 3, "G07": 2, "G08": Decimal(100_000),
}  # fmt: skip


@given(st.dictionaries(st.sampled_from(sorted(USUAL)), st.integers(-1, 1)))
def test_a_usual_county_is_asked_nothing(changes):
    before = USUAL | {"W01": 19}
    earlier = before | {code: value + change for code, change in changes.items() if code != "W01"
                        for value in (before[code],)}  # fmt: skip
    earlier["G03"], earlier["T04"] = 6, 150
    assert findings(Facts(USUAL, earlier, earlier)) == []
    for code in changes:
        assert findings(Facts({key: value for key, value in USUAL.items() if key != code})) == []
    assert findings(Facts({})) == []


@given(st.dictionaries(st.sampled_from([*FIGURES, "X01"]), st.decimals(-10, 10**7, places=2)), st.booleans())
def test_any_figures_can_be_asked_about(values, alone):
    found = findings(Facts(values) if alone else Facts(values, values, values))
    known = {each.code: each for each in CHECKS}
    for each in found:
        assert set(each.codes) <= values.keys() | {"G03"}
        assert each.impossible is known[each.check_code].impossible


def test_the_names_are_those_of_the_dictionary():
    assert {code: (each.name, each.unit) for code, each in FIGURES.items()} == {
        code: (each.name, each.unit) for code, each in DICTIONARY.items()
    }


def test_codes_say_what_kind_a_check_is():
    assert len({each.code for each in CHECKS}) == len({each.name for each in CHECKS}) == len(CHECKS)
    assert [each.code for each in CHECKS] == sorted(each.code for each in CHECKS)
    assert {each.code[:2] for each in CHECKS} == set(GROUPS)
