"""A form field for one division."""

from django import forms
from django.core.exceptions import ValidationError

from . import choosing
from .models import Region
from .widgets import RegionSelect


class RegionField(forms.Field):
    """Cleans to a ``Region`` or ``None``. Takes a code, the steps of the drop-down lists, or a typed name.

    ``root``: only divisions within it (``None`` = nation). ``certifying``: only divisions that certify (rules §1).
    """

    widget = RegionSelect
    default_error_messages = {
        "required": "请选择行政区划。",
        "unknown": "没有找到“%(text)s”，请核对名称，或逐级选择。",
        "many": "有多个区划符合“%(text)s”，请在“符合的区划”中选一个。",
        "deeper": "“%(name)s”不是认定单位，请继续选择到县级。",
        "outside": "所选区划不在可选范围内。",
    }

    def __init__(self, *, root: Region | None = None, certifying: bool = False, **kwargs):
        super().__init__(**kwargs)
        self.certifying = certifying
        self.root = root

    @property
    def root(self):
        return self._root

    @root.setter
    def root(self, region):
        """Forms set it after construction, once they know the user."""
        self._root = self.widget.root = region
        self.widget.certifying = self.certifying

    def prepare_value(self, value):
        return value.code if isinstance(value, Region) else value

    def clean(self, value):
        choice = self.widget.choose(value)
        if choice.region is None:
            self._refuse(choice, value)
            return None
        if self.certifying and not choice.region.certifies:
            raise self._error("deeper", name=choice.region.name)
        return choice.region

    def has_changed(self, initial, data):
        chosen = self.widget.choose(data).region
        return (chosen.code if chosen else "") != str(self.prepare_value(initial) or "")

    def _refuse(self, choice: choosing.Choice, value):
        if choice.candidates:
            raise self._error("many", text=choice.text)
        if choice.text:
            raise self._error("unknown", text=choice.text)
        if value and value.names_one:
            raise self._error("outside")
        if self.required:
            raise self._error("required")

    def _error(self, code, **params):
        return ValidationError(self.error_messages[code], code=code, params=params)
