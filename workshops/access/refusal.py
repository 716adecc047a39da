from collections.abc import Callable


class Refused(Exception):
    """A step the rules do not allow now.

    `code` is the stable reason code the API returns (409, or 403 for `wrong_role`);
    `message` is plain Chinese for the page; `field` names the form field at fault, if one is.
    """

    def __init__(self, code: str, message: str, *, field: str = ""):
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field


def why_not(check: Callable, *args) -> str:
    """What `check(*args)` says against it, as a page tells it; "" where it has nothing against it."""
    try:
        check(*args)
    except Refused as refusal:
        return refusal.message
    return ""
