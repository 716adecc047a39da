from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class TablesConfig(AppConfig):
    name = "workshops.tables"
    label = "tables"
    verbose_name = "表格"

    def ready(self):
        """Every app's ``column_lists`` module or package registers its tables by being imported."""
        autodiscover_modules("column_lists")
