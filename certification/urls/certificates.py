"""``/certificates/`` for those in scope, ``/verify/`` for everybody."""

from django.urls import path

from ..views import certificates

urlpatterns = [
    path("certificates/", certificates.CertificateListView.as_view(), name="certificate-list"),
    path("certificates/<int:pk>.pdf", certificates.CertificatePdfView.as_view(), name="certificate-pdf"),
    path("verify/", certificates.VerifyNumberView.as_view(), name="verify"),
    path("verify/<str:token>/", certificates.VerifyTokenView.as_view(), name="verify-token"),
]
