"""What every page's frame needs: navigation by role and the number of unread messages."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from workshops.access.queries import inbox

from .navigation import entries_for


@dataclass(frozen=True, slots=True)
class Item:
    label: str
    url: str
    active: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that stand in one menu; without a label, one entry by itself."""

    label: str
    items: list[Item]

    @property
    def active(self) -> bool:
        return any(item.active for item in self.items)


def shell(request) -> dict:
    """Context processor: ``nav_groups``, and ``unread_notices`` counted when first shown."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"nav_groups": [], "unread_notices": 0}
    return {
        "nav_groups": SimpleLazyObject(lambda: nav_groups(user, request.path)),
        "unread_notices": SimpleLazyObject(lambda: unread_notices(user)),
    }


def nav_groups(user, path: str) -> list[Group]:
    """The entries of this user's duty; active is the longest address that the page lies under."""
    entries = [(each, reverse(each.url_name)) for each in entries_for(user.duty, user.department, user.level)]
    here = max((url for _, url in entries if path.startswith(url)), key=len, default=None)
    found: list[Group] = []
    for entry, url in entries:
        if not (entry.group and found and found[-1].label == entry.group):
            found.append(Group(entry.group, []))
        found[-1].items.append(Item(entry.label, url, url == here))
    return found


def unread_notices(user) -> int:
    """Messages in this person's inbox not opened yet."""
    return inbox(user).filter(read_at=None).count()
