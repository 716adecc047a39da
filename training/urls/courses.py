"""Addresses of courses beyond their kind's: steps, results, enrolment, attendance, check-in."""

from django.urls import path

from ..views import attendance, checkin, courses, trainees

urlpatterns = [
    path("trainings/<int:pk>/step/<slug:step>/", courses.CourseStepView.as_view(), name="course-step"),
    path("trainings/<int:pk>/results/", courses.CourseResultsView.as_view(), name="course-results"),
    path(
        "trainings/<int:pk>/results/workbook/",
        courses.CourseResultsWorkbookView.as_view(),
        name="course-results-workbook",
    ),
    path("trainings/<int:pk>/trainees/new/", trainees.TraineeEnrolView.as_view(), name="trainee-enrol"),
    path("trainings/<int:pk>/trainees/workers/", trainees.TraineePickView.as_view(), name="trainee-pick"),
    path("trainees/", trainees.TraineeListView.as_view(), name="trainee-list"),
    path("trainees/<int:pk>/", trainees.TraineeDetailView.as_view(), name="trainee-detail"),
    path("trainees/<int:pk>/edit/", trainees.TraineeEditView.as_view(), name="trainee-edit"),
    path("trainees/<int:pk>/withdraw/", trainees.TraineeWithdrawView.as_view(), name="trainee-withdraw"),
    path("trainees/<int:pk>/resume/", trainees.TraineeResumeView.as_view(), name="trainee-resume"),
    path("trainees/<int:pk>/void/", trainees.TraineeVoidView.as_view(), name="trainee-void"),
    path("training-certificates/", trainees.TrainingCertificateListView.as_view(), name="training-certificate-list"),
    path(
        "training-sessions/<int:pk>/attendance/",
        attendance.SessionAttendanceView.as_view(),
        name="session-attendance",
    ),
    path("training-sessions/<int:pk>/code.svg", attendance.SessionCodeView.as_view(), name="session-code"),
    path("training/check-in/<str:token>/", checkin.CheckInView.as_view(), name="check-in"),
]
