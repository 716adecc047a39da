"""Taking over what offices keep in workbooks."""

from django.urls import path

from ..views import imports

urlpatterns = [
    path("imports/", imports.ImportListView.as_view(), name="import-list"),
    path("imports/<uuid:pk>/", imports.ImportDetailView.as_view(), name="import-detail"),
    path("imports/<uuid:pk>/bad-rows/", imports.BadRowsView.as_view(), name="import-bad-rows"),
    path("imports/<uuid:pk>/confirm/", imports.ImportConfirmView.as_view(), name="import-confirm"),
    path("imports/<uuid:pk>/cancel/", imports.ImportCancelView.as_view(), name="import-cancel"),
    path("imports/<uuid:pk>/resume/", imports.ImportResumeView.as_view(), name="import-resume"),
    path("imports/<slug:table>/", imports.ImportUploadView.as_view(), name="import-upload"),
    path("imports/<slug:table>/template/", imports.TemplateView.as_view(), name="import-template"),
]
