"""The register: workshops with their tabs, and leaders."""

from django.urls import path

from ..views import lists, workshops

urlpatterns = [
    path("workshops/", lists.WorkshopListView.as_view(), name="workshop-list"),
    path("workshops/<int:pk>/", workshops.WorkshopDetailView.as_view(), name="workshop-detail"),
    path("workshops/<int:pk>/history/", workshops.WorkshopHistoryView.as_view(), name="workshop-history"),
    path("leaders/", lists.LeaderListView.as_view(), name="leader-list"),
    path("leaders/<int:pk>/", lists.LeaderDetailView.as_view(), name="leader-detail"),
]
