"""Divisions to choose from in the public catalogue's filters."""

from workshops.regions.models import Level, Region


def provinces() -> list[tuple[str, str]]:
    """The reporting units."""
    return list(Region.objects.provinces().order_by("code").values_list("code", "name"))


def counties_of(province: Region | None) -> list[tuple[str, str]]:
    """All divisions below, by their names within the province; nothing without one."""
    if province is None:
        return []
    rows = Region.objects.filter(path__startswith=province.path).exclude(pk=province.pk).order_by("path")
    return [
        (code, name.removeprefix(province.full_name) + ("（全部）" if level == Level.PREFECTURE and not alone else ""))
        for code, name, level, alone in rows.values_list("pk", "full_name", "level", "certifies")
    ]
