from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "workshops.access"
    label = "access"
    verbose_name = "机构与用户"
