from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"
    label = "reporting"
    verbose_name = "统计"

    def ready(self):
        from workshops.access import journal_labels
        from workshops.records.collecting import merged, modules_of

        modules_of("reporting.kinds")
        journal_labels.add(merged("reporting.journal_words", "LABELS"))
