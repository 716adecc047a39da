"""A look through the XML of an uploaded workbook before it is read: extent, amount of text, error cells.

The reader lays a sheet out as a full rectangle and copies a shared text into every cell that uses it; a file of a few
kilobytes can so ask for gigabytes. Whatever looks like XML is looked through, whatever its name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from xml.parsers import expat

from .parts import UnreadableFile, broken, too_large

ROWS_MAX = 50_000
COLUMNS_MAX = 200
AREA_MAX = 4_000_000  # rows × columns, empty cells between included
TEXT_MAX = 50_000_000  # characters in all cells of a sheet
ERRORS_MAX = 1000
WINDOW = 5_000  # rows between two cuts
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass
class Cuts:
    """Where a sheet can be cut: ``rows`` are (offset of a row's first byte in the part, its number), ``end`` is the
    offset where the rows end, ``closing`` the tags that must follow. Not ``sound``: read it as a whole."""

    rows: list[tuple[int, int]] = field(default_factory=list)
    end: int = 0
    closing: str = ""
    sound: bool = True

    @property
    def usable(self) -> bool:
        return self.sound and bool(self.rows and self.end)


@dataclass
class SheetFacts:
    """What one worksheet holds; ``errors`` are cells such as #N/A by (row, column), counted from 1."""

    part: str = ""
    cuts: Cuts = field(default_factory=Cuts)
    last_row: int = 0
    last_column: int = 0
    text: int = 0
    errors: set[tuple[int, int]] = field(default_factory=set)


@dataclass
class WorkbookFacts:
    """``sheets``: facts by part name; ``names``: sheet name → relation id; ``targets``: relation id → part name."""

    sheets: dict[str, SheetFacts] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)

    def of(self, sheet_name: str) -> SheetFacts:
        target = self.targets.get(self.names.get(sheet_name, ""), "")
        return self.sheets.get(target, SheetFacts())


@dataclass(frozen=True)
class Extent:
    """How far a sheet may reach: its last row, rows × columns, characters in all cells."""

    rows: int
    area: int
    text: int


def scan(parts: Iterator[tuple[str, Iterator[bytes]]], extent: Extent) -> WorkbookFacts:
    """Facts of the whole workbook. Raises ``UnreadableFile`` for what is too large or not sound XML."""
    facts = WorkbookFacts()
    used_texts: dict[str, dict[int, int]] = {}
    lengths: list[int] = []
    for name, chunks in parts:
        reader = _Reader(name, extent)
        reader.feed(chunks)
        if reader.root == "worksheet":
            facts.sheets[name.lower()] = reader.facts
            used_texts[name.lower()] = reader.used_texts
        elif reader.root == "sst":
            lengths += reader.lengths
        facts.names |= reader.names
        if name.lower() == "xl/_rels/workbook.xml.rels":
            facts.targets |= reader.targets
    for name, used in used_texts.items():
        _weigh(facts.sheets[name], used, lengths, extent.text)
    return facts


def _weigh(facts: SheetFacts, used: dict[int, int], lengths: list[int], most: int) -> None:
    for index, times in used.items():
        if not 0 <= index < len(lengths):
            raise broken()
        facts.text += times * lengths[index]
    if facts.text > most:
        raise too_large()


