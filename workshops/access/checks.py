"""System checks: keys present and of the right size, so that a command fails before it works without them."""

from django.conf import settings
from django.core.checks import Error, Tags, register

from .sealed import ALGORITHMS

KEY_BYTES = 32


@register(Tags.security)
def keys(app_configs, **kwargs) -> list[Error]:
    """Personal data, look-ups and the journal each need a key of 32 bytes."""
    found = []
    if not settings.FIELD_KEYS or any(
        not key_id.isdecimal() or len(key) != KEY_BYTES for key_id, key in settings.FIELD_KEYS.items()
    ):
        found.append(_error("FIELD_KEYS", 'must read "1:base64" or "1:base64,2:base64", 32 bytes each', 1))
    for number, name in enumerate(("LOOKUP_KEY", "JOURNAL_KEY"), start=2):
        if len(getattr(settings, name)) != KEY_BYTES:
            found.append(_error(name, "must be 32 bytes in base64", number))
    if settings.FIELD_ALGORITHM not in ALGORITHMS:
        found.append(_error("FIELD_ALGORITHM", f"must be one of {', '.join(ALGORITHMS)}", 4))
    return found


def _error(name: str, what: str, number: int) -> Error:
    return Error(f"{name} {what}.", hint="See the settings in README.md.", id=f"access.E{number:03d}")
