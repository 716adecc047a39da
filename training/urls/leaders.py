"""The record of a leader."""

from django.urls import path

from ..views import leaders

urlpatterns = [
    path("leaders/<int:pk>/record/", leaders.LeaderRecordView.as_view(), name="leader-record"),
    path("my-record/", leaders.MyRecordView.as_view(), name="my-record"),
]
