"""Self-registration of leaders."""

import pytest

from workshops.access import phones, sealed
from workshops.access.models import Duty, JournalEntry, User

GOOD = {
    "region": "522636",
    "username": "苗绣阿珍",
    "full_name": "  潘  秋菊 ",
    "phone": "138 1234 5678",
    "password1": "Laran-danzhai-9",
    "password2": "Laran-danzhai-9",
}
PAGE = "/accounts/register/"


@pytest.fixture(autouse=True)
def _tree(regions):
    pass


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        ({"region_text": "丹寨"}, "522636"),
        ({"region": ["520000", "522600", "522634"]}, "522634"),
        ({"region": ["440000", "441900"]}, "441900"),
        ({"region_text": "石河子"}, "659001"),
    ],
)
def test_the_region_is_found_by_name_or_step_by_step(client, chosen, code):
    client.post(PAGE, {**GOOD, "region": "", **chosen})
    assert User.objects.get().home_region_id == code


def test_without_script_the_next_step_appears_with_what_was_typed(client):
    text = client.post(PAGE, {**GOOD, "region": "520000"}).content.decode()
    assert "黔东南苗族侗族自治州" in text
    assert "苗绣阿珍" in text


def test_a_leader_registers_and_is_signed_in(client):
    assert client.post(PAGE, GOOD)["Location"] == "/desk/"
    leader = User.objects.get(username="苗绣阿珍")
    assert (leader.duty, leader.full_name, leader.home_region_id) == (Duty.LEADER, "潘 秋菊", "522636")
    assert sealed.unseal(leader.phone_sealed, label=phones.LABEL, row=leader.uid) == "13812345678"
    assert "_auth_user_id" in client.session
    entry = JournalEntry.objects.get(action="account.register")
    assert (entry.region_id, entry.detail) == ("522636", {})


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("region", "522600", "请继续选择到县级"),
        ("phone", "123", "手机号码应为 11 位"),
        ("username", "", "必填"),
        ("username", "taken", "已被使用"),
        ("full_name", "", "必填"),
        ("password2", "Other-one-2026", "两次输入的密码不一致"),
        ("password1", "12345", "密码"),
    ],
)
def test_mistakes_are_told_and_nothing_typed_is_lost(client, person, field, value, said):
    person("taken")
    text = client.post(PAGE, {**GOOD, field: value}).content.decode()
    assert said in text
    if field != "phone":
        assert "138 1234 5678" in text
    assert not User.objects.filter(duty=Duty.LEADER).exists()


def test_duty_and_office_cannot_be_smuggled_in(client):
    client.post(PAGE, {**GOOD, "duty": "sysadmin", "is_active": "", "must_change_password": "1"})
    leader = User.objects.get(username="苗绣阿珍")
    assert (leader.duty, leader.is_active, leader.must_change_password) == (Duty.LEADER, True, False)


def test_one_address_cannot_register_without_end(client, settings):
    settings.REGISTRATIONS_PER_HOUR = 2
    for _ in range(2):
        client.post(PAGE, {**GOOD, "phone": "1"})
    text = client.post(PAGE, GOOD).content.decode()
    assert "注册次数过多" in text
    assert "苗绣阿珍" in text
    assert not User.objects.exists()
