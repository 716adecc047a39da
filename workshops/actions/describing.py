"""The text columns of a workshop that lists show and search: written whenever its facts change."""

from workshops.models import Workshop


def describe(workshop: Workshop) -> None:
    """Write `projects_text` and `search_text` (lower case; name, leader, operator, projects, craft, number)."""
    projects = list(workshop.projects.order_by("level", "name"))
    workshop.projects_text = "、".join(str(project) for project in projects)[:400]
    parts = [
        workshop.name,
        workshop.leader.name,
        workshop.operator_name,
        *(project.name for project in projects),
        workshop.craft_name,
        workshop.number,
    ]
    workshop.search_text = " ".join(part for part in parts if part).lower()
    workshop.save(update_fields=["projects_text", "search_text"])
