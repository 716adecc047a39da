"""The stroke icons of the interface, drawn for this product on a 24-unit grid."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

PATHS = {
    "menu": "M4 7h16M4 12h16M4 17h16",
    "chevron": "m6 9 6 6 6-6",
    "next": "m9 6 6 6-6 6",
    "back": "m15 6-6 6 6 6",
    "check": "m5 12.500 4.500 4.500L19 7.500",
    "cross": "M6.500 6.500l11 11m0-11-11 11",
    "warn": "M12 4 2.800 20h18.400L12 4Zm0 6v4.500m0 2.600v.4",
    "info": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 8v5.500m0-9v.4",
    "clock": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4v5.300l3.500 2.200",
    "user": "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.500 8.500c.7-4 3.600-6 7.500-6s6.800 2 7.500 6",
    "bell": "M6 17V11a6 6 0 1 1 12 0v6l1.500 1.500h-15L6 17Zm4 4h4",
    "key": "M8 15.500a4 4 0 1 0 0-.1m3-3L20 3.500M16.500 7l3 3",
    "exit": "M10 4H5v16h5M10 12h10m-4-4 4 4-4 4",
    "search": "M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13Zm5 11.500L20.500 20.500",
    "filter": "M4 5h16l-6.500 8v6l-3-1.500V13L4 5Z",
    "download": "M12 4v11m-4.500-4 4.500 4.500 4.500-4.500M5 20h14",
    "upload": "M12 16V5M7.500 9 12 4.500 16.500 9M5 20h14",
    "file": "M6 3h8l4.500 4.500V21H6V3Zm8 0v5h4.500M9 13h6m-6 4h6",
    "image": "M4 5h16v14H4V5Zm0 11 5-5 4.500 4.500 2.500-2.500 4 4M15.500 9.500v.1",
    "plus": "M12 5v14M5 12h14",
    "edit": "m5 19 1-4L16.500 4.500l3 3L9 18l-4 1Z",
    "trash": "M5 7h14M9.500 7V4.500h5V7M7 7l1 13h8l1-13",
    "seal": "M4.500 4.500h15v15h-15v-15ZM8 9h8M8 12.500h8M12 9v7.500M8 16.500h8",
    "home": "m4 11.500 8-7 8 7V20h-5.500v-5.500h-5V20H4v-8.500Z",
    "circle": "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z",
    "slash": "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm-5.500 2.500 11 11",
    "up": "M12 19V5m-5.500 5.500L12 5l5.500 5.500",
    "down": "M12 5v14m-5.500-5.500L12 19l5.500-5.500",
    "empty": "M4 13.500 6.500 5h11L20 13.500V19H4v-5.500Zm0 0h5l1 2.500h4l1-2.500h5",
}


def draw(name: str, label: str = "", css: str = "") -> SafeString:
    """One icon as inline SVG; hidden from assistive technology unless ``label`` is given.

    Raises KeyError for a name that is not drawn.
    """
    said = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon {}" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" {}'
        ' stroke-width="1.800" stroke-linecap="round" stroke-linejoin="round" focusable="false"><path d="{}"/></svg>',
        css,
        said,
        PATHS[name],
    )
