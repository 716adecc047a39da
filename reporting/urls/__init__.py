"""Addresses of the app: of its kinds of records, and one module an area for the rest."""

from workshops.records.collecting import joined
from workshops.records.urls import record_urls

app_name = "reporting"
urlpatterns = [*joined(__name__, "urlpatterns"), *record_urls(app_name)]
