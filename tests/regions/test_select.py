"""The control for choosing a division: with lists alone, with a typed name, and its htmx part."""

import pytest
from django import forms
from django.http import QueryDict
from django.urls import reverse

from workshops.regions import choosing
from workshops.regions.fields import RegionField
from workshops.regions.models import Region


def form_for(query: str, **options):
    class Form(forms.Form):
        region = RegionField(label="所在地", **options)

    return Form(QueryDict(query))


def chosen(query: str, **options):
    form = form_for(query, **options)
    assert form.is_valid(), form.errors
    return form.cleaned_data["region"] and form.cleaned_data["region"].code


def refusal(query: str, **options) -> str:
    form = form_for(query, **options)
    assert not form.is_valid()
    return form.errors["region"][0]


@pytest.mark.usefixtures("regions")
class TestField:
    def test_lists_are_followed_down(self):
        assert chosen("region=520000&region=522600&region=522636") == "522636"
        assert chosen("region=520000&region=&region=") == "520000"
        assert chosen("region=522636") == "522636"

    def test_a_changed_province_drops_what_was_below_the_old_one(self):
        assert chosen("region=430000&region=522600&region=522636") == "430000"
        assert chosen("region=&region=522600", required=False) is None

    def test_a_typed_name_is_taken_when_it_means_one(self):
        assert chosen("region_text=丹寨") == "522636"
        assert chosen("region_text=贵州 雷山县&region=430000") == "522634"
        assert chosen("region_text=东莞市") == "441900"
        assert chosen("region_text=660000") == "660000"

    def test_candidates_are_offered_when_it_means_several(self):
        form = form_for("region_text=鼓楼区")
        assert form.errors["region"] == ["有多个区划符合“鼓楼区”，请在“符合的区划”中选一个。"]
        assert "福建省福州市鼓楼区" in str(form["region"])
        assert "江苏省南京市鼓楼区" in str(form["region"])
        assert chosen("region_text=鼓楼区&region_pick=350102") == "350102"

    def test_refusals_say_what_to_do(self):
        assert refusal("region_text=无此县") == "没有找到“无此县”，请核对名称，或逐级选择。"
        assert refusal("region=999999") == "所选区划不在可选范围内。"
        assert refusal("") == "请选择行政区划。"
        assert refusal("region=520000&region=522600", certifying=True) == (
            "“黔东南苗族侗族自治州”不是认定单位，请继续选择到县级。"
        )
        assert chosen("", required=False) is None

    def test_a_root_bounds_the_choice(self):
        guizhou = Region.objects.get(pk="520000")
        assert chosen("region=522600", root=guizhou) == "522600"
        assert refusal("region=430000", root=guizhou) == "所选区划不在可选范围内。"
        assert refusal("region_text=凤凰县", root=guizhou).startswith("没有找到“凤凰县”")
        assert refusal("region_pick=433123", root=guizhou)
        html = str(form_for("region=522600", root=guizhou)["region"])
        assert "省级" not in html
        assert html.count("<select") == 2

    def test_a_certifying_root_leaves_nothing_to_choose(self):
        danzhai = Region.objects.get(pk="522636")
        assert chosen("", root=danzhai) == "522636"
        assert "<select" not in str(form_for("", root=danzhai)["region"])

    def test_the_next_list_appears_when_the_form_comes_back(self):
        html = str(form_for("region=520000")["region"])
        assert html.count("<select") == 2
        assert '<option value="520000" selected>' in html
        assert '<option value="522600">' in html

    def test_an_initial_division_is_shown_and_compared(self):
        form = form_for("region=520000&region=522600&region=522636")
        form.initial = {"region": Region.objects.get(pk="522636")}
        assert not form.has_changed()
        unbound = type(form)(initial=form.initial)
        assert str(unbound["region"]).count("selected") == 3


def test_ragged_steps(regions):
    def names(code, root=None):
        steps = choosing.steps(regions(code), root and regions(root))
        return [step.chosen and step.chosen.name for step in steps]

    assert names("441900") == ["广东省", "东莞市"]
    assert names("110101") == ["北京市", "东城区"]
    assert names("659001") == ["新疆生产建设兵团", "石河子市"]
    assert names("522600") == ["贵州省", "黔东南苗族侗族自治州", None]
    assert names("522636", root="522600") == ["丹寨县"]
    assert len(choosing.steps(None)) == 1


@pytest.mark.usefixtures("regions")
class TestPart:
    def get(self, client, query, **headers):
        return client.get(f"{reverse('regions:region-options')}?name=region&id=id_region&{query}", headers=headers)

    def test_lists_are_redrawn_for_what_was_chosen(self, client):
        html = self.get(client, "region=520000&region=522600").content.decode()
        assert html.count("<select") == 3
        assert '<option value="522636">丹寨县</option>' in html

    def test_typing_changes_the_matches_only(self, client):
        answer = self.get(client, "region_text=苗族自治县", HX_Request="true", HX_Trigger_Name="region_text")
        html = answer.content.decode()
        assert html.lstrip().startswith('<div id="id_region_box_matches"')
        assert 1 < html.count("<option") <= choosing.MATCHES + 1

    def test_a_search_that_finds_nothing_says_so(self, client):
        answer = self.get(client, "region_text=<b>", HX_Request="true", HX_Trigger_Name="region_text")
        assert "没有名称含“&lt;b&gt;”的区划" in answer.content.decode()

    def test_odd_parameters_are_refused(self, client):
        assert self.get(client, "root=999999").status_code == 404
        assert client.get(reverse("regions:region-options")).status_code == 404
        assert client.get(reverse("regions:region-options"), {"name": 'a"', "id": "b"}).status_code == 404
        assert self.get(client, "region=abc&region_text=").status_code == 200

    def test_queries(self, client, django_assert_num_queries):
        with django_assert_num_queries(2):
            self.get(client, "region=520000&region=522600")
