from django.apps import AppConfig


class TablesConfig(AppConfig):
    name = "workshops.tables"
    label = "tables"
    verbose_name = "表格"
