"""`/products/<pk>/…` beside the kind's own pages, `/product-listings/` and the workshop's tab."""

from django.urls import path

from catalog.views import listing, products

urlpatterns = [
    path("workshops/<int:pk>/products/", products.WorkshopProductsView.as_view(), name="workshop-products"),
    path("products/<int:pk>/photos/", products.ProductPhotosView.as_view(), name="product-photos"),
    path("products/<int:pk>/photos/<int:photo>/", products.ProductPhotoView.as_view(), name="product-photo"),
    path(
        "products/<int:pk>/photos/<int:photo>/move/", products.ProductPhotoMoveView.as_view(), name="product-photo-move"
    ),
    path("products/<int:pk>/submit/", products.ProductSubmitView.as_view(), name="product-submit"),
    path("products/<int:pk>/discontinue/", products.ProductDiscontinueView.as_view(), name="product-discontinue"),
    path("product-listings/", listing.ListingQueueView.as_view(), name="listing-queue"),
    path("product-listings/many/", listing.ListingManyView.as_view(), name="listing-list-many"),
    path("product-listings/<int:pk>/", listing.ListingDetailView.as_view(), name="listing-detail"),
    path("product-listings/<int:pk>/<slug:action>/", listing.ListingStepView.as_view(), name="listing-step"),
]
