"""Entering the pay of a whole workshop for one period."""

import datetime
from collections.abc import Iterator

from django import forms

from employment.actions.paying import Entry
from employment.models import Employment, Pay, PayBasis, PayPeriod
from workshops.access import clock

MONTHS_OFFERED, QUARTERS_OFFERED = 24, 8
NUMBER = {"invalid": "请填写数字。", "min_value": "不能小于 0。"}


def periods() -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices of the last months and quarters, the running ones first: ``month:2025-05-01``."""
    today = clock.today()
    count = today.year * 12 + today.month - 1
    months = [divmod(count - back, 12) for back in range(MONTHS_OFFERED)]
    quarters = [divmod(count // 3 - back, 4) for back in range(QUARTERS_OFFERED)]
    return [
        ("按月", [(f"month:{year}-{month + 1:02d}-01", f"{year} 年 {month + 1} 月") for year, month in months]),
        ("按季", [(f"quarter:{year}-{3 * at + 1:02d}-01", f"{year} 年第 {at + 1} 季度") for year, at in quarters]),
    ]


def last_month() -> str:
    return periods()[0][1][1][0]


class PeriodForm(forms.Form):
    """A GET form. ``chosen``: (period, first day)."""

    use_required_attribute = False
    when = forms.ChoiceField(label="期间", error_messages={"invalid_choice": "请从列出的期间中选择。"})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["when"].choices = periods()

    @property
    def chosen(self) -> tuple[str, datetime.date]:
        period, day = self.cleaned_data["when"].split(":")
        return PayPeriod(period), datetime.date.fromisoformat(day)


class PayForm(forms.Form):
    """Three fields a spell: ``amount_<pk>``, ``quantity_<pk>``, ``basis_<pk>``; without an amount it is skipped."""

    use_required_attribute = False

    def __init__(self, *args, spells: list[Employment], known: dict[int, Pay], **kwargs):
        super().__init__(*args, **kwargs)
        self.spells = spells
        for spell in spells:
            pay = known.get(spell.pk)
            self._add(spell.pk, pay, basis=pay.basis if pay else spell.pay_basis)

    def _add(self, pk: int, pay: Pay | None, *, basis: str) -> None:
        self.fields[f"amount_{pk}"] = forms.DecimalField(
            label="报酬（元）", required=False, min_value=0, max_digits=10, decimal_places=2, error_messages=NUMBER,
            initial=pay.amount if pay else None,
        )  # fmt: skip
        self.fields[f"quantity_{pk}"] = forms.DecimalField(
            label="件数或工时", required=False, min_value=0, max_digits=9, decimal_places=1, error_messages=NUMBER,
            initial=pay.quantity if pay else None,
        )  # fmt: skip
        choices = PayBasis.choices if basis else [("", "请选择"), *PayBasis.choices]
        self.fields[f"basis_{pk}"] = forms.ChoiceField(label="计酬方式", choices=choices, required=False, initial=basis)

    def clean(self):
        given = super().clean()
        for spell in self.spells:
            amount, basis = given.get(f"amount_{spell.pk}"), given.get(f"basis_{spell.pk}")
            if amount is None and given.get(f"quantity_{spell.pk}") is not None and not self._is_wrong(spell):
                self.add_error(f"amount_{spell.pk}", "填写了件数或工时，请填写报酬。")
            if amount is not None and not basis:
                self.add_error(f"basis_{spell.pk}", "请选择计酬方式。")
        return given

    def _is_wrong(self, spell: Employment) -> bool:
        return f"amount_{spell.pk}" in self.errors

    @property
    def entries(self) -> Iterator[Entry]:
        given = self.cleaned_data
        for spell in self.spells:
            pk = spell.pk
            yield Entry(pk, given[f"amount_{pk}"], given[f"basis_{pk}"], given[f"quantity_{pk}"])

    @property
    def lines(self) -> Iterator[tuple[Employment, forms.BoundField, forms.BoundField, forms.BoundField]]:
        """For the page: the spell with its amount, quantity and basis."""
        for spell in self.spells:
            yield spell, *(self[f"{name}_{spell.pk}"] for name in ("amount", "quantity", "basis"))
