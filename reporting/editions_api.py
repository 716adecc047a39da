"""`edition` of the API's tables: by the divisions of which day they are (docs/adr/0045)."""

import datetime
from collections.abc import Callable, Mapping

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ValidationError

from reporting.queries.basis import Basis
from reporting.queries.editions import EARLIEST, NotInEdition
from workshops.access import clock
from workshops.regions.models import Region

EDITION = OpenApiParameter(
    "edition", OpenApiTypes.DATE, description="区划版本：按哪一天的区划统计，2009-12-31 至今天；默认现行区划"
)


def drawn(table: Callable, basis: Basis, region: Region | None, query: Mapping[str, str]):
    """The table by the divisions that are asked for."""
    try:
        return table(basis, region, asked_edition(query))
    except NotInEdition as error:
        raise ValidationError({"edition": [str(error)]}) from error


def asked_edition(query: Mapping[str, str]) -> datetime.date | None:
    text = query.get("edition")
    if not text:
        return None
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        raise ValidationError({"edition": ["区划版本应为 2026-01-31 这样的日期。"]}) from None
    if not EARLIEST <= day <= clock.today():
        raise ValidationError({"edition": [f"区划版本从 {EARLIEST} 起，不能晚于今天。"]})
    return day
