"""A case: its page for everybody in scope, one page for each step, and settling objections."""

from django.urls import path

from ..views import case_steps, cases

urlpatterns = [
    path("applications/<int:pk>/", cases.CaseView.as_view(), name="application-detail"),
    path("applications/<int:pk>/act/<slug:action>/", case_steps.ActView.as_view(), name="application-act"),
    path("objections/<int:pk>/settle/", case_steps.SettleView.as_view(), name="objection-settle"),
]
