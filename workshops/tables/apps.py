from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class TablesConfig(AppConfig):
    name = "workshops.tables"
    label = "tables"
    verbose_name = "表格"

    def ready(self):
        # Each app's tables are in a module `lists` (this package is called `tables` itself).
        autodiscover_modules("lists")
