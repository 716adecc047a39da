"""Which fields hold sealed personal data: declared by the models, used by the reveal page and by key rotation.

A model declares ``sealed_fields = (SealedField("phone_sealed", label="workshops.leader.phone", title="联系电话"),)``
and has a ``uid`` that its values are bound to.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps

from . import sealed


@dataclass(frozen=True)
class SealedField:
    """``name``: the model's field; ``label``: as given to ``sealed.seal``; ``title``: what pages call it;
    ``mask``: how the plain text is shown before it is revealed; ``may_reveal(user)``: who of those that see the row
    may ask for it in clear; ``page``: URL name of the row's own page, to go back to."""

    name: str
    label: str
    title: str
    mask: Callable[[str], str] = sealed.mask_phone
    may_reveal: Callable[[object], bool] = lambda user: True
    page: str = ""

    def unseal(self, row) -> str:
        return sealed.unseal(getattr(row, self.name), label=self.label, row=row.uid)

    def masked(self, row) -> str:
        return self.mask(self.unseal(row))


def declared() -> dict[str, tuple[type, SealedField]]:
    """Label → (model, field) of every sealed field in the system."""
    return {each.label: (model, each) for model in apps.get_models() for each in getattr(model, "sealed_fields", ())}
