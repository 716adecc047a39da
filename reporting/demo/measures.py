"""Measures of some provinces for the demonstration, each with its own shape (thresholds, days, window)."""

import datetime
from decimal import Decimal

from certification.models import DayKind, Measure, Question, Threshold
from workshops.access import clock
from workshops.access.models import User

# province: (title, document, notice days, kind, window, thresholds (group, fact, minimum), questions)
MEASURES = {
    "520000": (
        "贵州省非遗工坊认定与管理办法（演示）", "黔文旅演示〔2022〕1号", 7, DayKind.NATURAL, ((1, 1), (12, 31)),
        [(1, "floor_area", 50), (2, "employed", 5), (3, "lifted_or_monitored", 1)],
        ["工坊有固定的传承人或技艺骨干指导生产"],
    ),
    "340000": (
        "安徽省非遗工坊认定办法（演示）", "皖文旅演示〔2022〕2号", 5, DayKind.WORKING, ((1, 1), (12, 31)),
        [(1, "legal_person", 1), (2, "floor_area", 100), (3, "posts", 30), (3, "lifted_from_poverty", 10)],
        [],
    ),
    "510000": (
        "四川省非遗工坊认定办法（演示）", "川文旅演示〔2022〕3号", 5, DayKind.WORKING, ((3, 1), (11, 30)),
        [(1, "floor_area", 60), (2, "employed", 6)],
        ["未发生过安全生产和食品安全责任事故"],
    ),
}  # fmt: skip


def publish_demo_measures(today: datetime.date) -> None:
    author = User.objects.get(username="province_culture")
    for province, (title, document, days, kind, window, thresholds, questions) in MEASURES.items():
        (opens_month, opens_day), (closes_month, closes_day) = window
        measure = Measure.objects.create(
            region_id=province, title=title, document_number=document, effective_from=datetime.date(2021, 12, 31),
            needs_water=True, needs_power=True, needs_tools=True, notice_days=days, notice_day_kind=kind,
            window_opens_month=opens_month, window_opens_day=opens_day, window_closes_month=closes_month,
            window_closes_day=closes_day, published_at=clock.now(), published_by=author, created_by=author,
        )  # fmt: skip
        Threshold.objects.bulk_create(
            Threshold(measure=measure, group=group, fact=fact, minimum=Decimal(minimum))
            for group, fact, minimum in thresholds
        )
        Question.objects.bulk_create(Question(measure=measure, text=text) for text in questions)
