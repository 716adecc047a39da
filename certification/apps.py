from django.apps import AppConfig


class CertificationConfig(AppConfig):
    name = "certification"
    label = "certification"
    verbose_name = "认定与年度确认"

    def ready(self):
        # Registers the import table of the old register.
        from certification import journal_words
        from certification.importing import register_import  # noqa: F401
        from workshops.access import journal_labels

        journal_labels.add(journal_words.labels())
