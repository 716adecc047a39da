"""Pages of the yearly confirmation, the queue and the risk list (rules.md §4)."""

import pytest
from django.urls import reverse

from certification.actions import confirming, ending
from certification.models import Confirmation, Ending
from certification.standing import refresh
from tests import factories
from tests.certification.confirmations import confirm, document, on, swept, workshop_of
from workshops.models import Workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return factories.County()


@pytest.fixture
def workshop(county):
    return workshop_of(county)


@pytest.fixture(autouse=True)
def _year():
    with on("2025-03-10"):
        yield


@pytest.fixture
def seen(workshop):
    """The workshop with its standing as of the day: 2024 missed, 2025 open."""
    refresh([workshop.pk])
    return workshop


def page(client, user, name, /, *args, **query):
    client.force_login(user)
    return client.get(reverse(f"certification:{name}", args=args), query)


def send(client, user, name, /, *args, **data):
    client.force_login(user)
    return client.post(reverse(f"certification:{name}", args=args), data)


def text(response) -> str:
    return response.content.decode()


def signed(workshop, **more) -> dict:
    return {
        "statement": "on", "signature_name": workshop.leader.name, "year": 2025, "seen_version": workshop.version,
    } | more  # fmt: skip


def stated(workshop, **more) -> dict:
    """What the update form posts: the register's values, with `more` on top."""
    from certification.forms.confirmations import UpdateForm

    form = UpdateForm(workshop=workshop)
    shown = {name: form[name].value() for name in form.fields}
    given = {name: "" if value is None else value for name, value in shown.items() if value is not False}
    return given | {"year": 2025} | more


class TestLeader:
    def test_sees_state_days_left_and_risk(self, client, county, seen):
        said = text(page(client, county.leader, "confirmation-list"))
        for words in ("2025 年度", "待确认", "还有 296 天", "有取消风险", "2026年1月1日"):
            assert words in said

    def test_confirms_what_has_not_changed_on_one_page(self, client, county, seen):
        said = text(page(client, county.leader, "confirmation-new", seen.pk))
        assert said.index("直接吸纳就业人数") < said.index("信息无变化，直接确认")
        done = send(client, county.leader, "confirmation-new", seen.pk, **signed(seen))
        made = Confirmation.objects.get()
        assert done.url == reverse("certification:confirmation-detail", args=[made.pk])
        assert (made.year, made.changes, made.submitted_by) == (2025, {}, county.leader)
        assert made.statement == confirming.STATEMENT

    def test_an_unsigned_or_wrongly_signed_page_says_so_and_keeps_what_was_typed(self, client, county, seen):
        empty = text(send(client, county.leader, "confirmation-new", seen.pk, year=2025, seen_version=seen.version))
        assert "请勾选确认声明。" in empty
        assert "请填写签名。" in empty
        wrong = text(send(client, county.leader, "confirmation-new", seen.pk, **signed(seen, signature_name="张三")))
        assert "签名须与登记的带头人姓名一致。" in wrong
        assert 'value="张三"' in wrong
        assert not Confirmation.objects.exists()

    def test_updates_by_form_difference_and_signature(self, client, county, seen):
        update = ("confirmation-update", seen.pk)
        assert text(page(client, county.leader, *update)).count("<fieldset") == 0
        given = stated(seen, employed=30, has_heating="", description="新简介\r\n第二行")
        review = text(send(client, county.leader, *update, **given, step="review"))
        for words in ("共 3 处变更", "<del>18</del>", "<ins>30</ins>", "签名并提交"):
            assert words in review
        again = text(send(client, county.leader, *update, **given, step="edit"))
        assert 'value="30"' in again
        send(client, county.leader, *update, **given | signed(seen, step="submit"))
        made = Confirmation.objects.get()
        assert made.changes == {
            "description": ["", "新简介\n第二行"], "has_heating": [True, False], "employed": [18, 30],
        }  # fmt: skip

    def test_a_wrong_value_is_named_and_nothing_is_lost(self, client, county, seen):
        given = stated(seen, monitored=99, posts=33, uscc="123")
        said = text(send(client, county.leader, "confirmation-update", seen.pk, **given, step="review"))
        assert "监测帮扶对象人数（99）不能大于直接吸纳就业人数（18）。" in said
        assert "应为 18 位" in said
        assert 'value="33"' in said

    def test_nothing_changed_points_back_to_confirming(self, client, county, seen):
        said = text(send(client, county.leader, "confirmation-update", seen.pk, **stated(seen), step="review"))
        assert "没有改动任何信息" in said

    def test_a_register_changed_meanwhile_is_shown_before_signing_anew(self, client, county, seen):
        given = signed(seen)
        Workshop.objects.filter(pk=seen.pk).update(version=seen.version + 1, employed=19)
        said = text(send(client, county.leader, "confirmation-new", seen.pk, **given))
        assert "登记信息已有变动" in said
        assert not Confirmation.objects.exists()
        send(client, county.leader, "confirmation-new", seen.pk, **given | {"seen_version": seen.version + 1})
        assert Confirmation.objects.get().figures["employed"] == 19

    def test_closed_years_say_why(self, client, county, seen):
        assert "已于2024年12月31日截止" in text(page(client, county.leader, "confirmation-new", seen.pk, year=2024))
        confirm(seen, county.leader, 2025)
        assert "正在等待县级审核" in text(page(client, county.leader, "confirmation-new", seen.pk))


