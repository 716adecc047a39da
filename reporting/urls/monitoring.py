"""Monitoring of workshops (notice art. 10) and the information sharing board (art. 9)."""

from django.urls import path

from ..views import check_ins, flags, monitoring, sharing

urlpatterns = [
    path("check-ins/", check_ins.CheckInListView.as_view(), name="check-in-list"),
    path("check-ins/new/", check_ins.CheckInNewView.as_view(), name="check-in-new"),
    path("flags/", flags.FlagListView.as_view(), name="flag-list"),
    path("flags/<int:pk>/", flags.FlagDetailView.as_view(), name="flag-detail"),
    path("flags/<int:pk>/<slug:action>/", flags.FlagStepView.as_view(), name="flag-step"),
    path("monitoring/", monitoring.MonitoringView.as_view(), name="monitoring"),
    path("monitoring/workshops/", monitoring.SurvivalListView.as_view(), name="survival-list"),
    path("workshops/<int:pk>/monitoring/", monitoring.WorkshopMonitoringView.as_view(), name="workshop-monitoring"),
    path("sharing/", sharing.SharingView.as_view(), name="sharing"),
]
