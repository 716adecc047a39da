"""The steps an application is filled in by, and which step a field belongs to. Pure, no database."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormStep:
    """One step: its place in the address, its title, and the fields (of ``completeness``) it asks for."""

    slug: str
    title: str
    fields: frozenset[str] = frozenset()


OPERATOR_FIELDS = frozenset(
    {
        "name", "address", "operator_kind", "operator_name", "uscc", "leader_name", "leader_phone",
        "legacy_name", "in_poverty_area",
    }
)  # fmt: skip
STEPS = (
    FormStep("operator", "工坊与主体", OPERATOR_FIELDS),
    FormStep("basis", "依托项目或手工艺", frozenset({"projects", "craft_category", "craft_name", "craft_ground"})),
    FormStep("premises", "场地与设施", frozenset({"floor_area", "opened_on"})),
    FormStep(
        "employment", "就业情况", frozenset({"posts", "employed", "lifted_from_poverty", "monitored", "low_income"})
    ),
    FormStep("files", "照片和材料", frozenset({"files"})),
    FormStep("review", "核对与提交"),
)
SLUGS = tuple(step.slug for step in STEPS)
# Where a problem is mended, for fields that are no single control of their own.
ANCHORS = {"projects": "project-picker", "files": "id_photos"}


def step_of(field: str) -> FormStep:
    """The step that asks for a field; the last, where all is checked, for one that none asks for."""
    return next((step for step in STEPS if field in step.fields), STEPS[-1])


def anchor_of(field: str) -> str:
    """The element id on its step's page."""
    return ANCHORS.get(field, f"id_{field}")


def next_slug(slug: str) -> str:
    return SLUGS[min(SLUGS.index(slug) + 1, len(SLUGS) - 1)]


def missing_in(step: FormStep, problems: Mapping[str, str]) -> int:
    """How many of the problems are mended on this step."""
    return sum(step_of(field) == step for field in problems)
