"""Surveys and their sheets (notice art. 10)."""

from django.urls import path

from ..views import survey_composing as composing
from ..views import survey_filling as filling
from ..views import survey_results as results
from ..views import surveys

urlpatterns = [
    path("surveys/", surveys.SurveyListView.as_view(), name="survey-list"),
    path("surveys/new/", composing.SurveyNewView.as_view(), name="survey-new"),
    path("surveys/<int:pk>/", surveys.SurveyDetailView.as_view(), name="survey-detail"),
    path("surveys/<int:pk>/edit/", composing.SurveyEditView.as_view(), name="survey-edit"),
    path("surveys/<int:pk>/preview/", composing.SurveyPreviewView.as_view(), name="survey-preview"),
    path("surveys/<int:pk>/publish/", composing.SurveyPublishView.as_view(), name="survey-publish"),
    path("surveys/<int:pk>/copy/", composing.SurveyCopyView.as_view(), name="survey-copy"),
    path("surveys/<int:pk>/extend/", composing.SurveyExtendView.as_view(), name="survey-extend"),
    path("surveys/<int:pk>/remind/", composing.SurveyRemindView.as_view(), name="survey-remind"),
    path("surveys/<int:pk>/questions/new/", composing.QuestionNewView.as_view(), name="survey-question-new"),
    path("surveys/<int:pk>/questions/<int:question>/", composing.QuestionView.as_view(), name="survey-question"),
    path(
        "surveys/<int:pk>/questions/<int:question>/move/",
        composing.QuestionMoveView.as_view(),
        name="survey-question-move",
    ),
    path("surveys/<int:pk>/results/", results.SurveyResultsView.as_view(), name="survey-results"),
    path("surveys/<int:pk>/results/<int:number>/", results.QuestionAnswersView.as_view(), name="survey-answered"),
    path("surveys/<int:pk>/answers/", results.SurveyAnswersView.as_view(), name="survey-answers"),
    path("surveys/<int:pk>/<slug:action>/", composing.SurveyEndView.as_view(), name="survey-end"),
    path("survey-sheets/", filling.SheetListView.as_view(), name="survey-sheet-list"),
    path("survey-sheets/<int:pk>/", filling.SheetDetailView.as_view(), name="survey-sheet-detail"),
    path("survey-sheets/<int:pk>/fill/", filling.SheetFillView.as_view(), name="survey-sheet-fill"),
    path("survey-sheets/<int:pk>/reopen/", filling.SheetReopenView.as_view(), name="survey-sheet-reopen"),
    path("survey-sheets/<int:pk>/photos/<uuid:photo>/", filling.photo, name="survey-sheet-photo"),
]
