from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "workshops.access"
    label = "access"
    verbose_name = "机构与用户"

    def ready(self):
        from . import checks  # noqa: F401 registers them
