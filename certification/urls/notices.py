"""``/public-notices/``: open to everybody."""

from django.urls import path

from ..views import notices

urlpatterns = [
    path("public-notices/", notices.NoticeListView.as_view(), name="public-notice-list"),
    path("public-notices/<int:pk>/", notices.NoticeView.as_view(), name="public-notice-detail"),
    path("public-notices/<int:pk>/objected/", notices.ThanksView.as_view(), name="public-notice-thanks"),
]
