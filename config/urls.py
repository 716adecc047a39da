from django.urls import include, path

urlpatterns = [
    path("", include("reporting.urls")),
    path("accounts/", include("workshops.access.urls")),
]
