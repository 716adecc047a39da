"""The kinds through the API: read only, in scope; documents are left out."""

from rest_framework import serializers

from workshops.api import ReadOnlyTableViewSet
from workshops.records.kind import Kind, registered


def viewset_of(kind: Kind) -> type[ReadOnlyTableViewSet]:
    """A list and one row, with the kind's fields; of rows that are named both the key and the name."""
    named = {
        f"{name}_name": serializers.StringRelatedField(source=name) for name in kind.named if name not in kind.many
    }
    own = [name for name in kind.fields if name not in kind.files]
    region = {}
    if "region" not in own and kind.model.scope_path:
        path = f"{kind.model.scope_path}_id".replace("__", ".")
        region = {"region": serializers.CharField(source=path, read_only=True, allow_null=True)}
    fields = ("id", *own, *named, *region, *kind.api_fields, "recorded_at", "updated_at", "version", "voided_at")
    meta = type("Meta", (), {"model": kind.model, "fields": fields, "read_only_fields": fields})
    serializer = type(
        f"{kind.model.__name__}Serializer", (serializers.ModelSerializer,), {"Meta": meta, **named, **region}
    )
    said = {"table_name": kind.name, "queryset": kind.model.objects.all(), "serializer_class": serializer,
            "__doc__": f"{kind.title}。{kind.lead}"}  # fmt: skip
    return type(f"{kind.model.__name__}ViewSet", (ReadOnlyTableViewSet,), said)


def register_all(router) -> None:
    """All kinds, whatever their app."""
    for kind in registered():
        router.register(kind.name, viewset_of(kind), kind.name.removesuffix("s"))
