"""The steps an application is filled in by, and which step a field belongs to. Pure, no database."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormStep:
    """One step: its place in the address, its title, and the fields it asks for, in their order."""

    slug: str
    title: str
    fields: tuple[str, ...] = ()


STEPS = (
    FormStep("operator", "工坊与主体", (
        "legacy_name", "legacy_document", "name", "address", "description", "operator_kind", "operator_name", "uscc",
        "leader_name", "leader_phone", "in_poverty_area", "in_key_county", "in_resettlement_site"
    )),
    FormStep("basis", "依托项目或手工艺", ("projects", "craft_category", "craft_name", "craft_ground")),
    FormStep("premises", "场地与设施", (
        "floor_area", "opened_on", "has_water", "has_power", "has_heating", "has_tools", "tools_description"
    )),
    FormStep("employment", "就业情况", (
        "posts", "employed", "lifted_from_poverty", "monitored", "low_income", "indirectly_employed",
        "average_income", "annual_sales", "answers"
    )),
    FormStep("files", "照片和材料", ("files",)),
    FormStep("review", "核对与提交"),
)  # fmt: skip
SLUGS = tuple(step.slug for step in STEPS)
# Where a problem is mended, for fields that are no single control of their own.
ANCHORS = {"projects": "project-picker", "files": "id_photos"}


def step_of(field: str) -> FormStep:
    """The step that asks for a field; the last, where all is checked, for one that none asks for."""
    return next((step for step in STEPS if _entry(field) in step.fields), STEPS[-1])


def place_of(field: str) -> tuple[int, int]:
    """Where the form asks for a field, to sort by: the step, and the place on it."""
    step = step_of(field)
    return STEPS.index(step), step.fields.index(_entry(field)) if step.fields else 0


def _entry(field: str) -> str:
    """The questions of the province's own measure are kept as one entry."""
    return "answers" if field.startswith("question_") else field


def anchor_of(field: str) -> str:
    """The element id on its step's page."""
    return ANCHORS.get(field, f"id_{field}")


def next_slug(slug: str) -> str:
    return SLUGS[min(SLUGS.index(slug) + 1, len(SLUGS) - 1)]


def missing_in(step: FormStep, problems: Mapping[str, str]) -> int:
    """How many of the problems, or of the reasons of a return, are mended on this step."""
    return sum(step_of(field) == step for field in problems)
