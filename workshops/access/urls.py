"""``/accounts/…`` (signing in, own security, administration) and ``/messages/…`` (the inbox)."""

from django.urls import include, path

from .views import inbox, journal, offices, registration, reveal, second_factor, sign_in, users

accounts = [
    path("sign-in/", sign_in.SignInView.as_view(), name="sign-in"),
    path("sign-out/", sign_in.SignOutView.as_view(), name="sign-out"),
    path("register/", registration.RegisterView.as_view(), name="register"),
    path("password/", sign_in.PasswordView.as_view(), name="password"),
    path("second-factor/", second_factor.SecondFactorView.as_view(), name="second-factor"),
    path("second-factor/verify/", second_factor.SecondFactorVerifyView.as_view(), name="second-factor-verify"),
    path("reveal/<str:label>/<int:pk>/", reveal.RevealView.as_view(), name="reveal"),
    path("users/", users.UserListView.as_view(), name="user-list"),
    path("users/new/", users.UserCreateView.as_view(), name="user-create"),
    path("users/<uuid:uid>/", users.UserDetailView.as_view(), name="user-detail"),
    path("users/<uuid:uid>/change/", users.UserChangeView.as_view(), name="user-change"),
    path("users/<uuid:uid>/duty/", users.UserDutyView.as_view(), name="user-duty"),
    path("users/<uuid:uid>/<slug:step>/", users.UserStepView.as_view(), name="user-step"),
    path("offices/", offices.OfficeListView.as_view(), name="office-list"),
    path("offices/new/", offices.OfficeCreateView.as_view(), name="office-create"),
    path("offices/<int:pk>/", offices.OfficeChangeView.as_view(), name="office-change"),
    path("journal/", journal.JournalListView.as_view(), name="journal-list"),
    path("journal/head/", journal.JournalHeadView.as_view(), name="journal-head"),
    path("refusals/", journal.RefusalListView.as_view(), name="refusal-list"),
]

messages = [
    path("", inbox.NoticeListView.as_view(), name="notice-list"),
    path("read/", inbox.NoticeReadAllView.as_view(), name="notice-read-all"),
    path("<int:pk>/open/", inbox.NoticeOpenView.as_view(), name="notice-open"),
]

app_name = "access"
urlpatterns = [path("accounts/", include(accounts)), path("messages/", include(messages))]
