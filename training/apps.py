from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "training"
    label = "training"
    verbose_name = "培训"

    def ready(self):
        from workshops.access import journal_labels
        from workshops.records.collecting import merged, modules_of

        modules_of("training.kinds")
        journal_labels.add(merged("training.journal_words", "LABELS"))
