from django.apps import AppConfig


class WorkshopsConfig(AppConfig):
    name = "workshops"
    label = "workshops"
    verbose_name = "非遗工坊登记"
