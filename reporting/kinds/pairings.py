"""Pairings between regions and what they did (notice art. 9: 东西部协作, 对口支援)."""

import datetime
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse

from reporting.actions.problems_texts import SAID
from reporting.models import Pairing, PairingAction, PairingActionKind, PairingKind
from reporting.queries import pairings as asked
from workshops.access import clock
from workshops.access.models import Department
from workshops.people.texts import holds_any_number
from workshops.records.finding import Finder
from workshops.records.keepers import ALL_LEVELS, Keepers
from workshops.records.kind import Kind, register
from workshops.regions.fields import RegionField
from workshops.tables.columns import Column

KEEPERS = Keepers(departments=(Department.CULTURE, Department.RURAL), levels=ALL_LEVELS)
SPELLED = re.compile(r"^(.+)—(.+?)\s*[（(](\S+?)[，,]\s*(\d{4}-\d{2}-\d{2})起[)）]$")


@dataclass(frozen=True)
class PairingFinder(Finder):
    """``广东省佛山市—贵州省黔东南苗族侗族自治州（东西部协作，2021-04-01起）``"""

    def spell(self, row) -> str:
        sides = f"{row.helping_region.full_name}—{row.helped_region.full_name}"
        return f"{sides}（{row.get_kind_display()}，{row.since.isoformat()}起）"

    def _named(self, text: str) -> Q:
        kinds = {label: value for value, label in PairingKind.choices}
        read = SPELLED.match(text)
        if read is None or read[3] not in kinds or not _is_day(read[4]):
            return Q(pk__in=())
        sides = {"helping_region__full_name": read[1].strip(), "helped_region__full_name": read[2].strip()}
        return Q(kind=kinds[read[3]], since=read[4], **sides)


def _is_day(text: str) -> bool:
    try:
        return bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


PAIRINGS = PairingFinder("结对关系", asked.concerning, name="kind")


def is_running(row: Pairing) -> bool:
    return row.until is None or row.until >= clock.today()


@register
class Pairings(Kind):
    name = "pairings"
    app = "reporting"
    model = Pairing
    title = "结对帮扶"
    noun = "结对关系"
    lead = "东西部协作、对口支援等机制下，帮扶地区与受援地区围绕非遗工坊的结对关系。"
    empty_text = "由任何一方县级至省级的文化和旅游、乡村振兴部门，或国家部门登记。"
    joins = asked.SIDES
    search_fields = ("helping_region__full_name", "helped_region__full_name")
    default_order = ("-since",)
    filters_by_scope = False
    fields = ("kind", "helping_region", "helped_region", "since", "until", "document_number", "note")
    keepers = KEEPERS
    detail_template = "reporting/pairing_detail.html"
    constraint_words = {
        "reporting_pairing_in_force": ("kind", "两地的这一结对关系已登记。"),
        "reporting_pairing_regions": ("helped_region", "帮扶地区和受援地区不能相同。"),
        "reporting_pairing_days": ("until", "结对终止日期不能早于起始日期。"),
    }
    columns = (
        Column("kind", "结对类型", "choice", choices=PairingKind, filterable=True, importable=True, required=True),
        Column("helping_region", "帮扶地区", "region", value="helping_region.full_name", path="helping_region",
               filterable=True, sortable=True, importable=True, required=True, anywhere=True),
        Column("helped_region", "受援地区", "region", value="helped_region.full_name", path="helped_region",
               filterable=True, sortable=True, importable=True, required=True, anywhere=True),
        Column("since", "结对起始日期", "date", filterable=True, sortable=True, importable=True, required=True),
        Column("until", "结对终止日期", "date", filterable=True, importable=True),
        Column("document_number", "文号", "code", width=24, importable=True, max_length=100),
        Column("note", "备注", width=40, listed=False, importable=True, max_length=500),
    )  # fmt: skip

    def field(self, name, user):
        """Either side lies anywhere in the nation."""
        if name not in asked.SIDES:
            return None
        label = self.relations[name].verbose_name
        return RegionField(root=None, label=label, error_messages={"required": f"请选择{label}。"})

    def faults(self, row, by):
        if row.since and row.since > clock.today():
            yield "since", "结对起始日期不能晚于今天。"
        if holds_any_number(row.note):
            yield "note", SAID
        if row.helping_region_id and row.helped_region_id and not asked.is_of_either_side(by.region, row):
            yield "helping_region", "帮扶地区或受援地区应当与本单位所在地区有关。"

    def list_actions(self, user):
        return (("各地帮扶和受援情况", reverse("reporting:pairing-region")),)

    def detail(self, row, user):
        actions = list(row.actions.filter(voided_at=None).order_by("-held_from", "-pk"))
        surveys = [each for each in actions if each.kind == PairingActionKind.SURVEY]
        may_add = KEEPERS.may_add(user) and asked.is_of_either_side(user.region, row) and row.voided_at is None
        add = reverse("reporting:pairing-actions-new") + f"?pairing={PAIRINGS.spell(row)}"
        return {
            "is_running": is_running(row),
            "surveys": surveys,
            "actions": [each for each in actions if each.kind != PairingActionKind.SURVEY],
            "years": asked.by_year(row.actions.all()),
            "total": sum(each.amount or 0 for each in actions),
            "people": sum(each.people or 0 for each in actions),
            "add_url": add if may_add else "",
        }


