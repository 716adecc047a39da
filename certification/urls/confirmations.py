"""``/confirmations/…``, ``/risk/`` and a workshop's standing."""

from django.urls import path

from certification.views import confirmation_cases as cases
from certification.views import confirmations, risk

urlpatterns = [
    path("confirmations/", confirmations.ConfirmationListView.as_view(), name="confirmation-list"),
    path("confirmations/queue/", cases.ConfirmationQueueView.as_view(), name="confirmation-queue"),
    path("confirmations/queue/accept/", cases.ConfirmationAcceptManyView.as_view(), name="confirmation-accept-many"),
    path("confirmations/<int:pk>/", cases.ConfirmationDetailView.as_view(), name="confirmation-detail"),
    path("confirmations/<int:pk>/new/", confirmations.ConfirmationNewView.as_view(), name="confirmation-new"),
    path("confirmations/<int:pk>/update/", confirmations.ConfirmationUpdateView.as_view(), name="confirmation-update"),
    path("risk/", risk.RiskListView.as_view(), name="risk-list"),
    path("workshops/<int:pk>/standing/", risk.WorkshopStandingView.as_view(), name="workshop-standing"),
]
