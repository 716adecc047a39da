"""Released tables and the dictionary of indicators."""

from django.urls import path, re_path

from ..views import dictionary, exports

urlpatterns = [
    path("statistics/dictionary/", dictionary.DictionaryView.as_view(), name="dictionary"),
    path("statistics/exports/", exports.ExportListView.as_view(), name="export-list"),
    path("statistics/exports/new/", exports.ExportNewView.as_view(), name="export-new"),
    path("statistics/exports/<uuid:pk>/", exports.ExportDetailView.as_view(), name="export-detail"),
    path("statistics/exports/<uuid:pk>/<slug:form>/", exports.ExportFileView.as_view(), name="export-file"),
    re_path(r"^verify/(?P<digest>[0-9A-Fa-f]{64})/$", exports.VerifyFiguresView.as_view(), name="verify-figures"),
]
