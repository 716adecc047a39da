"""The control for choosing a division: a search box and drop-down lists, one a level."""

from dataclasses import dataclass
from itertools import takewhile

from django import forms
from django.template.loader import render_to_string

from . import choosing
from .models import Region


@dataclass(frozen=True)
class Typed:
    """What the control sends: ``codes`` of the lists (province first), searched ``text``, ``pick`` of its matches."""

    codes: tuple[str, ...] = ()
    text: str = ""
    pick: str = ""

    @property
    def chain(self) -> list[str]:
        """The codes down to the first empty list: emptying one empties those below it."""
        return list(takewhile(bool, self.codes))

    @property
    def names_one(self) -> bool:
        return bool(self.pick or self.chain)


class RegionSelect(forms.Widget):
    """Without JavaScript a list for the next level down appears when the form comes back; htmx does it at once.

    All lists carry the field's own name, so ``?region=522636`` alone works too. ``name_text`` is the search box and
    ``name_pick`` the choice among its matches; a pick wins over a text, a text over the lists.
    """

    template_name = "regions/region_select.html"
    use_fieldset = True
    root: Region | None = None
    certifying = False

    def value_from_datadict(self, data, files, name):
        codes = data.getlist(name) if hasattr(data, "getlist") else [data.get(name) or ""]
        codes = tuple(str(code).strip() for code in codes)
        return Typed(codes, str(data.get(f"{name}_text") or "").strip(), str(data.get(f"{name}_pick") or "").strip())

    def value_omitted_from_data(self, data, files, name):
        return not any(key in data for key in (name, f"{name}_text", f"{name}_pick"))

    def choose(self, value) -> choosing.Choice:
        """Resolves a ``Typed``, a code or a ``Region``. Divisions outside ``root`` count as unknown.

        Where ``root`` has nothing below it there is nothing to choose, so it is the choice.
        """
        if isinstance(value, Region):
            return choosing.Choice(region=value)
        typed = value if isinstance(value, Typed) else Typed((str(value),) if value else ())
        among = Region.objects.within(self.root)
        if typed.pick:
            return choosing.Choice(region=choosing.by_steps([typed.pick], among))
        if typed.text:
            return choosing.by_text(typed.text, among.certifying() if self.certifying else among)
        if typed.chain:
            return choosing.Choice(region=choosing.by_steps(typed.chain, among))
        return choosing.Choice(region=self.root if self.root and self.root.certifies else None)

    def get_context(self, name, value, attrs):
        choice = self.choose(value)
        context = super().get_context(name, None, attrs)
        context["widget"].update(
            box=f"{context['widget']['attrs'].get('id', f'id_{name}')}_box",
            choice=choice,
            steps=choosing.steps(choice.region, self.root),
            root=self.root,
            certifying=self.certifying,
            invalid="is-invalid" in context["widget"]["attrs"].get("class", ""),
            described_by=context["widget"]["attrs"].get("aria-describedby", ""),
        )
        return context

    def render(self, name, value, attrs=None, renderer=None):
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def id_for_label(self, id_):
        return f"{id_}_0" if id_ else id_
