from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "catalog"
    label = "catalog"
    verbose_name = "产品"

    def ready(self):
        from catalog.actions import delisting
        from certification import standing
        from workshops.access import journal_labels
        from workshops.records.collecting import merged, modules_of

        modules_of("catalog.kinds")
        journal_labels.add(merged("catalog.journal_words", "LABELS"))
        standing.tell(delisting.follow)
