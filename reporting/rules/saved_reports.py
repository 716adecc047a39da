"""How the words that a saved report keeps are put together and taken apart. Pure."""

MOST_CODES, MOST_YEARS = 20, 6


def split_key(code: str, path: str) -> str:
    return f"{code}:{path}"


def split_parts(key: str) -> tuple[str, str]:
    """Code of the figure, path of the way it is broken down by."""
    code, _, path = key.partition(":")
    return code, path
