"""Addresses of workers, their spells, categories and pay."""

from django.urls import path

from employment.views import exporting, pay, spells, workers

urlpatterns = [
    path("workshops/<int:pk>/people/", workers.WorkshopPeopleView.as_view(), name="workshop-people"),
    path("workshops/<int:pk>/people/new/", workers.WorkerRegisterView.as_view(), name="worker-register"),
    path("workshops/<int:pk>/pay/", pay.PayRecordView.as_view(), name="pay-record"),
    path("workers/", workers.WorkerListView.as_view(), name="worker-list"),
    path("workers/export/", exporting.WorkerExportView.as_view(), name="worker-export"),
    path("workers/<int:pk>/", workers.WorkerDetailView.as_view(), name="worker-detail"),
    path("workers/<int:pk>/edit/", workers.WorkerEditView.as_view(), name="worker-edit"),
    path("workers/<int:pk>/category/", workers.WorkerClaimView.as_view(), name="worker-claim"),
    path("workers/<int:pk>/employments/new/", spells.EmploymentNewView.as_view(), name="employment-new"),
    path("claims/<int:pk>/end/", workers.ClaimEndView.as_view(), name="claim-end"),
    path("claims/<int:pk>/withdraw/", workers.ClaimWithdrawView.as_view(), name="claim-withdraw"),
    path("employments/", spells.EmploymentListView.as_view(), name="employment-list"),
    path("employments/export/", exporting.EmploymentExportView.as_view(), name="employment-export"),
    path("employments/<int:pk>/edit/", spells.EmploymentEditView.as_view(), name="employment-edit"),
    path("employments/<int:pk>/end/", spells.EmploymentEndView.as_view(), name="employment-end"),
    path("employments/<int:pk>/void/", spells.EmploymentVoidView.as_view(), name="employment-void"),
    path("pays/", pay.PayListView.as_view(), name="pay-list"),
    path("pays/<int:pk>/remove/", pay.PayRemoveView.as_view(), name="pay-remove"),
]
