from .journal import JournalEntry, JournalLeaf, JournalSeal
from .notice import Message, Notice
from .office import Department, Office
from .token import ApiToken
from .user import Duty, User

__all__ = [
    "ApiToken",
    "Department",
    "Duty",
    "JournalEntry",
    "JournalLeaf",
    "JournalSeal",
    "Message",
    "Notice",
    "Office",
    "User",
]
