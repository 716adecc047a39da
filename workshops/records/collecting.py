"""Modules that an app drops into a package of its own (``kinds``, ``urls``, ``journal_words``, ``api``), found by
themselves: a new area edits no list that others edit."""

import importlib
import pkgutil
from types import ModuleType


def modules_of(package: str) -> list[ModuleType]:
    """The modules of the package, imported, by name."""
    found = importlib.import_module(package)
    names = sorted(each.name for each in pkgutil.iter_modules(found.__path__))
    return [importlib.import_module(f"{package}.{name}") for name in names]


def merged(package: str, attribute: str) -> dict:
    """The dictionaries that the modules of the package hold under the name, as one."""
    made: dict = {}
    for module in modules_of(package):
        made |= getattr(module, attribute, {})
    return made


def joined(package: str, attribute: str) -> list:
    """Likewise of lists."""
    return [each for module in modules_of(package) for each in getattr(module, attribute, ())]
