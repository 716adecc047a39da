"""The workshops whose people the importing user states, found by name or registration number."""

from collections import defaultdict

from employment.actions.authority import keeps_people_of
from workshops.models import Standing, Workshop
from workshops.tables.wording import folded

OFFERED_MAX = 500


def kept_by(user) -> list[Workshop]:
    """Those whose people the user may state, ended ones included."""
    rows = Workshop.objects.visible_to(user).select_related("leader", "region").order_by("name", "pk")
    return [workshop for workshop in rows if keeps_people_of(user, workshop)]


def offered(context) -> list[str]:
    """Names for the template's drop-down list: workshops in force; with the number where two share a name."""
    found = [each for each in kept_by(context.user) if each.standing == Standing.CERTIFIED][:OFFERED_MAX]
    names = [each.name for each in found]
    return [each.name if names.count(each.name) == 1 else each.number for each in found]


class OwnWorkshops:
    """Asked once for a whole file."""

    def __init__(self, user):
        self.all = kept_by(user)
        self.by_pk = {each.pk: each for each in self.all}
        self._named: dict[str, list[Workshop]] = defaultdict(list)
        for each in self.all:
            self._named[folded(each.name)].append(each)
            self._named[folded(each.number)].append(each)

    def find(self, text: str, *, ended: bool = False) -> Workshop:
        """``ended``: an ended one will do as well. Raises ``LookupError`` with the reason for the cell."""
        if not text:
            in_force = [each for each in self.all if each.standing == Standing.CERTIFIED]
            if len(in_force) != 1:
                raise LookupError("请填写工坊名称或登记编号")
            return in_force[0]
        found = self._named.get(folded(text), [])
        in_force = [each for each in found if each.standing == Standing.CERTIFIED]
        if len(in_force) == 1:
            return in_force[0]
        if ended and not in_force and len(set(found)) == 1:
            return found[0]
        if not found:
            raise LookupError("没有这一家由您登记人员的工坊，请核对名称或填写登记编号")
        raise LookupError("有多家同名工坊，请填写登记编号" if in_force else "这家工坊的资格已终止，不能新增人员")
