from django.apps import AppConfig


class EmploymentConfig(AppConfig):
    name = "employment"
    label = "employment"
    verbose_name = "就业"

    def ready(self):
        from employment import journal_words
        from workshops.access import journal_labels

        journal_labels.add(journal_words.LABELS)
