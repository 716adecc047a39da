"""``/exemplary-cases/``, and the public pages of the published ones."""

from django.urls import path

from ..views import cases, cases_photos, cases_public, cases_selection

at = "exemplary-cases/"
urlpatterns = [
    path(at, cases.CaseListView.as_view(), name="exemplary-case-list"),
    path(f"{at}new/", cases.CaseNewView.as_view(), name="exemplary-case-new"),
    path(f"{at}selection/", cases_selection.SelectionView.as_view(), name="exemplary-case-selection"),
    path(f"{at}<int:pk>/", cases.CaseDetailView.as_view(), name="exemplary-case-detail"),
    path(f"{at}<int:pk>/edit/", cases.CaseEditView.as_view(), name="exemplary-case-edit"),
    path(f"{at}<int:pk>/photos/", cases_photos.CasePhotosView.as_view(), name="exemplary-case-photos"),
    path(f"{at}<int:pk>/act/<slug:action>/", cases.CaseActView.as_view(), name="exemplary-case-act"),
    path("exemplary-case-photos/<int:pk>/", cases_photos.CasePhotoView.as_view(), name="exemplary-case-photo"),
    path("catalog/cases/", cases_public.PublicCaseListView.as_view(), name="public-case-list"),
    path("catalog/cases/<uuid:uid>/", cases_public.PublicCaseView.as_view(), name="public-case-detail"),
    path("catalog/cases/<uuid:uid>/photos/<int:number>/", cases_public.PublicPhotoView.as_view(),
         name="public-case-photo"),
]  # fmt: skip
