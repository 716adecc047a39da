from django.urls import path

from catalog.views import assistance

AT = "school-assistances/schools/"
urlpatterns = [
    path(AT, assistance.AssistanceSchoolsView.as_view(), name="assistance-schools"),
    path(f"{AT}<int:pk>/", assistance.AssistanceSchoolView.as_view(), name="assistance-school"),
]
