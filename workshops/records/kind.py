"""What a kind of record declares; pages, lists, workbooks both ways, the API and the journal follow from it."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse

from workshops.access import journal_labels
from workshops.models import Attachment, Record, Workshop
from workshops.records.finding import Finder, finder_of
from workshops.records.keepers import Keepers, follow
from workshops.tables.columns import CODES, Column

ROWS_MAX = 2000
VERBS = {"enter": "登记", "amend": "修改", "void": "作废"}


class Kind:
    """Subclass, set the attributes, decorate with ``@register``. One instance a kind; no state.

    ``fields`` are names of model fields in the order of the form. Importable columns have such a name as their key;
    a column of a row that is named (foreign key, many-to-many) is a text column there.
    """

    name: ClassVar[str]
    """English plural, as in addresses; also of the table, the import and the API's resource."""
    app: ClassVar[str]
    """The URL namespace."""
    model: ClassVar[type[Record]]
    title: ClassVar[str]
    """Chinese title of the list."""
    noun: ClassVar[str]
    """What one row is called: 登记{noun}."""
    lead: ClassVar[str] = ""
    """A sentence under the list's title."""
    columns: ClassVar[tuple[Column, ...]]
    fields: ClassVar[tuple[str, ...]]
    keepers: ClassVar[Keepers]
    joins: ClassVar[tuple[str, ...]] = ()
    """For ``select_related``: what the columns and the page need."""
    search_fields: ClassVar[tuple[str, ...]] = ()
    default_order: ClassVar[tuple[str, ...]] = ("-pk",)
    empty_text: ClassVar[str] = ""
    unique_keys: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Columns whose values together come once in a file."""
    import_notes: ClassVar[tuple[str, ...]] = ()
    importable: ClassVar[bool] = True
    constraint_words: ClassVar[dict[str, tuple[str, str]]] = {}
    """Name of a database constraint → (field at fault, what to say)."""
    finders: ClassVar[dict[str, Finder]] = {}
    """Field → how its row is named, where it isn't the model's usual way."""
    readers: ClassVar[dict[str, Callable[[str], Any]]] = {}
    """Field → what the words of its cell in a workbook mean, where the column's kind doesn't say; raises ``ValueError``
    with the reason in Chinese. Never asked about an empty cell."""
    detail_template: ClassVar[str] = "records/record_detail.html"
    in_force_only: ClassVar[bool] = True
    """New rows only for workshops whose certification is in force."""
    filters_by_scope: ClassVar[bool] = True
    """False: the rows are the nation's, so the region filter steps down from the nation."""
    api_fields: ClassVar[tuple[str, ...]] = ()
    """Further model fields that the API gives."""

    def rows(self, user) -> models.QuerySet:
        """What the list shows: in scope, not voided, with the joins."""
        return self.extended(self.model.objects.visible_to(user).filter(voided_at=None).select_related(*self.joins))

    def extended(self, rows: models.QuerySet) -> models.QuerySet:
        """Adds what columns show beyond the model's fields (``annotate``): to the list, and to a row's page."""
        return rows

    def complete(self, row: Record, by) -> None:
        """Fill in what nobody types; here: the region of who enters it, where the form doesn't ask."""
        if "region" in self.relations and "region" not in self.fields and row.region_id is None:
            row.region = by.home_region if by.is_leader else by.region

    def faults(self, row: Record, by) -> Iterable[tuple[str, str]]:
        """(field, reason) of what is wrong with the row beyond its fields' own rules. It may be unsaved."""
        return ()

    def doubts(self, row: Record, by) -> Iterable[tuple[str, str]]:
        """(code, sentence) of what looks wrong but may be right: written only once who enters it has said so. The
        codes are kept where the model has ``doubts``."""
        return ()

    def clashes(self, rows: dict[int, Record], by) -> Iterable[tuple[int, str, str]]:
        """(number, field, reason) of what is wrong with sound rows of one file beside those above them; ``rows`` by
        their number there, unsaved, in its order. What each would break by itself ``faults`` has said."""
        return ()

    @property
    def asks(self) -> bool:
        """Whether the kind has doubts at all."""
        return type(self).doubts is not Kind.doubts

    def changed(self, row: Record, by, *, act: str) -> None:
        """What follows from a row written (``act``: enter, amend, void), in the same transaction."""

    def may_see_file(self, user, row) -> bool:
        """Documents may name people: who keeps such rows, and offices of the same departments above."""
        return self.keepers.may_keep(user, row) or (user.is_office and user.department in self.keepers.departments)

    def detail(self, row: Record, user) -> dict[str, Any]:
        """Further context of the row's page."""
        return {}

    def list_actions(self, user) -> tuple[tuple[str, str], ...]:
        """Further buttons beside the list's title: (label, address)."""
        return ()

    def field(self, name: str, user) -> Any:
        """A form field of one's own for a model field; ``None`` for the usual one."""
        return None

    @cached_property
    def relations(self) -> dict[str, models.Field]:
        return {field.name: field for field in self.model._meta.get_fields() if field.is_relation and field.concrete}

    @cached_property
    def named(self) -> dict[str, Finder]:
        """Field of the form → how its row, or rows, are named."""
        found = {}
        for name in self.fields:
            relation = self.relations.get(name)
            if relation is not None and name not in self.files and relation.related_model.__name__ != "Region":
                found[name] = self.finders.get(name) or finder_of(relation.related_model)
        return found

    @cached_property
    def files(self) -> tuple[str, ...]:
        return tuple(
            name for name in self.fields if name in self.relations and self.relations[name].related_model is Attachment
        )

    @cached_property
    def many(self) -> frozenset[str]:
        return frozenset(name for name in self.fields if name in self.relations and self.relations[name].many_to_many)

    @cached_property
    def prose(self) -> tuple[str, ...]:
        """Fields with words for others to read, in which nobody's number may stand; codes and links aside."""
        codes = {column.key for column in self.columns if column.kind in CODES}
        own = {about.name: about for about in self.model._meta.fields}
        found = []
        for name in self.fields:
            about = own.get(name)  # a form may have fields of its own
            is_text = isinstance(about, models.CharField | models.TextField) and not about.choices
            if is_text and name not in codes and name not in ("link", "url", "number") and "number" not in name:
                found.append(name)
        return tuple(found)

    def region_of(self, row):
        return follow(row, self.model.scope_path)

    def workshop_of(self, row) -> Workshop | None:
        return getattr(row, "workshop", None) if "workshop" in self.relations else None

    def url(self, page: str, *args) -> str:
        return reverse(f"{self.app}:{self.name}-{page}", args=args)

    def url_of(self, row) -> str:
        return self.url("detail", row.pk)

    def act(self, verb: str) -> str:
        """The journal's name of an act."""
        return f"{self.name.replace('-', '_')}.{verb}"


_kinds: dict[str, Kind] = {}


def register(cls: type[Kind]) -> type[Kind]:
    """Class decorator; the app's ``ready`` imports the module. Makes the list and the import of the kind too."""
    kind = cls()
    if kind.name in _kinds:
        raise ValueError(f"two kinds are named {kind.name}")
    _kinds[kind.name] = kind
    journal_labels.add(
        {
            kind.act(verb): f"{said}{kind.noun}"
            for verb, said in (("enter", "登记"), ("amend", "修改"), ("void", "作废"))
        }
    )
    for made in _followers:
        made(kind)
    return cls


_followers: list[Callable[[Kind], None]] = []


def on_register(made: Callable[[Kind], None]) -> None:
    _followers.append(made)


def get(name: str) -> Kind:
    return _kinds[name]


def registered(app: str | None = None) -> list[Kind]:
    return [kind for _, kind in sorted(_kinds.items()) if app in (None, kind.app)]
