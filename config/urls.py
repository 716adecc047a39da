from django.urls import include, path

urlpatterns = [
    # First: the public catalogue is asked most, and each include before it costs.
    path("", include("catalog.urls")),
    path("", include("reporting.urls")),
    path("", include("workshops.access.urls")),
    path("", include("workshops.urls")),
    path("", include("employment.urls")),
    path("", include("training.urls")),
    path("", include("certification.urls")),
    path("regions/", include("workshops.regions.urls")),
    path("api/v1/", include("config.api_urls")),
]
