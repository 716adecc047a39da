"""Foreign keys point the way imports do: string references escape the linter."""

from django.apps import apps

ORDER = {
    "regions": 0, "access": 1, "tables": 1, "workshops": 2, "employment": 3, "training": 3, "certification": 4,
    "catalog": 5, "reporting": 6,
}  # fmt: skip
"""App label → height; an app refers to lower ones or itself (architecture.md "One-way import order")."""
BY_WHOM = {"regions.RegionChange.entered_by", "regions.RegionChange.reviewed_by"}
"""Who entered and reviewed a change of divisions: by the swappable user of the settings, so that nothing is imported;
the two-person rule on it is the database's."""
FOREIGN = {"contenttypes", "auth", "pghistory"}
"""Apps of libraries, which refer to none of ours."""


def ours():
    return [
        model
        for model in apps.get_models()
        if model.__module__.split(".")[0]
        in ("workshops", "employment", "training", "certification", "catalog", "reporting")
    ]


def test_every_app_with_models_has_a_height():
    assert {model._meta.app_label for model in ours()} <= ORDER.keys()


def test_foreign_keys_point_downwards():
    upwards = []
    for model in ours():
        label = model._meta.app_label
        for field in model._meta.get_fields():
            if not (field.is_relation and field.concrete) or field.related_model is None:
                continue
            other = field.related_model._meta.app_label
            if other in FOREIGN or other == label:
                continue
            if ORDER[other] >= ORDER[label] and f"{model._meta.label}.{field.name}" not in BY_WHOM:
                upwards.append(f"{model._meta.label}.{field.name} → {other}")
    assert upwards == []
