"""Charts as SVG, drawn on the server by pygal; what it says in styles and scripts is said in presentation attributes
instead, for the content security policy refuses both, and paper needs neither.

One drawing serves the page (scaled to the width there is, readable at 360 px) and the PDF.
"""

import sys
from dataclasses import dataclass
from decimal import Decimal
from xml.etree import ElementTree

import pygal
from django.utils.safestring import SafeString
from pygal.style import Style

# pygal adds an importer for its plugins of an interface that Python 3.12 no longer has; we have no plugins of it.
sys.meta_path[:] = [each for each in sys.meta_path if type(each).__module__ != "pygal"]

Figure = int | Decimal
SVG = "{http://www.w3.org/2000/svg}"
WIDTH, LABEL, VALUE = 480, 15, 15
"""Units of the drawing: 360 px of a phone show it at three quarters."""
INK, SOFT, RULE = "#22252c", "#565349", "#d3ccbb"
COLOURS = ("#27497d", "#b83a22", "#86560a")
"""Of series; told apart by dashes or order as well, and always named in words."""
FEW = 5
"""Up to which an axis counts one by one: there are no halves of a workshop."""
EM = 0.6
"""pygal takes a letter for so much of the size of its font; a Chinese one is a whole."""
WORDS = ((Decimal(100_000_000), "亿"), (Decimal(10_000), "万"))


@dataclass(frozen=True, slots=True)
class Chart:
    """``series``: (name, values in the order of ``labels``). ``rows`` are the same figures as a table."""

    title: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[Figure, ...]], ...]
    unit: str = ""
    kind: str = "bar"
    head: str = "项目"
    note: str = ""
    identity: str = "chart"
    """Unique on its page."""

    @property
    def rows(self) -> list[tuple]:
        return [(label, *(values[at] for _, values in self.series)) for at, label in enumerate(self.labels)]

    @property
    def empty(self) -> bool:
        return not any(value for _, values in self.series for value in values)

    @property
    def description(self) -> str:
        """Read aloud instead of the drawing."""
        said = "；".join(
            f"{name}：" + "，".join(f"{label} {spelt(value)}" for label, value in zip(self.labels, values, strict=True))
            for name, values in self.series
        )
        return f"{said}（单位：{self.unit}）" if self.unit else said

    def svg(self, font: str = "") -> SafeString:
        """``font``: for paper; a page gives its own."""
        # Escaped by ElementTree: nothing in it was put together as text.
        return SafeString(ElementTree.tostring(_dressed(_drawn(self), self, font), encoding="unicode"))


def spelt(value: Figure) -> str:
    """12345.60 → 12,345.6"""
    text = f"{Decimal(value):,.2f}"
    return text.rstrip("0").rstrip(".")


def short(value: Figure | float) -> str:
    """On axes and beside bars: 123456 → 12.3万."""
    number = Decimal(str(value))
    for size, word in WORDS:
        if abs(number) >= size:
            return f"{(number / size).quantize(Decimal('0.1')):f}".removesuffix(".0") + word
    return spelt(number)


def _drawn(chart: Chart) -> ElementTree.Element:
    kinds = {"bar": pygal.Bar, "across": pygal.HorizontalBar, "line": pygal.Line}
    many = len(chart.series) > 1
    across = chart.kind == "across"
    drawing = kinds[chart.kind](
        width=WIDTH, height=90 + 34 * len(chart.labels) * len(chart.series) if across else 300,
        css=[], js=[], no_prefix=True, disable_xml_declaration=True, show_legend=many, legend_at_bottom=True,
        legend_at_bottom_columns=len(chart.series), truncate_legend=-1, truncate_label=-1, print_values=True,
        print_values_position="top", value_formatter=short, range=(0, 1) if chart.empty else None,
        min_scale=3, max_scale=5, margin=8, margin_right=72 if across else 34, include_x_axis=True, dots_size=4,
        show_y_guides=not across, show_x_guides=False, style=Style(
            label_font_size=LABEL / EM if across else LABEL, major_label_font_size=LABEL, value_font_size=VALUE,
            legend_font_size=LABEL / EM,
        ),
    )  # fmt: skip
    # Bars that lie are drawn from below: the first of the table shall be on top.
    order = -1 if across else 1
    drawing.x_labels = list(chart.labels[::order])
    highest = max((value for _, values in chart.series for value in values), default=0)
    if 0 < highest <= FEW:
        drawing.y_labels = list(range(int(highest) + 1))
    for name, values in chart.series:
        drawing.add(name, [float(value) for value in values[::order]])
    return drawing.render_tree()


