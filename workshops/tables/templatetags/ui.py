"""Template tags of the interface (docs/ui.md): they show what they are given and decide nothing."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.html import format_html

from . import ui_charts, ui_forms, ui_icons, ui_words

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "", css: str = ""):
    """``{% icon "check" %}``; with ``label`` it is read aloud, without it is decoration."""
    return ui_icons.draw(name, label, css)


@register.filter
def figure(value):
    """A number with separators between thousands (Django's ``intcomma`` sets none in zh-hans); other values as is."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return value
    return f"{value:,}".removesuffix(".00")


# States ---------------------------------------------------------------------------------------------------------------


def _badge(tone: str, words: str, css: str = "badge-state"):
    return format_html('<span class="{} tone-{}">{}{}</span>', css, tone, ui_icons.draw(ui_words.ICONS[tone]), words)


@register.simple_tag
def status_badge(value, label: str, kind: str = "application"):
    """``{% status_badge a.status a.get_status_display %}``; ``kind``: a key of ``ui_words.TONES``."""
    return _badge(ui_words.tone_of(value, kind), label)


@register.simple_tag
def tone_badge(tone: str, label: str):
    """A badge whose tone the caller names: neutral, info, good, warn or bad."""
    return _badge(tone, label)


@register.simple_tag
def risk_badge(standing):
    """Whether the workshop may lose its status, from ``revocation.assess``; nothing when there is no risk."""
    found = ui_words.risk(standing)
    return _badge(found.tone, found.words) if found else ""


@register.simple_tag
def deadline(due: date | None, today: date | None = None):
    """``{% deadline case.due_on %}`` → 还有 7 天 / 今天截止 / 已超期 3 天, with the day itself; empty without a day."""
    if due is None:
        return ""
    day = timezone.localdate(due) if isinstance(due, datetime) else due
    said = ui_words.deadline(day, today or timezone.localdate())
    return format_html(
        '<span class="deadline tone-{}">{}<span>{}</span> <time datetime="{}">{}</time></span>',
        said.tone,
        ui_icons.draw("clock"),
        said.words,
        day.isoformat(),
        f"{day.month}月{day.day}日",
    )


# Facts and history ----------------------------------------------------------------------------------------------------


@register.inclusion_tag("components/fact.html")
def fact(label: str, value="", unit: str = "", wide: bool = False):
    """One line of ``<dl class="facts">``; an empty value says 未填写."""
    return {"label": label, "value": value, "unit": unit, "wide": wide, "missing": value in (None, "", [])}


@register.inclusion_tag("components/facts.html")
def facts(pairs):
    """A list of (label, value)."""
    return {"pairs": pairs}


@register.inclusion_tag("components/stat.html")
def stat(label: str, value, unit: str = "", url: str = "", note: str = "", tone: str = ""):
    """A figure with its name; ``note`` is the comparison in words (较上年 +12), ``tone`` marks what needs attention."""
    return {"label": label, "value": value, "unit": unit, "url": url, "note": note, "tone": tone}


@register.inclusion_tag("components/stepper.html")
def stepper(steps, label: str = "办理进度"):
    """``steps``: dicts ``label``, ``state`` (done, current, open, todo, stopped), optional ``note``, ``url``."""
    return {"steps": steps, "label": label}


@register.inclusion_tag("components/timeline.html")
def timeline(entries):
    """``entries``: dicts ``title``, ``at``, optional ``who``, ``note``, ``tone``, ``url``, ``link`` (its words)."""
    return {"entries": entries}


@register.inclusion_tag("components/diff_table.html")
def diff_table(changes, old: str = "原登记", new: str = "本次填报"):
    """``changes``: (label, old value, new value); rows that differ are marked in words and colour."""
    rows = [
        {"label": label, "old": before, "new": after, "changed": before != after} for label, before, after in changes
    ]
    return {"rows": rows, "old_title": old, "new_title": new, "count": sum(row["changed"] for row in rows)}


@register.inclusion_tag("components/attachments.html")
def attachments(items, empty: str = "没有附件"):
    """``items``: dicts ``name``, ``url``, optional ``thumb`` (address), ``note``, ``remove_url`` (a confirm page)."""
    return {"items": items, "empty": empty}


# Forms ----------------------------------------------------------------------------------------------------------------


@register.inclusion_tag("components/form_field.html")
def form_field(field, label: str = "", unit: str = ""):
    """A bound field with label, required mark, help, errors and, for files, the list of what was chosen."""
    return ui_forms.dressed(field, label, unit)


@register.inclusion_tag("components/form_fields.html")
def form_fields(form):
    """All visible and hidden fields of a form in a grid."""
    return {"form": form}


@register.inclusion_tag("components/error_summary.html")
def error_summary(given, kept: str = ""):
    """Every error of a form, formset or list of them, linked to its field; nothing while there is none.

    ``kept``: what was not lost; by itself it says so of typed text, and that chosen files are to be chosen again.
    """
    return {"problems": ui_forms.problems(given), "kept": kept or ui_forms.kept(given)}


@register.inclusion_tag("components/filter_panel.html", takes_context=True)
def filter_panel(context, form, search: str = "search", export_url: str = ""):
    """A GET form: the field named ``search`` stays in sight, the others fold away (open while one is in use)."""
    query = context["request"].GET
    rest = [field for field in form.visible_fields() if field.name != search]
    return {
        "form": form,
        "search_field": form[search] if search in form.fields else None,
        "rest": rest,
        "in_use": sum(any(query.getlist(field.html_name)) for field in rest),
        "ordering": query.get("ordering", ""),
        "export_url": export_url,
        "path": context["request"].path,
    }


# Lists and pages ------------------------------------------------------------------------------------------------------


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context, page_obj):
    """Pages of a Paginator, keeping the filters in the address."""
    paginator = page_obj.paginator
    return {
        "request": context["request"],
        "page_obj": page_obj,
        "pages": list(paginator.get_elided_page_range(page_obj.number, on_each_side=2, on_ends=1)),
        "ellipsis": paginator.ELLIPSIS,
    }


