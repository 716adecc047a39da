"""Changes of divisions in every state, entered and reviewed by two officials of the ministry."""

import datetime

from reporting.actions import boundaries
from reporting.actions.boundaries import TypedLine
from workshops.access.models import User
from workshops.regions.models import RegionChange

DRAFT = "示例：丹寨县分设扬武县（草稿）"
WAITING = "示例：雷山县更名为雷公山县（待生效）"


def fill(stage) -> None:
    """A draft that splits 丹寨, and a reviewed change of next year: nothing that moves today's divisions."""
    if RegionChange.objects.filter(title=DRAFT).exists():
        return
    one, two = stage.official(None), User.objects.get(username="ministry_reviewer")
    day = datetime.date(stage.today.year + 1, 1, 1)
    said = {"document_no": "", "source": "演示数据，不是真实的区划变更", "effective_on": day}
    lines = [TypedLine("522636", "522636", is_heir=True), TypedLine("522636", "522690", "扬武县")]
    boundaries.enter(by=one, lines=lines, kind="split", title=DRAFT, **said)
    rename = [TypedLine("522634", "522634", "雷公山县")]
    change = boundaries.enter(by=one, lines=rename, kind="rename", title=WAITING, **said)
    boundaries.review(change.pk, by=two)
