"""Returns (报表), their periods and what was passed on."""

from django.urls import path

from ..views import circulations, return_period_changes, return_periods, returns

urlpatterns = [
    path("returns/", return_periods.PeriodListView.as_view(), name="return-period-list"),
    path("returns/new/", return_periods.PeriodNewView.as_view(), name="return-period-new"),
    path("returns/list/", returns.ReturnListView.as_view(), name="return-list"),
    path("returns/periods/<int:pk>/", return_periods.PeriodDetailView.as_view(), name="return-period-detail"),
    path(
        "returns/periods/<int:pk>/cancel/",
        return_period_changes.PeriodCancelView.as_view(),
        name="return-period-cancel",
    ),
    path(
        "returns/periods/<int:pk>/extend/",
        return_period_changes.PeriodExtendView.as_view(),
        name="return-period-extend",
    ),
    path("returns/circulations/", circulations.CirculationListView.as_view(), name="return-circulation-list"),
    path("returns/circulations/<int:pk>/", circulations.CirculationView.as_view(), name="return-circulation"),
    path(
        "returns/circulations/<int:pk>/acknowledge/",
        circulations.CirculationAcknowledgeView.as_view(),
        name="return-circulation-acknowledge",
    ),
    path("returns/<int:pk>/", returns.ReturnDetailView.as_view(), name="return-detail"),
    path("returns/<int:pk>/generate/", returns.ReturnGenerateView.as_view(), name="return-generate"),
    path("returns/<int:pk>/fill/", returns.ReturnFillView.as_view(), name="return-fill"),
    path("returns/<int:pk>/frozen/", returns.ReturnFrozenView.as_view(), name="return-frozen"),
    path("returns/<int:pk>/<slug:action>/", returns.ReturnStepView.as_view(), name="return-step"),
]
