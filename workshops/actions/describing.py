"""The text columns of a workshop that lists show and search: written whenever its facts change."""

from collections.abc import Iterable

from workshops.models import IchProject, Workshop


def describe(workshop: Workshop) -> None:
    """Write `projects_text` and `search_text` (lower case; name, leader, operator, projects, craft, number)."""
    set_texts(workshop, workshop.projects.all())
    workshop.save(update_fields=["projects_text", "search_text"])


def set_texts(workshop: Workshop, projects: Iterable[IchProject]) -> None:
    """The two texts on the instance, which the caller saves."""
    ordered = sorted(projects, key=lambda project: (project.level, project.name))
    workshop.projects_text = "、".join(str(project) for project in ordered)[:400]
    parts = [
        workshop.name,
        workshop.leader.name,
        workshop.operator_name,
        *(project.name for project in ordered),
        workshop.craft_name,
        workshop.number,
    ]
    workshop.search_text = " ".join(part for part in parts if part).lower()
