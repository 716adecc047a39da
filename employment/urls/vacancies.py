"""``/vacancies/`` and ``/referrals/``."""

from django.urls import path

from ..views import referrals, vacancies

urlpatterns = [
    path("vacancies/", vacancies.VacancyListView.as_view(), name="vacancy-list"),
    path("vacancies/new/", vacancies.VacancyChooseView.as_view(), name="vacancy-choose"),
    path("vacancies/new/<int:pk>/", vacancies.VacancyNewView.as_view(), name="vacancy-new"),
    path("vacancies/<int:pk>/", vacancies.VacancyDetailView.as_view(), name="vacancy-detail"),
    path("vacancies/<int:pk>/edit/", vacancies.VacancyEditView.as_view(), name="vacancy-edit"),
    path("vacancies/<int:pk>/close/", vacancies.VacancyCloseView.as_view(), name="vacancy-close"),
    path("vacancies/<int:pk>/refer/", referrals.ReferralNewView.as_view(), name="referral-new"),
    path("referrals/<int:pk>/answer/", referrals.ReferralAnswerView.as_view(), name="referral-answer"),
]
