"""``/cultivations/``: the board and the moves; list, page and form are the kind's."""

from django.urls import path

from ..views import cultivation

urlpatterns = [
    path("cultivations/board/", cultivation.CultivationBoardView.as_view(), name="cultivation-board"),
    path("cultivations/<int:pk>/move/", cultivation.CultivationMoveView.as_view(), name="cultivation-move"),
    path("cultivations/<int:pk>/grant/", cultivation.CultivationGrantView.as_view(), name="cultivation-grant"),
]
