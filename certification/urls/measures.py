"""``/measures/``."""

from django.urls import path

from ..views import measures

urlpatterns = [
    path("measures/", measures.MeasureListView.as_view(), name="measure-list"),
    path("measures/new/", measures.MeasureFormView.as_view(), name="measure-new"),
    path("measures/<int:pk>/", measures.MeasureDetailView.as_view(), name="measure-detail"),
    path("measures/<int:pk>/edit/", measures.MeasureFormView.as_view(), name="measure-edit"),
    path("measures/<int:pk>/publish/", measures.MeasurePublishView.as_view(), name="measure-publish"),
    path("measures/<int:pk>/drop/", measures.MeasureDropView.as_view(), name="measure-drop"),
    path("measures/<int:pk>/file/", measures.MeasureFileView.as_view(), name="measure-file"),
]
