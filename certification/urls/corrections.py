"""``/corrections/…``: 更正."""

from django.urls import path

from certification.views import corrections

urlpatterns = [
    path("corrections/", corrections.CorrectionListView.as_view(), name="correction-list"),
    path("corrections/<int:pk>/", corrections.CorrectionDetailView.as_view(), name="correction-detail"),
    path("corrections/new/<int:pk>/", corrections.CorrectionNewView.as_view(), name="correction-new"),
]
