"""Dashboards, and what is said of the summaries that they read."""

from django.urls import path

from ..views import briefings, dashboard, rollup

urlpatterns = [
    path("dashboard/", dashboard.DashboardView.as_view(), name="dashboard"),
    path("dashboard/briefing/", briefings.BriefingView.as_view(), name="briefing"),
    path("statistics/rollup/", rollup.RollupView.as_view(), name="rollup"),
]
