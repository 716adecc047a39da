"""Template tags of the interface (docs/ui.md): they show what they are given and decide nothing."""

from django import template

from . import ui_icons

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "", css: str = ""):
    """``{% icon "check" %}``; with ``label`` it is read aloud, without it is decoration."""
    return ui_icons.draw(name, label, css)
