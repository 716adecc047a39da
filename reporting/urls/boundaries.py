"""Changes of divisions and what they led to."""

from django.urls import path

from ..views import boundaries, boundary_results

BASE = "statistics/boundaries/"
urlpatterns = [
    path(BASE, boundaries.BoundaryListView.as_view(), name="boundary-list"),
    path(f"{BASE}new/", boundaries.BoundaryFormView.as_view(), name="boundary-new"),
    path(f"{BASE}reconciliation/", boundary_results.ReconciliationView.as_view(), name="boundary-reconciliation"),
    path(f"{BASE}handovers/", boundary_results.HandoverListView.as_view(), name="boundary-handovers"),
    path(f"{BASE}handovers/<int:pk>/", boundary_results.HandoverView.as_view(), name="boundary-handover"),
    path(f"{BASE}<int:pk>/", boundaries.BoundaryDetailView.as_view(), name="boundary-detail"),
    path(f"{BASE}<int:pk>/edit/", boundaries.BoundaryFormView.as_view(), name="boundary-edit"),
    path(f"{BASE}<int:pk>/assign/", boundaries.BoundaryAssignView.as_view(), name="boundary-assign"),
    path(f"{BASE}<int:pk>/<slug:action>/", boundaries.BoundaryStepView.as_view(), name="boundary-step"),
]
