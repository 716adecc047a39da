"""The list of events that a leader may still apply for."""

from django.urls import reverse

from catalog.kinds.events import Events
from catalog.queries.events_open import open_to
from workshops.tables.table import Table, register

SHOWN = ("name", "series", "region", "venue", "held_from", "held_to", "places", "apply_until")


@register
class OpenEvents(Table):
    name = "events-open"
    title = "可以报名的展会"
    default_order = ("apply_until", "held_from")
    empty_title = "目前没有可以报名的展会"
    empty_text = "有展会开放报名、您的工坊在邀请范围内且还没有报名的，列在这里。"
    columns = tuple(each for each in Events.columns if each.key in SHOWN)

    def rows(self, user):
        return open_to(user)

    def row_url(self, row):
        return reverse("catalog:events-detail", args=[row.pk])
