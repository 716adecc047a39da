from django.db import models

from employment.models.choices import Sex


class Person(models.Model):
    """One human being, whom head counts count once (rules.md §5). Nobody's rows: people are seen as `Worker`.

    What says who it is stays with the workers; here is a keyed digest of the identity number, and what statistics
    still need after the rest was erased.
    """

    identity_lookup = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001 null: erased
    sex = models.CharField("性别", max_length=6, choices=Sex.choices)
    birth_year = models.PositiveSmallIntegerField("出生年份")
    erased_at = models.DateTimeField("清除时间", null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "人员"
        constraints = (
            models.CheckConstraint(
                name="employment_person_erased_or_known",
                condition=models.Q(identity_lookup=None, erased_at__isnull=False)
                | models.Q(identity_lookup__isnull=False, erased_at=None),
            ),
        )

    def __str__(self):
        return f"人员 {self.pk}"
