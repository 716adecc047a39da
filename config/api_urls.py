"""Everything under ``/api/v1/``."""

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView
from drf_spectacular.views import SpectacularSwaggerSplitView as DocsView
from rest_framework.routers import SimpleRouter

from certification.api.applications import ApplicationViewSet
from certification.api.certificates import CertificateViewSet
from certification.api.confirmations import ConfirmationViewSet
from certification.api.measures import MeasureViewSet
from employment.api.benefits import BenefitKindViewSet, BenefitViewSet, LabourBrandViewSet
from employment.api.lists import ListingViewSet, MismatchViewSet
from employment.api.people import EmploymentViewSet, PayViewSet, WorkerViewSet
from employment.api.vacancies import VacancyViewSet
from reporting import boundaries_api, governance_api, monitoring_api, returns_api, surveys_api
from reporting.api import IndicatorViewSet, StatisticsViewSet
from workshops.access.api import NowhereView
from workshops.api import LeaderViewSet, WorkshopViewSet
from workshops.records.api import register_all
from workshops.records.collecting import joined
from workshops.tables.regions_api import RegionViewSet

router = SimpleRouter()
router.register("regions", RegionViewSet, "region")
router.register("workshops", WorkshopViewSet, "workshop")
router.register("leaders", LeaderViewSet, "leader")
router.register("measures", MeasureViewSet, "measure")
router.register("applications", ApplicationViewSet, "application")
router.register("certificates", CertificateViewSet, "certificate")
router.register("confirmations", ConfirmationViewSet, "confirmation")
router.register("listings", ListingViewSet, "listing")
router.register("mismatches", MismatchViewSet, "mismatch")
router.register("workers", WorkerViewSet, "worker")
router.register("employments", EmploymentViewSet, "employment")
router.register("pays", PayViewSet, "pay")
router.register("benefits", BenefitViewSet, "benefit")
router.register("benefit-kinds", BenefitKindViewSet, "benefit-kind")
router.register("labour-brands", LabourBrandViewSet, "labour-brand")
router.register("vacancies", VacancyViewSet, "vacancy")
router.register("indicators", IndicatorViewSet, "indicator")
router.register("statistics", StatisticsViewSet, "statistics")

OF_REPORTING = (boundaries_api, governance_api, monitoring_api, returns_api, surveys_api)
OF_AREAS = (*joined("training.api", "routes"), *joined("catalog.api", "routes"))
for route in (*OF_AREAS, *(each for module in OF_REPORTING for each in module.routes)):
    router.register(*route)
register_all(router)

app_name = "api"
urlpatterns = [
    path("", include("workshops.access.api_urls")),
    path("", include(router.urls)),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    # The page and its script apart, in our own template: nothing inline, as the content security policy asks.
    path("docs/", DocsView.as_view(url_name="api:schema", template_name="api_docs.html"), name="docs"),
    # Last: what doesn't exist answers as JSON. With a slash at the end, so that addresses without are still led on.
    re_path(r"^.*/$", NowhereView.as_view(), name="nowhere"),
]
