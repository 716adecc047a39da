"""``/library-entries/``."""

from django.urls import path

from ..views import library

urlpatterns = [
    path("library-entries/", library.LibraryEntryListView.as_view(), name="library-entry-list"),
    path("library-entries/<int:pk>/", library.LibraryEntryView.as_view(), name="library-entry-detail"),
]
