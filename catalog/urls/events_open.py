"""``/events/open/``."""

from django.urls import path

from catalog.views import events_open

urlpatterns = [path("events/open/", events_open.OpenEventListView.as_view(), name="event-open-list")]
