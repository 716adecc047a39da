from django.urls import path

from catalog.views import rights

urlpatterns = [
    path("intellectual-rights/overview/", rights.RightOverviewView.as_view(), name="right-overview"),
]
