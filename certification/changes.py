"""A yearly update as the difference between the register and what was stated: {field: [old, new]} in JSON values."""

from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from stdnum.cn import uscc as uscc_number

from certification.completeness import head_count_problems, operator_problems
from workshops.models import UPDATABLE_FACTS, Workshop

Changes = dict[str, list]


def difference(workshop: Workshop, stated: Mapping[str, object]) -> Changes:
    """What `stated` (model values by field) changes in the register; fields not stated stay as they are."""
    pairs = {field: (getattr(workshop, field), _lines(stated[field])) for field in UPDATABLE_FACTS if field in stated}
    return {field: [_plain(old), _plain(new)] for field, (old, new) in pairs.items() if _lines(old) != new}


def values(changes: Changes, side: int = 1) -> dict[str, object]:
    """The new (`side` 1) or old (0) values as the model holds them. ValidationError by field for what it can't hold."""
    found, problems = {}, {}
    for name, pair in changes.items():
        if name not in UPDATABLE_FACTS:
            problems[name] = "这一项不能在年度确认中更新。"
            continue
        try:
            found[name] = _field(name).to_python(pair[side])
        except ValidationError as error:
            problems[name] = error.messages
    if problems:
        raise ValidationError(problems)
    return found


def applied(workshop: Workshop, changes: Changes) -> Workshop:
    """The workshop as it would be, not saved. ValidationError by field where that can't stand in the register."""
    for name, value in values(changes).items():
        setattr(workshop, name, value)
    problems: dict[str, object] = {}
    try:
        workshop.clean_fields(exclude=[f.name for f in workshop._meta.fields if f.name not in changes])
    except ValidationError as error:
        problems = dict(error.message_dict)
    if changes:
        problems = operator_problems(workshop) | head_count_problems(workshop) | problems
    if changes.get("uscc") and workshop.uscc and not uscc_number.is_valid(workshop.uscc):
        problems["uscc"] = "统一社会信用代码校验不通过，请核对 18 位代码。"
    if problems:
        raise ValidationError(problems)
    return workshop


def conflicts(workshop: Workshop, changes: Changes, *, everything: bool = False) -> Changes:
    """{field: [old, new, the register's]} where the register has neither the old nor the new value any more.

    `everything`: every change, whatever the register has.
    """
    old, new = values(changes, 0), values(changes)
    return {
        name: [*pair, _plain(getattr(workshop, name))]
        for name, pair in changes.items()
        if everything or getattr(workshop, name) not in (old[name], new[name])
    }


def described(changes: Changes) -> list[tuple[str, str, str]]:
    """(label, old, new) in words, for the difference table, in the order of the form."""
    order = [name for name in UPDATABLE_FACTS if name in changes]
    return [(str(_field(name).verbose_name), *(said(name, value) for value in changes[name])) for name in order]


def said(name: str, value) -> str:
    """A value in words; "" when there is none."""
    field = _field(name)
    if value is None or value == "":
        return ""
    if isinstance(field, models.BooleanField):
        return "是" if value else "否"
    if isinstance(field, models.DecimalField):
        return f"{Decimal(value):,.2f}".removesuffix(".00")
    if isinstance(field, models.IntegerField) and not field.choices:
        return f"{int(value):,}"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return str(value)


def _lines(value):
    """Browsers post line ends as CR LF: that alone is no change."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def _plain(value):
    return str(value) if isinstance(value, Decimal) else value


def _field(name: str) -> models.Field:
    return Workshop._meta.get_field(name)
