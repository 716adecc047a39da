"""Training needs of workshops, and the plans that take them up (notice art. 4)."""

from django.urls import reverse

from training.actions.needs import PLAN_STEPS
from training.models import NeedStatus, PlanStatus, TrainingForm, TrainingNeed, TrainingPlan
from training.queries.courses import TRAINERS
from workshops.access import clock
from workshops.access.refusal import Refused
from workshops.records.keepers import Keepers
from workshops.records.kind import Kind, register
from workshops.tables.columns import Column

NEED_TONES = {"open": "warn", "planned": "info", "met": "good", "declined": "neutral"}
PLAN_TONES = {"draft": "neutral", "published": "good", "closed": "neutral"}


@register
class TrainingNeeds(Kind):
    name = "training-needs"
    app = "training"
    model = TrainingNeed
    title = "培训需求"
    noun = "培训需求"
    lead = "工坊每年需要什么技能的培训、多少人，由带头人填报；安排结果在这里能看到。"
    joins = ("workshop__region", "workshop__leader", "plan")
    search_fields = ("skill", "workshop__search_text")
    default_order = ("-year",)
    empty_text = "工坊带头人填报，也可以由所在县的文化和旅游部门代填。"
    keepers = Keepers(workshop=True)
    detail_template = "training/need_detail.html"
    fields = ("workshop", "year", "skill", "headcount", "form", "preferred_months", "reason")
    api_fields = ("status", "plan", "answer")
    constraint_words = {
        "training_trainingneed_headcount": ("headcount", "需培训人数应大于 0。"),
        "training_trainingneed_answered": ("", "未采纳的，须写明原因。"),
    }
    unique_keys = (("workshop", "year", "skill"),)
    columns = (
        Column("skill", "需要培训的技能", width=22, importable=True, required=True, sortable=True, max_length=60,
               filterable=True, example="苗绣基础针法"),
        Column("workshop", "工坊", value="workshop.name", path="workshop__name", width=28, importable=True,
               required=True, sortable=True, note="工坊名称或登记编号"),
        Column("region", "地区", "region", value="workshop.region.full_name", path="workshop__region",
               filterable=True, sortable=True),
        Column("year", "年度", "int", importable=True, required=True, filterable=True, sortable=True, min_value=2021,
               max_value=2199, example=2026),
        Column("headcount", "需培训人数", "int", unit="人", importable=True, required=True, sortable=True,
               min_value=1, max_value=5000, example=12),
        Column("form", "希望的培训形式", "choice", choices=TrainingForm, filterable=True, importable=True,
               required=True),
        Column("preferred_months", "希望的培训时间", width=20, listed=False, importable=True, max_length=60),
        Column("reason", "需求说明", width=40, listed=False, importable=True, max_length=500),
        Column("status", "状态", "choice", choices=NeedStatus, filterable=True),
        Column("plan", "列入的计划", value="plan.title", path="plan__title", width=28, listed=False),
        Column("answer", "答复", width=30, listed=False),
    )  # fmt: skip

    def faults(self, row, by):
        if row.status != NeedStatus.OPEN:
            yield "", "这项需求已经安排或答复，不能再修改；情况有变的，请另行填报。"
        if row.year and not clock.today().year - 1 <= row.year <= clock.today().year + 2:
            yield "year", "年度应在去年至后年之间。"
        same = TrainingNeed.objects.filter(workshop=row.workshop, year=row.year or 0, skill=row.skill, voided_at=None)
        if row.year and same.exclude(pk=row.pk).exists():
            yield "skill", "该工坊本年度已填报这项技能，请修改原来的需求。"

    def changed(self, row, by, *, act):
        if act == "void" and row.status != NeedStatus.OPEN:
            raise Refused("answered", "这项需求已经安排或答复，不能作废。")

    def list_actions(self, user):
        return (("按技能汇总", reverse("training:need-summary")),) if user.is_office else ()

    def detail(self, row, user):
        open_now = row.voided_at is None and row.status == NeedStatus.OPEN
        arranges = row.voided_at is None and TRAINERS.may_add(user)
        return {
            "keeps": open_now and self.keepers.may_keep(user, row),
            "tone": NEED_TONES[row.status],
            "courses": row.courses.filter(voided_at=None),
            "arrange_url": self._summary(row) if arranges and open_now else "",
            "reopen_url": reverse("training:need-reopen", args=[row.pk])
            if arranges and self._may_reopen(row, user)
            else "",
            "plan_url": reverse("training:training-plans-detail", args=[row.plan_id])
            if row.plan_id and TrainingPlan.objects.visible_to(user).filter(pk=row.plan_id).exists()
            else "",
        }

    @staticmethod
    def _summary(row) -> str:
        return reverse("training:need-summary") + f"?year={row.year}"

    @staticmethod
    def _may_reopen(row, user) -> bool:
        if row.status == NeedStatus.PLANNED:
            return (
                TRAINERS.may_keep(user, row.plan)
                and not row.courses.filter(voided_at=None).exclude(status="cancelled").exists()
            )
        return row.status == NeedStatus.DECLINED


