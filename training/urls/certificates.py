"""Certificates on paper, and the public check of one."""

from django.urls import path

from ..views import certificates

urlpatterns = [
    path("trainees/<int:pk>/certificate/", certificates.TraineeCertificateView.as_view(), name="trainee-certificate"),
    path("trainings/<int:pk>/certificates/", certificates.CourseCertificatesView.as_view(), name="course-certificates"),
    path("training/certificates/<str:token>/", certificates.CertificateCheckView.as_view(), name="certificate-check"),
]
