"""Applying: the list, a new draft, its steps, files, handing in and withdrawing. The case itself: ``cases.py``."""

from django.urls import path

from ..views import application_list, applying, applying_files, applying_start, handing_in

urlpatterns = [
    path("applications/", application_list.ApplicationListView.as_view(), name="application-list"),
    path("applications/new/", applying_start.RegionView.as_view(), name="application-new"),
    path("applications/new/<str:code>/", applying_start.StartView.as_view(), name="application-start"),
    path("applications/again/<int:workshop>/", applying_start.AgainView.as_view(), name="application-again"),
    path("applications/transfer/", applying_start.TransferView.as_view(), name="transfer-new"),
    path("applications/<int:pk>/edit/", applying.EditView.as_view(), name="application-edit"),
    path("applications/<int:pk>/edit/files/", applying_files.FilesView.as_view(), name="application-files"),
    path("applications/<int:pk>/edit/review/", handing_in.ReviewView.as_view(), name="application-review"),
    path("applications/<int:pk>/edit/<slug:step>/", applying.StepView.as_view(), name="application-step"),
    path(
        "applications/<int:pk>/files/<uuid:file>/remove/",
        applying_files.RemoveFileView.as_view(),
        name="application-file-remove",
    ),
    path("applications/<int:pk>/withdraw/", handing_in.WithdrawView.as_view(), name="application-withdraw"),
]