@register
class TrainingPlans(Kind):
    name = "training-plans"
    app = "training"
    model = TrainingPlan
    title = "培训计划"
    noun = "培训计划"
    lead = "各地一年准备培训多少人、安排哪些需求。"
    joins = ("region",)
    search_fields = ("title",)
    default_order = ("-year",)
    empty_text = "县级以上文化和旅游、人力资源社会保障部门制定后列入。"
    keepers = TRAINERS
    detail_template = "training/plan_detail.html"
    fields = ("year", "title", "headcount", "budget", "note")
    api_fields = ("status",)
    constraint_words = {"training_trainingplan_sound": ("headcount", "计划人数应大于 0，预算不能为负数。")}
    columns = (
        Column("title", "计划名称", width=34, importable=True, required=True, sortable=True, max_length=80,
               example="丹寨县2026年非遗工坊技能培训计划"),
        Column("region", "地区", "region", value="region.full_name", path="region", filterable=True, sortable=True),
        Column("year", "年度", "int", importable=True, required=True, filterable=True, sortable=True, min_value=2021,
               max_value=2199, example=2026),
        Column("headcount", "计划培训人数", "int", unit="人", importable=True, required=True, sortable=True,
               min_value=1, example=200),
        Column("budget", "经费预算", "decimal", unit="元", importable=True, sortable=True, min_value=0),
        Column("note", "说明", width=40, listed=False, importable=True, max_length=1000),
        Column("status", "状态", "choice", choices=PlanStatus, filterable=True),
    )  # fmt: skip

    def faults(self, row, by):
        if row.status == PlanStatus.CLOSED:
            yield "", "计划已结束，不能再修改。"
        same = TrainingPlan.objects.filter(region=row.region_id, title=row.title, voided_at=None)
        if row.title and same.exclude(pk=row.pk).exists():
            yield "title", "本地区已有同名的计划，请在名称中写明年度。"
        if row.pk and row.year and row.needs.filter(voided_at=None).exclude(year=row.year).exists():
            yield "year", "已列入其他年度的需求，年度不能改。"

    def changed(self, row, by, *, act):
        in_use = row.needs.filter(voided_at=None).exists() or row.courses.filter(voided_at=None).exists()
        if act == "void" and in_use:
            raise Refused("in_use", "计划中已有需求或培训班，不能作废。")

    def detail(self, row, user):
        keeps = row.voided_at is None and self.keepers.may_keep(user, row)
        needs = TrainingNeed.objects.visible_to(user).filter(plan=row, voided_at=None).select_related("workshop")
        courses = row.courses.filter(voided_at=None).exclude(status="cancelled")
        return {
            "keeps": keeps and row.status != PlanStatus.CLOSED,
            "tone": PLAN_TONES[row.status],
            "steps": [
                (step, label) for step, (label, before, _) in PLAN_STEPS.items() if keeps and before == row.status
            ],
            "needs": [(each, NEED_TONES[each.status]) for each in needs.order_by("skill", "pk")],
            "heads": sum(each.headcount for each in needs),
            "courses": courses,
            "course_heads": sum(each.headcount for each in courses),
            "arrange_url": reverse("training:need-summary") + f"?year={row.year}&plan={row.pk}" if keeps else "",
            "course_url": self._new_course(row) if self._may_hold(row, user) else "",
        }

    def _may_hold(self, row, user) -> bool:
        here = self.keepers.may_add(user) and user.region == row.region
        return here and row.voided_at is None and row.status == PlanStatus.PUBLISHED

    @staticmethod
    def _new_course(row) -> str:
        return reverse("training:trainings-new") + f"?plan={row.title}（{row.region.name}）"
