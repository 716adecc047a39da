"""Training subsidies."""

from django.urls import path

from ..views import subsidies

urlpatterns = [
    path("courses/<int:pk>/subsidies/", subsidies.CourseSubsidiesView.as_view(), name="course-subsidies"),
    path("subsidy-claims/", subsidies.SubsidyClaimListView.as_view(), name="subsidy-claim-list"),
    path("subsidy-claims/step/", subsidies.SubsidyStepView.as_view(), name="subsidy-claim-step"),
    path("subsidy-claims/<int:pk>/", subsidies.SubsidyClaimDetailView.as_view(), name="subsidy-claim-detail"),
    path("subsidy-claims/<int:pk>/void/", subsidies.SubsidyClaimVoidView.as_view(), name="subsidy-claim-void"),
    path("subsidy-claims/<int:pk>/document/", subsidies.SubsidyClaimFileView.as_view(), name="subsidy-claim-file"),
]
