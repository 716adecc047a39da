"""Stored files, and the picker of projects that forms use."""

from django.urls import path

from ..views import files, ich_projects

urlpatterns = [
    path("files/<uuid:pk>/", files.download, name="file"),
    path("ich-projects/options/", ich_projects.options, name="ich-project-options"),
]