def _dressed(tree: ElementTree.Element, chart: Chart, font: str) -> ElementTree.Element:
    _strip(tree)
    for name in [name for name in tree.attrib if name not in ("viewBox",)]:
        del tree.attrib[name]
    tree.set("xmlns", SVG[1:-1])
    tree.set("role", "img")
    tree.set("aria-labelledby", f"{chart.identity}-title {chart.identity}-desc")
    tree.set("focusable", "false")
    if font:
        tree.set("font-family", font)
        tree.set("width", str(WIDTH))
    for at, (tag, text) in enumerate((("title", chart.title), ("desc", chart.description))):
        said = ElementTree.Element(tag, {"id": f"{chart.identity}-{tag}"})
        said.text = text
        tree.insert(at, said)
    _name_marks(tree, chart)
    _dress(tree, "", chart.kind)
    return tree


def _name_marks(tree: ElementTree.Element, chart: Chart) -> None:
    """What the pointer is told over a bar or a point: which it is, and its figure to the last digit."""
    order = -1 if chart.kind == "across" else 1
    for number, (name, values) in enumerate(chart.series):
        drawn = tree.iterfind(f".//g[@class='series serie-{number} color-{number}']")
        marks = (mark for group in drawn for mark in group.iter() if mark.tag in ("rect", "circle"))
        named = f"{name}，" if len(chart.series) > 1 else ""
        for mark, label, value in zip(marks, chart.labels[::order], values[::order], strict=False):
            title = ElementTree.SubElement(mark, "title")
            title.text = f"{named}{label}：{spelt(value)}{f' {chart.unit}' if chart.unit else ''}"


DROPPED_TAGS = {"defs", "style", "script", "title", "desc"}
DROPPED_CLASSES = {"tooltip-overlay", "background"}


def _strip(node: ElementTree.Element) -> None:
    """Styles, scripts, and what only they need."""
    for child in list(node):
        tag = child.tag.removeprefix(SVG) if isinstance(child.tag, str) else "style"  # a comment
        classes = set(child.get("class", "").split())
        if tag in DROPPED_TAGS or classes & DROPPED_CLASSES:
            node.remove(child)
            continue
        child.tag = tag
        child.attrib.pop("style", None)
        _strip(child)


def _dress(node: ElementTree.Element, context: str, kind: str) -> None:
    """``context``: the classes of everything around."""
    for child in node:
        classes = child.attrib.pop("class", "")
        around = f"{context} {classes}"
        child.attrib |= _looks(child.tag, classes.split(), around.split(), kind)
        _dress(child, around, kind)


def _looks(tag: str, classes: list[str], around: list[str], kind: str) -> dict[str, str]:
    colour = next((COLOURS[int(each[6:]) % len(COLOURS)] for each in around if each.startswith("color-")), INK)
    second = "color-1" in around
    if tag == "text":
        return _letters(around, kind)
    if tag == "rect":
        return {"fill": colour if "reactive" in classes or "legend" in around else "none"}
    if tag == "circle":
        return {"fill": colour}
    if tag == "path" and "axis" in around:
        return {"fill": "none", "stroke": SOFT if "major" in classes and "axis" in classes else RULE}
    if tag == "path":
        dash = {"stroke-dasharray": "7 4"} if second else {}
        return {"fill": "none", "stroke": colour, "stroke-width": "2.5" if kind == "line" else "1", **dash}
    return {}


def _letters(around: list[str], kind: str) -> dict[str, str]:
    if "y" in around and "axis" in around:
        return {"font-size": str(LABEL), "fill": SOFT, "text-anchor": "end"}
    if "x" in around and "axis" in around:
        return {"font-size": str(LABEL), "fill": SOFT, "text-anchor": "middle"}
    if "legend" in around:
        return {"font-size": str(LABEL), "fill": INK}
    beside = BELOW if kind == "line" and "color-1" in around else BESIDE[kind]
    return {"font-size": str(VALUE), "fill": INK, **HALO, **beside}


HALO = {"paint-order": "stroke", "stroke": "#fff", "stroke-width": "3", "stroke-linejoin": "round"}
"""So that a value can be read where a line runs through it."""
BELOW = {"text-anchor": "middle", "dx": "-14", "dy": "2"}
"""The second line's values stand below it, the first one's above."""
BESIDE = {
    "bar": {"text-anchor": "middle"},
    "line": {"text-anchor": "middle", "dx": "-14", "dy": "-28"},
    "across": {"text-anchor": "start", "dx": "6"},
}
"""Where a value stands from the point that pygal gives it."""
