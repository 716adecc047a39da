"""API tokens: only a digest is kept."""

from django.db import models
from django.utils import timezone


class ApiToken(models.Model):
    """A bearer token; dead once it expires or its user's ``session_hash`` is no longer the user's own."""

    user = models.ForeignKey("access.User", models.CASCADE, related_name="tokens")
    digest = models.CharField(max_length=64, unique=True)
    session_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()

    class Meta:
        verbose_name = "接口令牌"
        verbose_name_plural = "接口令牌"

    def __str__(self):
        return f"{self.user} {self.created_at:%Y-%m-%d}"
