from django.apps import AppConfig


class EmploymentConfig(AppConfig):
    name = "employment"
    label = "employment"
    verbose_name = "就业"

    def ready(self):
        # Registers the import tables.
        from employment import journal_words
        from employment.importing import benefit_import, listing_import, pay_import, people_import  # noqa: F401
        from employment.queries.offers import offer
        from workshops.access import journal_labels

        journal_labels.add(journal_words.LABELS)
        offer()
