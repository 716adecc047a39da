"""What every page's frame needs: navigation by role and the number of unread messages."""

from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from workshops.access.queries import inbox

from .navigation import entries_for


def shell(request) -> dict:
    """Context processor: ``nav_items`` as (label, url, active) triples, ``unread_notices`` counted when first shown."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"nav_items": [], "unread_notices": 0}
    return {
        "nav_items": SimpleLazyObject(lambda: nav_items(user, request.path)),
        "unread_notices": SimpleLazyObject(lambda: unread_notices(user)),
    }


def nav_items(user, path: str) -> list[tuple[str, str, bool]]:
    """The entries of this user's duty; active is the longest address that the page lies under."""
    found = [(entry.label, reverse(entry.url_name)) for entry in entries_for(user.duty, user.department, user.level)]
    here = max((url for _, url in found if path.startswith(url)), key=len, default=None)
    return [(label, url, url == here) for label, url in found]


def unread_notices(user) -> int:
    """Messages in this person's inbox not opened yet."""
    return inbox(user).filter(read_at=None).count()
