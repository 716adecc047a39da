from django.core.management import call_command
from django.db import connection

from workshops.regions import actions
from workshops.regions.models import Region


def test_loading_twice_changes_nothing(regions):
    before = list(Region.objects.values())
    assert actions.load_regions() == (3215, [])
    assert list(Region.objects.values()) == before


def test_loading_mends_what_differs_and_leaves_what_it_does_not_know(regions, capsys):
    Region.objects.filter(pk="522636").update(name="旧名", path="x/", certifies=False)
    Region(
        code="999999",
        name="撤销县",
        full_name="贵州省撤销县",
        level="county",
        parent_id="520000",
        reporting_parent_id="520000",
        province_id="520000",
        path="520000/999999/",
        certifies=True,
        reports=False,
    ).save()
    call_command("load_regions")
    said = capsys.readouterr().out
    assert "已载入行政区划 3215 个" in said
    assert "保持不变：999999" in said
    danzhai = regions("522636")
    assert (danzhai.name, danzhai.path, danzhai.certifies) == ("丹寨县", "520000/522600/522636/", True)


def test_scope_of_a_region(regions):
    within = Region.objects.within
    assert within(None).in_force().count() == 3215
    assert set(within(regions("520000")).values_list("province", flat=True)) == {"520000"}
    assert within(regions("522636")).get().pk == "522636"
    assert within(regions("522600")).certifying().count() == within(regions("522600")).in_force().count() - 1


def test_scope_keeps_xinjiang_and_the_corps_apart(regions):
    cities = Region.objects.filter(code__startswith="6590")
    assert cities.count() == 13
    assert not (Region.objects.within(regions("650000")) & cities).exists()
    assert Region.objects.within(regions("660000")).certifying().count() == 13
    assert regions("659001").parent_id == "650000"


def test_provinces_are_the_reporting_units(regions):
    assert Region.objects.provinces().count() == 32
    assert list(Region.objects.below(None)) == list(Region.objects.provinces())
    assert regions("522636").province == regions("520000")
    assert regions("660000").province == regions("660000")


def test_ancestors(regions):
    assert [region.code for region in regions("522636").ancestors()] == ["520000", "522600"]
    assert regions("659001").ancestor_codes == ["660000"]
    assert regions("520000").ancestor_codes == []
    assert str(regions("441900")) == "广东省东莞市"


def test_scope_is_read_from_an_index(regions):
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE regions_region")
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Region.objects.within(regions("522600")).order_by().explain()
    assert "Index" in plan
    assert "path" in plan.split("Index Cond", 1)[1]
