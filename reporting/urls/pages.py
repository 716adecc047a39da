from django.urls import path

from ..views.desk import DeskView
from ..views.home import HomeView
from ..views.people import PeopleStatisticsView
from ..views.statistics import StatisticsView
from ..views.work import WorkStatisticsView

urlpatterns = [
    path("", HomeView.as_view(), name="home"),
    path("desk/", DeskView.as_view(), name="desk"),
    path("statistics/", StatisticsView.as_view(), name="statistics"),
    path("statistics/work/", WorkStatisticsView.as_view(), name="work"),
    path("statistics/people/", PeopleStatisticsView.as_view(), name="people"),
]
