"""Included under ``/api/v1/``."""

from django.urls import path

from .api_tokens import TokenView

urlpatterns = [path("tokens/", TokenView.as_view(), name="token-list")]
