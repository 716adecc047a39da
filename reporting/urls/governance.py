"""Organisation and leadership (notice art. 9), beside the kinds' own addresses."""

from django.urls import path

from ..views import consultations, pairings, problems, responsible

urlpatterns = [
    path("responsible-persons/map/", responsible.ResponsibleMapView.as_view(), name="responsible-map"),
    path("responsible-persons/mine/", responsible.ResponsibleMineView.as_view(), name="responsible-mine"),
    path("consultation-issues/<int:pk>/settle/", consultations.IssueSettleView.as_view(), name="issue-settle"),
    path("consultation-issues/<int:pk>/drop/", consultations.IssueDropView.as_view(), name="issue-drop"),
    path("consultation-issues/<int:pk>/reopen/", consultations.IssueReopenView.as_view(), name="issue-reopen"),
    path("problems/", problems.ProblemListView.as_view(), name="problem-list"),
    path("problems/new/", problems.ProblemNewView.as_view(), name="problem-new"),
    path("problems/overdue/", problems.ProblemOverdueView.as_view(), name="problem-overdue"),
    path("problems/<int:pk>/", problems.ProblemDetailView.as_view(), name="problem-detail"),
    path("problems/<int:pk>/<slug:action>/", problems.ProblemStepView.as_view(), name="problem-step"),
    path("pairings/region/", pairings.PairingRegionView.as_view(), name="pairing-region"),
]
