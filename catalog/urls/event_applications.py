"""``/events/<pk>/apply/`` and ``/event-applications/``; the events themselves are a kind of record."""

from django.urls import path

from catalog.views import event_applications as views

urlpatterns = [
    path("events/<int:pk>/apply/", views.ApplyChooseView.as_view(), name="event-apply-choose"),
    path("events/<int:pk>/apply/<int:workshop>/", views.ApplyView.as_view(), name="event-apply"),
    path("event-applications/", views.ApplicationListView.as_view(), name="event-application-list"),
    path("event-applications/waiting/", views.ApplicationWaitingView.as_view(), name="event-application-waiting"),
    path("event-applications/<int:pk>/", views.ApplicationDetailView.as_view(), name="event-application-detail"),
    path(
        "event-applications/<int:pk>/<slug:action>/",
        views.ApplicationStepView.as_view(),
        name="event-application-step",
    ),
]
