"""Publishing study-travel routes, and the public pages of them."""

from django.urls import path

from ..views import routes

urlpatterns = [
    path("study-routes/<int:pk>/publish/", routes.PublishView.as_view(), name="study-route-publish"),
    path("study-routes/<int:pk>/suspend/", routes.SuspendView.as_view(), name="study-route-suspend"),
    path("catalog/routes/", routes.PublicRouteListView.as_view(), name="public-route-list"),
    path("catalog/routes/<uuid:uid>/", routes.PublicRouteView.as_view(), name="public-route-detail"),
]
