"""What the model or the database finds wrong with a row, as a refusal at the field."""

from collections.abc import Iterable
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from workshops.access.refusal import Refused


def refuse_faulty(row: models.Model, fields: Iterable[str]) -> None:
    """The first fault that the model's own fields find in the row; raises ``Refused`` at that field."""
    checked = set(fields)
    try:
        row.clean_fields(exclude=[field.name for field in row._meta.fields if field.name not in checked])
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise Refused("invalid", messages[0], field=field) from error


@contextmanager
def refusing(constraint: str, refusal: Refused):
    """What the database constraint of that name refuses in the block becomes `refusal`."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") != constraint:
            raise
        raise refusal from error