class TestCounty:
    def test_on_behalf_needs_the_scan(self, client, county, seen):
        assert "代为确认" in text(page(client, county.clerk, "confirmation-new", seen.pk))
        refused = text(send(client, county.clerk, "confirmation-new", seen.pk, **signed(seen)))
        assert "请上传文件。" in refused
        scan = factories.photo("签字.jpg")
        send(client, county.clerk, "confirmation-new", seen.pk, **signed(seen, signature_scan=scan))
        made = Confirmation.objects.get()
        assert made.on_behalf
        assert made.signature_scan.shared
        own = text(page(client, county.clerk, "confirmation-detail", made.pk))
        assert "请由另一人审核" in own
        assert "退回带头人" not in own
        assert "退回带头人" in text(page(client, county.approver, "confirmation-detail", made.pk))

    def test_queue_filters_and_accepts_many(self, client, county, seen):
        plain, updated = confirm(seen, county.leader, 2025), workshop_of(county, name="银饰工坊")
        changed = confirm(updated, county.leader, 2025, {"posts": [20, 21]})
        said = text(page(client, county.clerk, "confirmation-queue"))
        assert f'value="{plain.pk}"' in said
        assert f'value="{changed.pk}"' not in said
        assert "须逐项核对" in said
        assert "银饰工坊" not in text(page(client, county.clerk, "confirmation-queue", updated="false"))
        client.force_login(county.clerk)
        ids = {"ids": [plain.pk, changed.pk]}
        done = client.post(reverse("certification:confirmation-accept-many"), ids, follow=True)
        assert "已通过 1 件年度确认。" in text(done)
        assert "“银饰工坊”2025年度未通过：有更新内容，请打开逐项核对。" in text(done)

    def test_an_empty_queue_says_that_nothing_waits(self, client, county):
        assert "没有待县级审核的年度确认" in text(page(client, county.clerk, "confirmation-queue"))
        assert "可以减少查询条件后再查。" in text(page(client, county.clerk, "confirmation-queue", year="2020"))

    def test_queue_returns_many_for_one_reason(self, client, county, seen):
        plain, other = confirm(seen, county.leader, 2025), workshop_of(county, name="银饰工坊")
        second = confirm(other, county.leader, 2025)
        client.force_login(county.clerk)
        address, ids = reverse("certification:confirmation-accept-many"), {"ids": [plain.pk, second.pk]}
        assert "请写明退回原因。" in text(client.post(address, ids | {"refusal": "1", "reason": " "}, follow=True))
        done = client.post(address, ids | {"refusal": "1", "reason": "请核对用工人数"}, follow=True)
        assert "已退回 2 件年度确认。" in text(done)
        assert set(Confirmation.objects.values_list("status", "return_reason")) == {("returned", "请核对用工人数")}
        assert "请先勾选要办理的年度确认。" in text(client.post(address, {}, follow=True))

    def test_answers_on_the_page(self, client, county, seen):
        made = confirm(seen, county.leader, 2025, {"posts": [20, 21]})
        said = text(send(client, county.clerk, "confirmation-detail", made.pk, action="return", reason=""))
        assert "请写明退回原因。" in said
        send(client, county.clerk, "confirmation-detail", made.pk, action="return", reason="岗位数不实")
        made.refresh_from_db()
        assert made.return_reason == "岗位数不实"
        assert "岗位数不实" in text(page(client, county.leader, "confirmation-new", seen.pk))
        again = confirm(seen, county.leader, 2025, {"posts": [20, 21]})
        Workshop.objects.filter(pk=seen.pk).update(posts=22)
        assert "通过后不会覆盖" in text(page(client, county.clerk, "confirmation-detail", again.pk))
        send(client, county.clerk, "confirmation-detail", again.pk, action="pass")
        assert "未予更新" in text(page(client, county.clerk, "confirmation-detail", again.pk))

    def test_province_sees_overdue_work_but_decides_nothing(self, client, county, seen):
        made = confirm(seen, county.leader, 2025)
        with on("2025-05-10"):
            said = text(page(client, factories.province_official(), "confirmation-queue", overdue="true"))
            assert seen.name in said
            assert "已超期" in said
            assert 'name="ids"' not in said
            risk = text(page(client, factories.province_official(), "risk-list"))
        assert "有 1 件年度确认超过审核期限" in risk
        assert "超期未审核" in risk
        assert made.status == "submitted"


