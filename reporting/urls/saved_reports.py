"""Tables that officials compose and keep."""

from django.urls import path

from ..views import saved_reports

urlpatterns = [
    path("reports/", saved_reports.ReportListView.as_view(), name="report-list"),
    path("reports/new/", saved_reports.ReportFormView.as_view(), name="report-new"),
    path("reports/<int:pk>/", saved_reports.ReportDetailView.as_view(), name="report-detail"),
    path("reports/<int:pk>/edit/", saved_reports.ReportFormView.as_view(), name="report-edit"),
    path("reports/<int:pk>/discard/", saved_reports.ReportDiscardView.as_view(), name="report-discard"),
]
