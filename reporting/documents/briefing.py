"""工作简报: figures of one basis with charts, as PDF."""

from pathlib import Path

from django.utils import timezone

from reporting.charts import Chart, spelt
from reporting.dashboard_charts import CATEGORIES
from reporting.queries.briefing import Briefing
from reporting.queries.figures import DICTIONARY, SECTIONS
from workshops.documents.sheet import pdf

TEMPLATE = Path(__file__).with_name("briefing.typ")
FONT = "Noto Serif SC"
PART_CODES = ("W01", "W02", "C01", "C03", "P01", "T02", "S04")
PARTS_DRAWN = 12


def briefing_pdf(briefing: Briefing) -> bytes:
    return pdf(TEMPLATE, content_of(briefing))


def content_of(briefing: Briefing) -> dict:
    """Everything the paper says, as plain text and drawings."""
    totals = briefing.totals
    return {
        "title": f"{briefing.region.full_name}非遗工坊工作简报",
        "period": briefing.period.label,
        "facts": _facts(briefing),
        "lead": _lead(briefing),
        "sections": [
            {
                "title": title,
                "rows": [(DICTIONARY[code].name, spelt(totals[code]), DICTIONARY[code].unit) for code in codes],
                "charts": [_drawn(chart) for chart in charts_of(briefing).get(title, ()) if not chart.empty],
            }
            for title, codes in SECTIONS
        ],
        "parts": {
            "heads": ["地区", *(f"{DICTIONARY[code].name}（{DICTIONARY[code].unit}）" for code in PART_CODES)],
            "rows": _part_rows(briefing),
        },
        "digest": briefing.released.digest,
    }


def _part_rows(briefing: Briefing) -> list[list[str]]:
    """Below what they come to, which is counted by itself; none of a region without parts."""
    parts = briefing.part_values(PART_CODES)
    whole = ("合计", [briefing.totals[code] for code in PART_CODES])
    return [[name, *map(spelt, values)] for name, values in (whole, *parts)] if parts else []


def _facts(briefing: Briefing) -> list[tuple[str, str]]:
    basis = briefing.basis
    return [
        ("统计期", f"{basis.first} 至 {basis.last}"),
        ("统计日", f"{basis.as_of}"),
        ("年度确认判定日", f"{basis.judged_on}"),
        ("登记截至", f"{timezone.localtime(basis.instant):%Y-%m-%d %H:%M:%S}"),
    ]


def _lead(briefing: Briefing) -> str:
    said = {code: spelt(value) for code, value in briefing.totals.items()}
    return (
        f"截至{briefing.basis.as_of:%Y年%-m月%-d日}，{briefing.region.full_name}有效非遗工坊{said['W01']}家，"
        f"{briefing.period.label}新认定{said['W02']}家；直接吸纳就业{said['P01']}人，带动就业{said['P02']}人（均不重复）；"
        f"培训{said['T02']}人次；登记销售额{said['S04']}元。"
    )


def charts_of(briefing: Briefing) -> dict[str, list[Chart]]:
    """By the title of the section that they stand in."""
    totals, titles = briefing.totals, [title for title, _ in SECTIONS]
    parts = sorted(briefing.part_values(("W01",)), key=lambda pair: -pair[1][0])[:PARTS_DRAWN]
    categories = (("工坊申报", [totals[code] for _, code, _ in CATEGORIES]),
                  ("名单核验", [totals[code] for _, _, code in CATEGORIES]))  # fmt: skip
    names = [name for name, _, _ in CATEGORIES]
    return {
        titles[0]: [_bars("有效非遗工坊分布", "家", [(name, values[0]) for name, values in parts])],
        titles[1]: [
            Chart("直接吸纳就业（按人员类别）", tuple(names), tuple((n, tuple(v)) for n, v in categories), "人")
        ],
        titles[2]: [_bars("培训人次（按培训形式）", "人次", briefing.split["T02"])],
        titles[3]: [_bars("销售额（按渠道）", "元", briefing.split["S04"])],
    }


def _bars(title: str, unit: str, pairs) -> Chart:
    labels, values = [label for label, _ in pairs], [value for _, value in pairs]
    return Chart(title, tuple(labels), ((title, tuple(values)),), unit=unit, kind="across")


def _drawn(chart: Chart) -> dict[str, str]:
    return {"title": f"{chart.title}（单位：{chart.unit}）", "svg": chart.svg(font=FONT), "alt": chart.description}
