"""The reporting tree worked out from lists; no database."""

import pytest

from workshops.regions import tree
from workshops.regions.actions import shipped_divisions
from workshops.regions.tree import Published, UnsoundTree

XINJIANG = Published("650000", "新疆维吾尔自治区", "province", None)
CORPS = Published("660000", "新疆生产建设兵团", "province", None)
SHIHEZI = Published("659001", "石河子市", "county", "650000")


@pytest.fixture(scope="module")
def divisions():
    return {division.code: division for division in shipped_divisions()}


def test_shipped_list_is_whole(divisions):
    levels = [division.level for division in divisions.values()]
    assert (levels.count("province"), levels.count("prefecture"), levels.count("county")) == (35, 333, 2847)
    assert sum(division.reports for division in divisions.values()) == 32


def test_names_and_paths_lead_down_from_the_province(divisions):
    danzhai = divisions["522636"]
    assert danzhai.full_name == "贵州省黔东南苗族侗族自治州丹寨县"
    assert danzhai.path == "520000/522600/522636/"
    assert (danzhai.parent, danzhai.reporting_parent, danzhai.province) == ("522600", "522600", "520000")
    assert all(d.path.endswith(f"{d.code}/") and d.path.startswith(f"{d.province}/") for d in divisions.values())


@pytest.mark.parametrize("code", ["441900", "442000", "460400", "620200"])
def test_prefectures_without_counties_certify(divisions, code):
    assert divisions[code].level == "prefecture"
    assert divisions[code].certifies


@pytest.mark.parametrize("code", ["110101", "120101", "310101", "500101", "429021", "469001", "419001"])
def test_counties_directly_under_the_province_certify(divisions, code):
    assert divisions[code].path == f"{code[:2]}0000/{code}/"
    assert divisions[code].certifies


def test_every_county_certifies_and_no_province_does(divisions):
    for division in divisions.values():
        if division.level != "prefecture":
            assert division.certifies == (division.level == "county"), division.code
    assert sum(division.certifies for division in divisions.values()) == 2847 + 4


@pytest.mark.parametrize("code", ["710000", "810000", "820000"])
def test_regions_outside_the_programme(divisions, code):
    assert not divisions[code].reports
    assert not divisions[code].certifies


def test_corps_cities_report_to_the_corps(divisions):
    cities = [division for division in divisions.values() if division.reporting_parent == "660000"]
    assert [city.code for city in cities] == [f"6590{number:02}" for number in range(1, 14)]
    assert {city.parent for city in cities} == {"650000"}
    assert divisions["659001"].full_name == "新疆生产建设兵团石河子市"


def test_a_mapping_that_names_another_city_is_refused():
    with pytest.raises(UnsoundTree, match="659001 五家渠市"):
        tree.build([XINJIANG, CORPS, SHIHEZI], {"659001": "五家渠市"})


def test_unknown_parents_repeats_and_circles_are_refused():
    with pytest.raises(UnsoundTree, match="上级区划有误：659001"):
        tree.build([SHIHEZI], {})
    with pytest.raises(UnsoundTree, match="重复：650000"):
        tree.build([XINJIANG, XINJIANG], {})
    with pytest.raises(UnsoundTree, match="上级区划有误"):
        tree.build(
            [Published("110000", "甲", "province", "120000"), Published("120000", "乙", "province", "110000")], {}
        )
