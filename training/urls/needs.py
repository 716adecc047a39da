"""Addresses of training needs and plans beyond their kinds'."""

from django.urls import path

from ..views import needs

urlpatterns = [
    path("training-needs/summary/", needs.NeedSummaryView.as_view(), name="need-summary"),
    path("training-needs/<int:pk>/reopen/", needs.NeedReopenView.as_view(), name="need-reopen"),
    path("training-plans/<int:pk>/step/<slug:step>/", needs.PlanStepView.as_view(), name="plan-step"),
]
