"""Products: their texts, photographs and pages by role; the queue, the steps and the API of the catalogue."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from PIL import Image

from catalog.actions import listing_projection, products
from catalog.models import ListingCase, Product, ProductPhoto
from catalog.queries.products import listed
from catalog.rules.listing_flow import Action, State
from tests import factories
from tests.api.conftest import Api
from tests.catalog import catalogued
from tests.catalog.catalogued import brought_to, submitted
from workshops.access.refusal import Refused
from workshops.models import Attachment, Workshop
from workshops.records import writing
from workshops.records.kind import get

pytestmark = pytest.mark.django_db


def amended(product, by, **facts):
    product.refresh_from_db()
    said = {name: getattr(product, name) for name in get("products").fields}
    return writing.amend(get("products"), product.pk, by=by, seen_version=product.version, **(said | facts))


def faults(act, *args, **kwargs) -> dict:
    with pytest.raises(ValidationError) as caught:
        act(*args, **kwargs)
    return caught.value.message_dict


def test_nobodys_mobile_number_in_what_everybody_reads(stage, product):
    for number in ("13800138000", "138 0013 8000", "１３８-００１３-８０００"):
        assert "where_to_buy" in faults(amended, product, stage.county.leader, where_to_buy=f"电话{number}")
    amended(product, stage.county.leader, where_to_buy="店铺电话 0855-3612345")


def test_found_by_what_it_is_and_not_by_whose(stage, product):
    assert "蜡染围巾" in product.search_text
    assert "纺染织绣" in product.search_text
    assert product.workshop.number.lower() in product.search_text
    assert product.workshop.leader.name not in product.search_text
    assert "新名" in amended(product, stage.county.leader, name="新名").search_text


def test_never_another_workshops(stage, product):
    second = Workshop.objects.create(
        name="第二工坊", region=stage.county.region, leader=stage.leader, operator_kind="leader", number="X-2",
        certified_on=stage.workshop.certified_on, craft_name="刺绣",
    )  # fmt: skip
    assert "workshop" in faults(amended, product, stage.county.leader, workshop=second)


def test_what_is_in_the_catalogue_stays_complete(stage, people, product):
    brought_to(State.COUNTY_LISTED, product, people)
    leader = stage.county.leader
    assert "meaning" in faults(amended, product, leader, meaning="")
    assert "status" in faults(amended, product, leader, status="draft")
    assert "status" in faults(amended, product, leader, status="discontinued")
    with pytest.raises(Refused) as caught:
        writing.void(get("products"), product.pk, by=leader, reason="重复")
    assert caught.value.code == "case_open"
    with pytest.raises(Refused) as caught:
        products.remove_photo(product.photos.get().pk, by=leader)
    assert caught.value.code == "last_photo"
    amended(product, leader, price_from=99)
    assert Product.objects.get().listed_level == "county"


def test_discontinued_it_leaves_the_catalogue_and_may_come_back(stage, people, product):
    case = brought_to(State.COUNTY_LISTED, product, people)
    assert list(listed()) == [product]
    products.discontinue(product.pk, by=stage.county.leader)
    product.refresh_from_db()
    case.refresh_from_db()
    assert (product.status, product.listed_level, case.status) == ("discontinued", "", "withdrawn")
    assert list(listed()) == []
    assert amended(product, stage.county.leader, status="active").status == "active"
    submitted(product, stage.county.leader)


# Photographs ----------------------------------------------------------------------------------------------------------


def test_photographs_in_order_with_one_cover(stage):
    product = catalogued.product(stage.workshop, by=stage.county.leader, photos=3)
    first, second, third = product.photos.order_by("position")
    assert product.cover_id == first.attachment_id
    products.move_photo(third.pk, by=stage.county.leader, to=1)
    product.refresh_from_db()
    assert list(product.photos.order_by("position")) == [third, first, second]
    assert product.cover_id == third.attachment_id
    products.remove_photo(third.pk, by=stage.county.leader)
    product.refresh_from_db()
    assert [photo.position for photo in product.photos.order_by("position")] == [1, 2]
    assert product.cover_id == first.attachment_id
    assert not Attachment.objects.filter(pk=third.attachment_id).exists()  # nothing was decided on it
    assert listing_projection.check() == []


def test_what_was_handed_in_keeps_its_files(stage, people, product):
    brought_to(State.REFUSED, product, people)
    photo = product.photos.get()
    products.remove_photo(photo.pk, by=stage.county.leader)
    assert Attachment.objects.filter(pk=photo.attachment_id).exists()


def test_nine_at_most_all_or_none_and_only_pictures(stage):
    product = catalogued.product(stage.workshop, by=stage.county.leader, photos=8)
    two = [factories.photo("甲.jpg"), factories.photo("乙.jpg")]
    with pytest.raises(Refused) as caught:
        products.add_photos(product.pk, by=stage.county.leader, uploads=two)
    assert caught.value.code == "too_many"
    assert product.photos.count() == 8
    fake = factories.photo("假.jpg")
    fake.file = io.BytesIO(b"<html>")
    fake.size = 6
    with pytest.raises(Refused):
        products.add_photos(product.pk, by=stage.county.leader, uploads=[fake])


def test_pages_of_photographs(stage, as_user, product):
    client, page = as_user(stage.county.leader), reverse("catalog:product-photos", args=[product.pk])
    big = io.BytesIO()
    Image.new("RGB", (3000, 1500), "navy").save(big, "PNG")
    big.seek(0)
    big.name = "大图.png"
    assert client.post(page, {"photos": [big], "caption": "纹样"}).status_code == 302
    photo = product.photos.get(position=2)
    assert (photo.caption, photo.attachment.content_type) == ("纹样", "image/jpeg")
    with photo.attachment.file.open() as file, Image.open(file) as kept:
        assert kept.size == (2000, 1000)
    assert "请选择照片" in client.post(page, {"photos": []}).content.decode()
    move = reverse("catalog:product-photo-move", args=[product.pk, photo.pk])
    assert client.post(move, {"to": "1"}).status_code == 302
    assert ProductPhoto.objects.get(pk=photo.pk).position == 1
    picture = reverse("catalog:product-photo", args=[product.pk, photo.pk])
    for user, code in ((stage.county.rural, 200), (stage.official(), 200), (stage.other.leader, 404)):
        answer = as_user(user).get(picture)
        assert answer.status_code == code
        assert code == 404 or b"".join(answer)  # read to the end, which closes the file
    for user in (stage.county.rural, stage.official(), stage.other.clerk, stage.other.leader):
        assert as_user(user).get(page).status_code == 404
        assert as_user(user).post(move, {"to": "remove"}).status_code == 404
    other = catalogued.product(stage.others_workshop, by=stage.other.leader)
    strange = reverse("catalog:product-photo", args=[other.pk, photo.pk])
    assert as_user(stage.other.leader).get(strange).status_code == 404  # another product's


# Pages of the catalogue -----------------------------------------------------------------------------------------------


def test_a_product_from_what_is_missing_to_the_county_catalogue(stage, as_user):
    product = catalogued.product(stage.workshop, by=stage.county.leader, photos=0, meaning="")
    leader, county = as_user(stage.county.leader), as_user(stage.county.approver)
    submit = reverse("catalog:product-submit", args=[product.pk])
    page = leader.get(submit).content.decode()
    assert "请至少上传一张" in page
    assert "请填写文化内涵" in page
    products.add_photos(product.pk, by=stage.county.leader, uploads=[factories.photo()])
    amended(product, stage.county.leader, meaning="蝶")
    assert "请填写列入目录的理由" in leader.post(submit, {"statement": ""}).content.decode()
    answer = leader.post(submit, {"statement": "工艺完整"}, follow=True)
    case = ListingCase.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("catalog:listing-detail", args=[case.pk])
    queue = county.get(reverse("catalog:listing-queue"))
    assert [row.pk for row in queue.context["listing"].page] == [case.pk]
    step = reverse("catalog:listing-step", args=[case.pk, "return"])
    assert "请写明理由" in county.post(step, {"reason": ""}).content.decode()
    assert leader.get(step).status_code == 404
    ticked = {"ids": [case.pk]}
    county.post(reverse("catalog:listing-list-many"), ticked)
    assert Product.objects.get().listed_level == "county"
    assert "县级目录" in leader.get(reverse("catalog:products-detail", args=[product.pk])).content.decode()
    late = county.post(reverse("catalog:listing-step", args=[case.pk, "list"]), {}, follow=True)
    assert "现在不能办理" in late.content.decode()


def test_the_queue_of_each_level_holds_what_waits_for_it(stage, people, as_user):
    for number, state in enumerate((State.SUBMITTED, State.PROVINCE_REVIEW, State.NATIONAL_REVIEW)):
        brought_to(state, catalogued.product(stage.workshop, by=people.leader, name=f"产品{number}"), people)
    queue = reverse("catalog:listing-queue")
    seen = {"county": State.SUBMITTED, "province": State.PROVINCE_REVIEW, "nation": State.NATIONAL_REVIEW}
    for who, state in seen.items():
        answer = as_user(getattr(people, who)).get(queue)
        assert [row.status for row in answer.context["listing"].page] == [state]
        assert answer.context["bulk"] is not None
        assert answer.context["listing"].page[0].product.name in answer.content.decode()
    assert as_user(stage.county.rural).get(queue).context["bulk"] is None
    assert len(as_user(stage.other.clerk).get(queue, {"status": ""}).context["listing"].page) == 0
    assert as_user(factories.user("audits", "auditor")).get(queue).status_code == 403
    many = reverse("catalog:listing-list-many")
    ids = list(ListingCase.objects.values_list("pk", flat=True))
    assert as_user(stage.county.rural).post(many, {"ids": ids}).status_code == 404
    as_user(people.province).post(many, {"ids": ids, "refusal": "1", "reason": "名额有限"})
    assert sorted(ListingCase.objects.values_list("status", flat=True)) == [
        "county_listed", "national_review", "submitted",
    ]  # fmt: skip


def test_strangers_find_no_case(stage, people, product, as_user):
    case = submitted(product, people.leader)
    for user in (stage.other.clerk, stage.other.leader, stage.neighbour, stage.official(code="440000")):
        for name, *args in (("listing-detail",), ("listing-step", "list"), ("listing-step", "withdraw")):
            address = reverse(f"catalog:{name}", args=[case.pk, *args])
            assert as_user(user).get(address).status_code == 404
            assert as_user(user).post(address, {"reason": "越权"}).status_code in (404, 405)
        for name in ("product-submit", "product-discontinue"):
            assert as_user(user).post(reverse(f"catalog:{name}", args=[product.pk])).status_code == 404
        assert as_user(user).get(reverse("catalog:workshop-products", args=[stage.workshop.pk])).status_code == 404
    assert ListingCase.objects.get().status == "submitted"


def test_every_page_of_a_listed_product_by_everybody_around(stage, people, product, as_user):
    case = brought_to(State.COUNTY_LISTED, product, people)
    pages = [
        reverse("catalog:products-detail", args=[product.pk]), reverse("catalog:listing-detail", args=[case.pk]),
    ]  # fmt: skip
    for user in (people.leader, people.county, stage.county.hrss, people.province, people.nation):
        for page in pages:
            assert product.name in as_user(user).get(page).content.decode()
    assert "推荐省级遴选" in as_user(people.county).get(pages[1]).content.decode()
    assert "推荐省级遴选" not in as_user(people.leader).get(pages[1]).content.decode()
    confirm = as_user(people.leader).get(reverse("catalog:listing-step", args=[case.pk, "withdraw"]))
    assert "从各级目录移出" in confirm.content.decode()
    stop = reverse("catalog:product-discontinue", args=[product.pk])
    assert "目录申报同时撤回" in as_user(people.leader).get(stop).content.decode()
    as_user(people.leader).post(stop)
    assert Product.objects.get().status == "discontinued"


def test_the_api_hands_in_and_takes_steps(stage, people, product):
    leader, county = Api(people.leader), Api(people.county)
    made = leader.post("/product-listings/", {"product": product.pk, "statement": "工艺完整"})
    assert made.status_code == 201
    pk = made.json()["id"]
    assert made.json()["allowed_actions"] == [Action.WITHDRAW]
    seen = county.get(f"/product-listings/{pk}/").json()
    assert seen["allowed_actions"] == ["list", "return", "refuse", "withdraw"]
    assert county.step("product-listings", pk, "return").json()["code"] == "reason_missing"
    assert leader.step("product-listings", pk, "list").status_code == 403
    done = county.step("product-listings", pk, "list", document_number="丹文旅〔2026〕3号")
    assert (done.status_code, done.json()["status"]) == (200, "county_listed")
    assert [step["action"] for step in done.json()["history"]] == ["submit", "list"]
    assert county.step("product-listings", pk, "list").status_code == 409
    assert county.step("product-listings", pk, "lapse").status_code == 400
    assert Api(stage.other.clerk).step("product-listings", pk, "delist", reason="越权").status_code == 404
    strange = Api(stage.other.leader).post("/product-listings/", {"product": product.pk, "statement": "越权"})
    assert strange.status_code == 404
    listed_ones = county.get("/products/", listed_level="county").json()["results"]
    assert [(each["id"], each["listed_level"]) for each in listed_ones] == [(product.pk, "county")]


def test_the_workshops_tab_shows_the_highest_listed_first(stage, people, as_user):
    for state in (State.NATIONAL_LISTED, State.PROVINCE_LISTED, State.SUBMITTED):
        brought_to(state, catalogued.product(stage.workshop, by=people.leader, name=f"产品{state}"), people)
    answer = as_user(stage.county.rural).get(reverse("catalog:workshop-products", args=[stage.workshop.pk]))
    levels = [each["row"].listed_level for each in answer.context["products"]]
    assert levels == ["national", "province", ""]
    assert all(each["cover"] for each in answer.context["products"])