class _Reader:
    """Handlers for one part; elements are known by their local names, whatever the prefix."""

    def __init__(self, name: str, extent: Extent):
        self.extent = extent
        self.root = ""
        self.facts = SheetFacts(part=name.lower())
        self.lengths: list[int] = []
        self.used_texts: dict[int, int] = {}
        self.names: dict[str, str] = {}
        self.targets: dict[str, str] = {}
        self._row = self._column = 0
        self._root_tag = self._data_tag = ""
        self._type = ""
        self._text = ""
        self._collecting = False
        self._handlers = {}
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, chunks: Iterator[bytes]) -> None:
        """Reads to the end; a part that isn't XML (a picture) is only unpacked and counted."""
        first = next(chunks, b"")
        self.facts.cuts.sound = not first.startswith(UTF_16) and b"\0" not in first[:4]
        is_xml = first.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
        try:
            if is_xml:
                self._parser.Parse(first)
            for chunk in chunks:
                if is_xml:
                    self._parser.Parse(chunk)
            if is_xml:
                self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise broken() from error

    def _doctype(self, *_):
        raise broken()

    def _start(self, name, attributes):
        try:
            handler = self._handlers[name]
        except KeyError:
            handler = self._meet(name)
        if handler is not None:
            handler(attributes)

    def _meet(self, name):
        """The handler of an element met for the first time; the first of all is the root."""
        local = _local(name)
        if not self.root:
            self.root, self._root_tag = local, name
            if local == "worksheet":
                self._parser.EndElementHandler = self._end
            if local == "sst":
                self._parser.CharacterDataHandler = self._count_text
        method = HANDLERS.get(self.root, {}).get(local)
        self._handlers[name] = getattr(self, method) if method else None
        return self._handlers[name]

    def _start_data(self, _):
        cuts = self.facts.cuts
        if self._data_tag:
            cuts.sound = False  # rows in two places
        self._data_tag = next(name for name in self._handlers if _local(name) == "sheetData")
        cuts.closing = f"</{self._data_tag}></{self._root_tag}>"

    def _start_row(self, attributes):
        before = self._row
        self._row = _number(attributes["r"]) if "r" in attributes else before + 1
        self._column = 0
        cuts = self.facts.cuts
        if self._row <= before:
            cuts.sound = False
        if not cuts.rows or (self._row - cuts.rows[-1][1] >= WINDOW and "r" in attributes and not cuts.end):
            cuts.rows.append((self._parser.CurrentByteIndex, self._row))

    def _start_cell(self, attributes):
        self._type = attributes.get("t", "")
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
            if not self._row:
                self.facts.cuts.sound = False
            return
        match = REFERENCE.fullmatch(reference)
        if match is None:
            raise broken()
        row = int(match[2])
        if row != self._row:
            self.facts.cuts.sound = False
        self._column, self._row = _column_number(match[1]), row

    def _start_value(self, attributes):
        facts = self.facts
        if self._row > facts.last_row or self._column > facts.last_column:
            self._extend(facts)
        if self._type == "e":
            if len(facts.errors) >= ERRORS_MAX:
                raise UnreadableFile("表格中公式错误（如 #N/A）的单元格过多，请改正后再上传。")
            facts.errors.add((self._row, self._column))
        if self._type == "s":
            self._text = ""
            self._collecting = True
            self._parser.CharacterDataHandler = self._collect

    def _extend(self, facts):
        facts.last_row, facts.last_column = max(facts.last_row, self._row), max(facts.last_column, self._column)
        most = self.extent.rows
        if facts.last_row > most:
            raise UnreadableFile(f"表格超过 {most:,} 行。请分成几个文件，并删去数据下方多余的内容后再上传。")
        if facts.last_column > COLUMNS_MAX or facts.last_row * facts.last_column > self.extent.area:
            raise UnreadableFile("表格的列数过多。请只保留模板中的列，并删去右侧多余的内容后再上传。")

    def _collect(self, text):
        self._text += text
        if len(self._text) > 20:
            raise broken()

    def _end(self, name):
        if name == self._data_tag:
            self.facts.cuts.end = self._parser.CurrentByteIndex
        if self._collecting:
            self._collecting = False
            self._parser.CharacterDataHandler = None
            index = _number(self._text)
            self.used_texts[index] = self.used_texts.get(index, 0) + 1

    def _start_text(self, _):
        self.lengths.append(0)

    def _count_text(self, text):
        if self.lengths:
            self.lengths[-1] += len(text)

    def _name_sheet(self, attributes):
        relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
        self.names[attributes.get("name", "")] = relation

    def _relate(self, attributes):
        target = attributes.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        self.targets[attributes.get("Id", "")] = path.lower()


HANDLERS = {
    "worksheet": {
        "sheetData": "_start_data",
        "row": "_start_row",
        "c": "_start_cell",
        "v": "_start_value",
        "is": "_start_value",
    },
    "sst": {"si": "_start_text"},
    "workbook": {"sheet": "_name_sheet"},
    "Relationships": {"Relationship": "_relate"},
}


def _local(name: str) -> str:
    """The element's name without its prefix; the reader behind us ignores prefixes too."""
    return name.rpartition(":")[2]


def _number(text: str) -> int:
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise broken()
    return int(text)


@cache
def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
