"""The navigation offers each duty its own work, and administrators none of the business."""

from types import SimpleNamespace

import pytest

from reporting.context import nav_groups, shell
from reporting.navigation import entries_for
from workshops.access.models import Department, Duty


def labels(duty, department=None, level=None) -> list[str]:
    return [entry.label for entry in entries_for(duty, department, level)]


@pytest.mark.parametrize(
    ("duty", "only"),
    [
        (Duty.SYSADMIN, ["账号管理", "机构"]),
        (Duty.SECADMIN, ["账号管理", "机构", "拒绝记录"]),
        (Duty.AUDITOR, ["审计日志"]),
    ],
)
def test_administrators_are_offered_no_business(duty, only):
    assert labels(duty) == only


def test_a_leader_sees_the_own_workshop_and_no_register():
    offered = labels(Duty.LEADER)
    assert "我的工坊" in offered
    assert not {"工坊名录", "统计", "认定办法", "更正", "脱贫和监测名单"} & set(offered)


def test_departments_are_offered_their_own_work():
    culture = labels(Duty.CLERK, Department.CULTURE, "county")
    rural = labels(Duty.APPROVER, Department.RURAL, "county")
    hrss = labels(Duty.APPROVER, Department.HRSS, "county")
    assert "注销与撤销" in culture
    assert "项目库" in culture  # who waits for rural's entry
    assert "项目库" in rural
    assert "项目库" not in hrss
    assert "注销与撤销" in hrss  # where the three departments sign


def test_corrections_are_offered_to_those_who_ask_for_and_decide_them():
    assert "更正" in labels(Duty.CLERK, Department.CULTURE, "county")
    assert "更正" in labels(Duty.OFFICIAL, Department.CULTURE, "province")
    assert "更正" not in labels(Duty.APPROVER, Department.HRSS, "county")


def test_the_page_one_is_on_is_marked_by_its_longest_address():
    user = SimpleNamespace(duty=Duty.SECADMIN, department=None, level=None)
    items = [item for group in nav_groups(user, "/accounts/users/3f/") for item in group.items]
    marked = {item.label: item.active for item in items}
    assert marked == {"账号管理": True, "机构": False, "拒绝记录": False}


def test_strangers_get_no_navigation():
    assert shell(SimpleNamespace(path="/")) == {"nav_groups": [], "unread_notices": 0}


def test_entries_of_one_group_stand_in_one_menu_that_is_marked_with_them():
    user = SimpleNamespace(duty=Duty.APPROVER, department=Department.RURAL, level="county")
    groups = {group.label: group for group in nav_groups(user, "/poverty-lists/7/") if group.label}
    assert {"认定管理", "就业帮扶", "人才培训", "组织协调"} <= groups.keys()
    assert [item.label for item in groups["就业帮扶"].items if item.active] == ["脱贫和监测名单"]
    assert [group.label for group in groups.values() if group.active] == ["就业帮扶"]
