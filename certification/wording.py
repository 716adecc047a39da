"""Days in the words of pages and notices."""

import datetime


def said_day(day: datetime.date) -> str:
    """2026年1月1日."""
    return f"{day.year}年{day.month}月{day.day}日"
