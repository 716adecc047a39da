"""Everything under ``/api/v1/``."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

from certification.api.applications import ApplicationViewSet
from certification.api.certificates import CertificateViewSet
from certification.api.confirmations import ConfirmationViewSet
from certification.api.measures import MeasureViewSet
from reporting.api import IndicatorViewSet, StatisticsViewSet
from workshops.api import LeaderViewSet, WorkshopViewSet
from workshops.tables.regions_api import RegionViewSet

router = SimpleRouter()
router.register("regions", RegionViewSet, "region")
router.register("workshops", WorkshopViewSet, "workshop")
router.register("leaders", LeaderViewSet, "leader")
router.register("measures", MeasureViewSet, "measure")
router.register("applications", ApplicationViewSet, "application")
router.register("certificates", CertificateViewSet, "certificate")
router.register("confirmations", ConfirmationViewSet, "confirmation")
router.register("indicators", IndicatorViewSet, "indicator")
router.register("statistics", StatisticsViewSet, "statistics")

app_name = "api"
urlpatterns = [
    path("", include("workshops.access.api_urls")),
    path("", include(router.urls)),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="api:schema"), name="docs"),
]
