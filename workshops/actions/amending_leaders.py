"""Keeping what the register knows of a leader right: name, phone, and the account the leader signs in with.

A workshop that was taken over from an old register or by the short path has a leader without an account; once the
person has registered, the county links the two, after having checked who it is.
"""

from django.db import transaction

from workshops.access import journal, notify
from workshops.access.models import Department, Duty, User
from workshops.access.refusal import Refused
from workshops.actions.describing import describe
from workshops.models import Leader, Workshop


def may_amend(user: User, leader: Leader) -> bool:
    """County culture's own staff, and nobody about themselves."""
    ours = user.is_office and user.department == Department.CULTURE and user.duty in (Duty.CLERK, Duty.APPROVER)
    return ours and user.region is not None and user.region.pk == leader.region_id


def amend(leader_id: int, *, by: User, name: str, phone: str, username: str = "") -> Leader:
    """`phone`: digits, "" keeps the known one; `username`: the leader's account, "" keeps things as they are.

    Returns the leader who leads the workshops from now on: where the account's person is known as a leader already,
    the workshops go over to that one. Refused: wrong_role, account_unknown, account_of_another, account_linked.
    """
    with transaction.atomic():
        leader = Leader.objects.select_for_update(of=("self",)).select_related("region").get(pk=leader_id)
        if not may_amend(by, leader):
            raise Refused("wrong_role", "带头人信息由所在县的文化和旅游部门维护。")
        changed = _write(leader, name, phone)
        kept = _link(leader, username) if username else leader
        if username:
            changed.append("user")
        for workshop in Workshop.objects.filter(leader=kept).select_related("leader"):
            describe(workshop)
        journal.record(by=by, action="leader.amend", obj=leader, region=leader.region_id, detail={"fields": changed})
        return kept


def _write(leader: Leader, name: str, phone: str) -> list[str]:
    changed = ["name"] if leader.name != name else []
    leader.name = name
    if phone and phone != leader.phone():
        leader.seal_phone(phone)
        changed.append("phone")
    leader.save()
    return changed


def _link(leader: Leader, username: str) -> Leader:
    if leader.user_id:
        raise Refused("account_linked", "该带头人已有账号；须更换的，请联系系统管理员。", field="username")
    account = User.objects.filter(username=username, duty=Duty.LEADER, is_active=True).first()
    if account is None:
        raise Refused("account_unknown", "没有这个用户名的带头人账号，请核对。", field="username")
    if account.full_name != leader.name:
        raise Refused("account_of_another", "该账号的姓名与带头人姓名不一致，请核对。", field="username")
    names = "、".join(f"“{name}”" for name in leader.workshops.order_by("pk").values_list("name", flat=True))
    known = Leader.objects.filter(user=account, region=leader.region).first()
    if known is None:
        leader.user = account
        leader.save(update_fields=["user"])
    else:
        leader.workshops.update(leader=known)
    notify.post(to_users=[account], kind="leader.linked", title=f"{names}已关联到您的账号", link="/desk/")
    return known or leader
