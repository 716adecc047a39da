"""Reading a person's sealed numbers, for every model that keeps them."""

from workshops.access import sealed


class SealedPerson:
    """Beside a model with ``uid``, ``identity_sealed`` and ``phone_sealed``, sealed under the two labels."""

    IDENTITY_FIELD: str
    PHONE_LABEL: str

    @property
    def identity_masked(self) -> str:
        return sealed.mask_identity(self.identity())

    @property
    def phone_masked(self) -> str:
        return sealed.mask_phone(self.phone())

    def identity(self) -> str:
        """The clear number: for reveal and for workbooks asked for with a purpose only."""
        return sealed.unseal(self.identity_sealed, label=self.IDENTITY_FIELD, row=self.uid)

    def phone(self) -> str:
        """The clear number, likewise."""
        return sealed.unseal(self.phone_sealed, label=self.PHONE_LABEL, row=self.uid)
