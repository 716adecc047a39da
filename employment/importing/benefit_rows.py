"""What the rows of a file of benefits refer to in the register, looked up for all of them at once."""

from collections import defaultdict
from functools import cache

from django.db.models import Q

from employment.checks import overlap
from employment.models import Benefit, BenefitKind, BenefitRecipient, Employment, Worker, identity_lookup
from employment.queries.benefits import usable_kinds
from workshops.models import Workshop
from workshops.tables.wording import folded

CHUNK = 5000
SURE = "；确认不是重复发放的，“确认重复”填“是”"
NOT_EMPLOYED = "享受期内该人员在这家工坊没有就业记录；核对后仍要登记的，“确认重复”填“是”"


class Found:
    """Asked row by row in the order of the file; ``why_double`` also compares a row with those above it."""

    def __init__(self, rows, context):
        self.region = context.region
        self._lookup = cache(identity_lookup)
        numbers = {row.values["number"] for row in rows if row.values["number"]}
        workshops = Workshop.objects.visible_to(context.user).filter(region=self.region, number__in=numbers)
        self._workshops = {workshop.number: workshop for workshop in workshops.select_related("region")}
        self._kinds = self._find_kinds()
        self._workers = self._find_workers(rows, context.user)
        self._registered = self._find_registered()
        self._spells = self._find_spells()
        self._above: dict[tuple, list[tuple]] = defaultdict(list)

    def workshop(self, values) -> Workshop | None:
        return self._workshops.get(values["number"])

    def kind(self, values) -> BenefitKind | None:
        """By code, or by a name that only one kind has."""
        return self._kinds.get(folded(values["kind"])) if values["kind"] else None

    def worker(self, values) -> Worker | None:
        workshop = self.workshop(values)
        if workshop is None or not values["identity"]:
            return None
        return self._workers.get((workshop.pk, self._lookup(values["identity"])))

    def why_no_recipient(self, values) -> str:
        """Empty where the row says whom the kind is for; of a workshop and a kind that were found."""
        for_workers = self.kind(values).recipient == BenefitRecipient.WORKER
        if for_workers and not values["identity"]:
            return "这个项目发给从业人员，请填写身份证号码"
        if not for_workers and values["identity"]:
            return "这个项目发给工坊，身份证号码应空着"
        if for_workers and self.worker(values) is None:
            return "该工坊没有登记这个身份证号码的从业人员，请先由工坊登记"
        return ""

    def why_not_employed(self, values) -> str:
        """Why a worker's row may not be written unless it is sure; of rows with a recipient and sound days."""
        worker = self.worker(values)
        if worker is None or values["sure"]:
            return ""
        first, last = values["period_from"], values["period_to"]
        spells = self._spells[worker.pk]
        within = any(overlap(spell, (first, last)) for spell in spells)
        return "" if within else NOT_EMPLOYED

    def why_double(self, row) -> str:
        """Why the row may not be written as a second payment; of other counties only that there is one."""
        values = row.values
        mark, first, last = self._mark(values), values["period_from"], values["period_to"]
        above, sure = self._above[mark], values["sure"]
        over = [each for each in above if overlap(each[1:], (first, last))]
        above.append((row.number, first, last))
        for number, start, end in over:
            if (start, end) == (first, last):
                return f"与第 {number} 行重复（同一项目、同一对象、同一享受期）"
        if sure:
            return ""
        if over:
            return f"与第 {over[0][0]} 行的享受期重叠{SURE}"
        for start, end, region in self._registered.get(mark, ()):
            if overlap((start, end), (first, last)):
                return (
                    f"疑似重复发放：已登记 {start} 至 {end} 的同一项目{SURE}"
                    if region == self.region.pk
                    else f"疑似重复发放：其他地区已登记享受期重叠的同一项目{SURE}"
                )
        return ""

    def _mark(self, values) -> tuple:
        worker = self.worker(values)
        recipient = ("person", worker.person_id) if worker else ("workshop", self.workshop(values).pk)
        return (self.kind(values).pk, *recipient)

    def _find_kinds(self) -> dict[str, BenefitKind]:
        kinds = list(usable_kinds(self.region))
        named: dict[str, list[BenefitKind]] = defaultdict(list)
        for kind in kinds:
            named[folded(kind.name)].append(kind)
        single = {name: same[0] for name, same in named.items() if len(same) == 1}
        return single | {folded(kind.code): kind for kind in kinds}

    def _find_workers(self, rows, user) -> dict[tuple, Worker]:
        lookups = sorted({self._lookup(row.values["identity"]) for row in rows if row.values["identity"]})
        workers = Worker.objects.visible_to(user).filter(workshop__in=self._workshops.values())
        found = {}
        for start in range(0, len(lookups), CHUNK):
            chunk = workers.filter(person__identity_lookup__in=lookups[start : start + CHUNK])
            found |= {(each.workshop_id, each.person.identity_lookup): each for each in chunk.select_related("person")}
        return found

    def _find_spells(self) -> dict[int, list[tuple]]:
        """Worker's key → (first day, last day or None) of the spells at the workshop."""
        found = defaultdict(list)
        keys = [worker.pk for worker in self._workers.values()]
        for start in range(0, len(keys), CHUNK):
            spells = Employment.objects.filter(voided_at=None, worker__in=keys[start : start + CHUNK])
            for worker, first, last in spells.values_list("worker", "started_on", "ended_on"):
                found[worker].append((first, last))
        return found

    def _find_registered(self) -> dict[tuple, list[tuple]]:
        """(kind, "person" | "workshop", key) → (first day, last day, region) of what is registered anywhere."""
        persons = {worker.person_id for worker in self._workers.values()}
        workshops = {workshop.pk for workshop in self._workshops.values()}
        rows = Benefit.objects.filter(voided_at=None, kind__in=self._kinds.values()).filter(
            Q(worker__person__in=persons) | Q(worker=None, workshop__in=workshops)
        )
        found = defaultdict(list)
        wanted = ("kind", "worker__person", "workshop", "period_from", "period_to", "workshop__region")
        for kind, person, workshop, first, last, region in rows.order_by("pk").values_list(*wanted).iterator():
            mark = (kind, "person", person) if person else (kind, "workshop", workshop)
            found[mark].append((first, last, region))
        return found