class TestRisk:
    def test_lists_with_reason_and_counts_by_area(self, client, county, seen):
        for person in (county.clerk, county.rural, factories.province_official(), factories.ministry_official()):
            said = text(page(client, person, "risk-list"))
            assert seen.name in said
            assert "2026-01-01" in said
        assert "黔东南苗族侗族自治州</a> 1 家" in text(page(client, factories.province_official(), "risk-list"))
        assert "贵州省</a> 1 家" in text(page(client, factories.ministry_official(), "risk-list"))
        assert seen.name not in text(page(client, factories.ministry_official(), "risk-list", region="440000"))
        assert seen.name not in text(page(client, county.clerk, "risk-list", would_end_on_to="2025-06-08"))

    def test_leaders_have_no_such_page(self, client, county):
        assert page(client, county.leader, "risk-list").status_code == 403

    def test_bounded_queries(self, client, county, seen, django_assert_max_num_queries):
        for number in range(4):
            workshop_of(county, name=f"工坊{number}")
        refresh(Workshop.objects.values_list("pk", flat=True))
        client.force_login(county.clerk)
        with django_assert_max_num_queries(20):
            assert client.get(reverse("certification:risk-list")).content.decode().count('<th scope="row"') == 5


class TestStanding:
    def test_year_by_year_in_words(self, client, county, seen):
        said = text(page(client, county.leader, "workshop-standing", seen.pk))
        for words in ("认定当年，视为已确认", "未确认", "待确认", "1月1日至12月31日", "2026年1月1日起将自动取消"):
            assert words in said
        assert "申请注销" in said
        assert "撤销立案" in text(page(client, county.clerk, "workshop-standing", seen.pk))

    def test_an_ending_with_its_evidence_and_the_way_to_correct_it(self, client, county, seen):
        swept("2026-01-01")
        with on("2026-01-02"):
            said = text(page(client, county.clerk, "workshop-standing", seen.pk))
            assert "2024 年度：确认期 2024-01-01 至 2024-12-31" in said
            assert reverse("certification:correction-new", args=[Ending.objects.get().pk]) in said
            assert "申请更正" not in text(page(client, county.leader, "workshop-standing", seen.pk))


def test_a_foreign_county_or_leader_finds_nothing(client, county, seen):
    other = factories.County(factories.LEISHAN)
    made = confirm(seen, county.leader, 2025)
    case = ending.request_cancellation(seen.pk, by=county.leader, grounds="不再生产")
    ending.end(case.pk, by=county.approver, note="同意")
    fact = Ending.objects.get()
    from certification.actions import correcting

    asked = correcting.request(
        fact.pk, by=county.clerk, reason="误注销", document=document(county.clerk, county.region)
    )
    pages = {
        "confirmation-new": seen.pk, "confirmation-update": seen.pk, "confirmation-detail": made.pk,
        "workshop-standing": seen.pk, "ending-detail": case.pk, "ending-cancel": seen.pk,
        "ending-withdraw": seen.pk, "correction-detail": asked.pk, "correction-new": fact.pk,
    }  # fmt: skip
    for person in (other.leader, other.clerk, other.approver, other.hrss, factories.province_official("440000")):
        for name, key in pages.items():
            assert page(client, person, name, key).status_code == 404, (person, name)
            assert send(client, person, name, key, action="pass").status_code in (404, 405), (person, name)
        for name in ("confirmation-queue", "ending-list", "correction-list", "risk-list"):
            assert seen.name not in text(page(client, person, name))
    client.logout()
    for name, key in pages.items():
        assert client.get(reverse(f"certification:{name}", args=[key])).status_code == 302
