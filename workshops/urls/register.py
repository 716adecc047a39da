"""The register: workshops with their tabs, and leaders."""

from django.urls import path

from ..views import leaders, workshops

urlpatterns = [
    path("workshops/", workshops.WorkshopListView.as_view(), name="workshop-list"),
    path("workshops/<int:pk>/", workshops.WorkshopDetailView.as_view(), name="workshop-detail"),
    path("workshops/<int:pk>/history/", workshops.WorkshopHistoryView.as_view(), name="workshop-history"),
    path("leaders/", leaders.LeaderListView.as_view(), name="leader-list"),
    path("leaders/<int:pk>/", leaders.LeaderDetailView.as_view(), name="leader-detail"),
    path("leaders/<int:pk>/edit/", leaders.LeaderEditView.as_view(), name="leader-edit"),
]
