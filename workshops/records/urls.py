"""Addresses of the kinds of an app: ``/<name>/``, ``new/``, ``<pk>/``, ``<pk>/edit/``, ``<pk>/void/``."""

from django.urls import path

from workshops.records import views
from workshops.records.kind import registered


def record_urls(app: str) -> list:
    """URL names: ``<name>-list -new -detail -edit -void`` and, where the kind has documents, ``-file``."""
    made = []
    for kind in registered(app):
        at = f"{kind.name}/"
        made += [
            path(at, views.RecordListView.as_view(kind=kind), name=f"{kind.name}-list"),
            path(f"{at}new/", views.RecordNewView.as_view(kind=kind), name=f"{kind.name}-new"),
            path(f"{at}<int:pk>/", views.RecordDetailView.as_view(kind=kind), name=f"{kind.name}-detail"),
            path(f"{at}<int:pk>/edit/", views.RecordEditView.as_view(kind=kind), name=f"{kind.name}-edit"),
            path(f"{at}<int:pk>/void/", views.RecordVoidView.as_view(kind=kind), name=f"{kind.name}-void"),
        ]
        if kind.files:
            file = views.RecordFileView.as_view(kind=kind)
            made.append(path(f"{at}<int:pk>/file/<slug:name>/", file, name=f"{kind.name}-file"))
    return made