@register.inclusion_tag("components/sort_header.html", takes_context=True)
def sort_header(context, key: str, label: str, numeric: bool = False):
    """A ``<th>`` that sorts the list by ``?ordering=key``, and the other way round when followed again."""
    now = context["request"].GET.get("ordering", "")
    return {
        "request": context["request"],
        "label": label,
        "numeric": numeric,
        "sorted": "ascending" if now == key else "descending" if now == f"-{key}" else "",
        "ordering": f"-{key}" if now == key else key,
    }


@register.inclusion_tag("components/tabs.html")
def tabs(items, label: str = "内容分栏"):
    """``items``: dicts ``label``, ``url``, ``active``, optional ``count``; the content lies in ``#tab-panel``."""
    return {"items": items, "label": label}


@register.simple_tag
def crumb(label: str, url: str = ""):
    """One entry of the breadcrumbs; the page itself comes last and has no address."""
    if not url:
        return format_html('<li class="breadcrumb-item active" aria-current="page">{}</li>', label)
    return format_html('<li class="breadcrumb-item"><a href="{}">{}</a></li>', url, label)


@register.inclusion_tag("components/empty_state.html")
def empty_state(title: str, text: str = "", url: str = "", action: str = ""):
    """Nothing here yet: why, and what to do next."""
    return {"title": title, "text": text, "url": url, "action": action}


@register.simple_block_tag
def panel(content, title: str = "", level: int = 2, anchor: str = ""):
    """``{% panel "基本信息" %}…{% endpanel %}``: a sheet with a heading."""
    start = format_html('<section class="panel"{}>', format_html(' id="{}"', anchor) if anchor else "")
    heading = format_html('<h{0} class="panel-title">{1}</h{0}>', level, title) if title else ""
    return format_html("{}{}{}</section>", start, heading, content)


@register.simple_block_tag
def callout(content, tone: str = "info", title: str = ""):
    """``{% callout "warn" "标题" %}…{% endcallout %}``."""
    name = {"neutral": "info", "info": "info", "good": "check"}.get(tone, "warn")
    heading = format_html('<p class="callout-title">{}</p>', title) if title else ""
    return format_html(
        '<div class="callout tone-{}">{}<div class="callout-body">{}{}</div></div>',
        tone,
        ui_icons.draw(name),
        heading,
        content,
    )


@register.simple_block_tag
def action_bar(content):
    """The buttons of a long form; on a phone they stay at the lower edge of the screen."""
    return format_html('<div class="action-bar">{}</div>', content)


# Charts ---------------------------------------------------------------------------------------------------------------


@register.inclusion_tag("components/bar_chart.html")
def bar_chart(rows, caption: str, label: str = "项目", value: str = "数量", unit: str = ""):
    """``rows``: (label, value[, url]). A table whose middle column is drawn: it reads with and without sight."""
    return {"bars": ui_charts.bars(rows), "caption": caption, "label": label, "value": value, "unit": unit}


@register.inclusion_tag("components/column_chart.html")
def column_chart(rows, caption: str, label: str = "年份", value: str = "数量", unit: str = ""):
    """``rows``: (label, value) in the order of time; the same figures follow as a table."""
    chart = ui_charts.columns(rows)
    return {"chart": chart, "caption": caption, "label": label, "value": value, "unit": unit}