@register
class PairingActions(Kind):
    name = "pairing-actions"
    app = "reporting"
    model = PairingAction
    title = "结对活动"
    noun = "结对活动"
    lead = "结对地区围绕非遗工坊开展的调研、交流、援建、培训、采购帮销和人才支援。"
    empty_text = "在结对关系页面登记，也可以直接登记。"
    joins = ("pairing__helping_region", "pairing__helped_region")
    search_fields = ("title", "pairing__helping_region__full_name", "pairing__helped_region__full_name")
    default_order = ("-held_from",)
    filters_by_scope = False
    fields = (
        "pairing",
        "kind",
        "title",
        "held_from",
        "held_to",
        "amount",
        "people",
        "workshops",
        "results",
        "document",
    )
    keepers = KEEPERS
    finders = {
        "pairing": PAIRINGS,
        "workshops": Finder("非遗工坊", asked.workshops_for, beside="number"),
    }
    import_notes = ("涉及的工坊和证明材料导入后在活动页面补充。",)
    detail_template = "reporting/pairing_action_detail.html"
    constraint_words = {
        "reporting_pairingaction_days": ("held_to", "结束日期不能早于开始日期。"),
        "reporting_pairingaction_amount": ("amount", "投入资金不能为负数。"),
    }
    columns = (
        Column("title", "活动名称", width=34, sortable=True, importable=True, required=True, max_length=100,
               example="佛山市文化馆赴丹寨县调研非遗工坊"),
        Column("pairing", "结对关系", value=lambda row: PAIRINGS.spell(row.pairing), width=60, listed=False,
               importable=True, required=True, note="从列出的结对关系中选择"),
        Column("kind", "活动类型", "choice", choices=PairingActionKind, filterable=True, importable=True,
               required=True),
        Column("helping_region", "帮扶地区", "region", value="pairing.helping_region.full_name",
               path="pairing__helping_region", filterable=True),
        Column("helped_region", "受援地区", "region", value="pairing.helped_region.full_name",
               path="pairing__helped_region", filterable=True),
        Column("held_from", "开始日期", "date", filterable=True, sortable=True, importable=True, required=True),
        Column("held_to", "结束日期", "date", listed=False, importable=True),
        Column("amount", "投入资金", "decimal", unit="元", filterable=True, sortable=True, importable=True),
        Column("people", "参加人数", "int", unit="人次", sortable=True, importable=True, min_value=0),
        Column("results", "主要成效", width=50, listed=False, importable=True, max_length=2000),
    )  # fmt: skip

    def faults(self, row, by):
        if row.held_from and row.held_from > clock.today():
            yield "held_from", "开始日期不能晚于今天。"
        for name in ("title", "results"):
            if holds_any_number(getattr(row, name)):
                yield name, SAID
        if row.pairing_id is None:
            return
        if not asked.is_of_either_side(by.region, row.pairing):
            yield "pairing", "请选择本地区一方的结对关系。"
        if row.held_from and row.held_from < row.pairing.since:
            yield "held_from", "开始日期不能早于结对起始日期。"
        if row.held_from and row.pairing.until and row.held_from > row.pairing.until:
            yield "held_from", "开始日期不能晚于结对终止日期。"

    def changed(self, row, by, *, act):
        """The workshops are written after the row, so they are asked about here."""
        if act == "void":
            return
        path = row.pairing.helped_region.path
        strange = [each.name for each in row.workshops.all() if not each.region.path.startswith(path)]
        if strange:
            raise ValidationError({"workshops": f"不在受援地区的工坊：{'、'.join(strange)}。"})

    def may_see_file(self, user, row):
        """Papers may name people: culture and rural offices of either side."""
        if not (user.is_office and user.department in self.keepers.departments):
            return False
        return asked.is_of_either_side(user.region, row.pairing)

    def list_actions(self, user):
        return (("互访调研", f"{self.url('list')}?kind={PairingActionKind.SURVEY}"),)

    def detail(self, row, user):
        workshops = list(row.workshops.select_related("region").order_by("name"))
        seen = set(row.workshops.visible_to(user).values_list("pk", flat=True))
        return {"workshops": [(each, each.pk in seen) for each in workshops], "spelled": PAIRINGS.spell(row.pairing)}
