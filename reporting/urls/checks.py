"""The rules that figures are checked by."""

from django.urls import path

from ..views.checks import ChecksView

urlpatterns = [path("statistics/checks/", ChecksView.as_view(), name="checks")]
