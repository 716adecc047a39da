"""Addresses of lists and mismatches."""

from django.urls import path

from employment.views import lists, mismatches

urlpatterns = [
    path("poverty-lists/", lists.ListingListView.as_view(), name="listing-list"),
    path("poverty-lists/new/", lists.ListingCreateView.as_view(), name="listing-new"),
    path("poverty-lists/<int:pk>/", lists.ListingDetailView.as_view(), name="listing-detail"),
    path("poverty-lists/<int:pk>/amend/", lists.ListingAmendView.as_view(), name="listing-amend"),
    path("poverty-lists/<int:pk>/end/", lists.ListingEndView.as_view(), name="listing-end"),
    path("mismatches/", mismatches.MismatchListView.as_view(), name="mismatch-list"),
    path("mismatches/<int:pk>/", mismatches.MismatchDetailView.as_view(), name="mismatch-detail"),
]
