"""The journal's codes in words."""

from django import template
from django.apps import apps

from .. import journal_labels
from ..models import Duty

register = template.Library()


@register.filter
def action_name(action: str) -> str:
    return journal_labels.label(action)


@register.filter
def duty_name(duty: str) -> str:
    return Duty(duty).label if duty in Duty.values else duty


@register.filter
def model_name(label: str) -> str:
    """``access.user`` → 用户; a model that is gone keeps its label."""
    try:
        return apps.get_model(label)._meta.verbose_name
    except (LookupError, ValueError):
        return label
