"""``/endings/…``: 注销 and 撤销."""

from django.urls import path

from certification.views import endings

urlpatterns = [
    path("endings/", endings.EndingListView.as_view(), name="ending-list"),
    path("endings/<int:pk>/", endings.EndingDetailView.as_view(), name="ending-detail"),
    path("endings/cancel/<int:pk>/", endings.CancellationView.as_view(), name="ending-cancel"),
    path("endings/withdraw/<int:pk>/", endings.WithdrawalView.as_view(), name="ending-withdraw"),
]
