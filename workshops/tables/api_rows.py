"""How rows of a table are described in the API's schema."""

from django.core.exceptions import FieldDoesNotExist
from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers

LOCAL_TIME = {"type": "string", "pattern": r"^\d{2}:\d{2}(:\d{2})?$"}
"""Without a zone, which the format ``time`` (RFC 3339) asks for."""


class RowSchema(AutoSchema):
    """Says of fields that are only read what their columns may leave empty."""

    def _map_serializer_field(self, field, direction, bypass_extensions=False):
        column = _column(field)
        if field.read_only and column is not None:
            # DRF drops the first when a field is read only and never asks the column about the second.
            if isinstance(field, serializers.ChoiceField | serializers.CharField):
                field.allow_blank = column.blank and not column.null
            if isinstance(field, serializers.RelatedField):
                field.allow_null = column.null
        schema = super()._map_serializer_field(field, direction, bypass_extensions)
        if isinstance(field, serializers.TimeField):
            schema = {key: value for key, value in schema.items() if key != "format"} | LOCAL_TIME
        return schema


def _column(field: serializers.Field):
    """The model's field that a serializer's field shows, or None."""
    model = getattr(getattr(field.parent, "Meta", None), "model", None)
    if model is None or not field.source or "." in field.source:
        return None
    try:
        return model._meta.get_field(field.source)
    except FieldDoesNotExist:
        return None
