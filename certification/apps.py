from django.apps import AppConfig


class CertificationConfig(AppConfig):
    name = "certification"
    label = "certification"
    verbose_name = "认定与年度确认"
