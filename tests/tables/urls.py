"""The project's addresses, and one list of each sort to test."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.urls import include, path
from rest_framework.routers import SimpleRouter

from config.urls import urlpatterns as project
from workshops.tables.regions_api import RegionViewSet
from workshops.tables.views import TableListView


class RegionListView(LoginRequiredMixin, TableListView):
    table_name = "regions"
    lead = "公开的区划数据"


router = SimpleRouter()
router.register("regions", RegionViewSet, basename="test-region")
urlpatterns = [*project, path("test/regions/", RegionListView.as_view()), path("test/api/", include(router.urls))]
