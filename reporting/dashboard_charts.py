"""Which figures the dashboard shows, and as what: headlines, charts, and the columns of its table of parts."""

from dataclasses import dataclass, replace
from decimal import Decimal

from reporting.charts import Chart, spelt
from reporting.queries.dashboard import Dashboard
from reporting.queries.figures import DICTIONARY
from reporting.queries.rollup import extras
from reporting.queries.rollup.areas import own_code
from reporting.rules.tiles import ROWS, shade_of, short_name

AT_RISK = extras.AT_RISK.code
SENT, ASKED = "returns.sent", "returns.asked"
HEADLINES = ("W01", "W02", "C03", "P01", "P02", "T02", "S04")
STOCKS = ("W01", "P01", "P02")
"""Of a day, not of a year."""
TREND_YEARS = 6
PART_COLUMNS = ("W01", "W02", "C03", AT_RISK, "P01", "T02", "S04", ASKED, SENT)
CATEGORIES = (("脱贫人口", "P06", "P09"), ("监测对象", "P07", "P10"), ("农村低收入", "P08", "P11"))
FORMS = (("集中就业", "P03"), ("居家就业", "P04"), ("灵活就业", "P05"))
TEN_THOUSAND = Decimal(10_000)
RETURNS = tuple(replace(each, name=f"县级报表{each.name}") for each in extras.RETURNS)
NAMED = {**DICTIONARY, **{each.code: each for each in (*extras.APPLICATIONS, extras.AT_RISK, *RETURNS)}}
"""Code → definition, of everything that stands in a column."""


@dataclass(frozen=True, slots=True)
class Headline:
    label: str
    value: object
    unit: str
    note: str = ""
    tone: str = ""


def headlines(board: Dashboard) -> list[Headline]:
    made = [_headline(board, code) for code in HEADLINES]
    if board.year == board.years[0]:
        risk = board.figure(AT_RISK)
        made.insert(
            3, Headline(extras.AT_RISK.name, _plain(risk), "家", "再有一年未确认即自动取消", "warn" if risk else "")
        )
    asked = board.figure(ASKED)
    if asked:
        share = round(100 * board.figure(SENT) / asked)
        note = f"应报 {spelt(asked)} 份，已报 {spelt(board.figure(SENT))} 份"
        made.append(Headline("县级报表报送率", share, "%", note, "warn" if share < 100 else ""))
    return made


def _headline(board: Dashboard, code: str) -> Headline:
    defined, value, unit = DICTIONARY[code], board.figure(code), DICTIONARY[code].unit
    note = ""
    if board.year - 1 in board.by_year:
        change = value - board.figure(code, board.year - 1)
        note = (
            f"{_against(board, code)} {'+' if change > 0 else '−' if change < 0 else '±'}{_amount(abs(change), unit)}"
        )
    shown, unit = (round(value / TEN_THOUSAND, 1), "万元") if unit == "元" else (_plain(value), unit)
    return Headline(f"{defined.name}", shown, unit, note)


def _against(board: Dashboard, code: str) -> str:
    """With what the figure is compared: the last day of the year before, or all that happened in it."""
    if code in STOCKS:
        return "较上年末"
    computed = board.computed[board.year]
    over = (computed.as_of.month, computed.as_of.day) == (12, 31)
    return "较上年" if over else "较上年全年"


def _amount(value: Decimal, unit: str) -> str:
    return f"{spelt(round(value / TEN_THOUSAND, 1))} 万元" if unit == "元" else spelt(value)


def _plain(value: Decimal):
    return int(value) if value == value.to_integral_value() else value


def charts(board: Dashboard) -> list[Chart]:
    return [
        *_trends(board),
        _across(board, "applications", "本年度提交的认定申请（按目前办理状态）", extras.APPLICATIONS, "件", "办理状态"),
        Chart(
            "直接吸纳就业（按人员类别）", tuple(name for name, _, _ in CATEGORIES),
            (("工坊申报", tuple(board.figure(code) for _, code, _ in CATEGORIES)),
             ("名单核验", tuple(board.figure(code) for _, _, code in CATEGORIES))),
            unit="人", head="人员类别", identity="categories",
        ),
        Chart(
            "直接吸纳就业（按就业形式）", tuple(name for name, _ in FORMS),
            (("人数", tuple(board.figure(code) for _, code in FORMS)),), unit="人", head="就业形式", identity="forms",
        ),
        _across(board, "training", "培训人次（按培训形式）", extras.TRAINING_FORMS, "人次", "培训形式"),
        _across(board, "sales", "销售额（按渠道）", extras.CHANNELS, "元", "销售渠道"),
        Chart(
            "县级报表报送", tuple(each.name for each in extras.RETURNS),
            (("份数", tuple(board.figure(each.code) for each in extras.RETURNS)),), unit="份", head="环节",
            identity="returns",
        ),
        *_risk_by_part(board),
    ]  # fmt: skip


def _trends(board: Dashboard) -> list[Chart]:
    years = sorted(board.years)[-TREND_YEARS:]
    labels = tuple(f"{year}年" for year in years)

    def over(name: str, code: str):
        return name, tuple(board.figure(code, year) for year in years)

    head = {"kind": "line", "head": "年度"}
    return [
        Chart("历年有效非遗工坊", labels, (over("有效工坊", "W01"),), unit="家", identity="workshops", **head),
        Chart("历年就业人数（不重复）", labels, (over("直接吸纳", "P01"), over("带动就业", "P02")), unit="人",
              identity="people", **head),
        Chart("历年销售额", labels, (over("销售额", "S04"),), unit="元", identity="amounts", **head),
    ]  # fmt: skip


def _across(board: Dashboard, identity: str, title: str, figures, unit: str, head: str) -> Chart:
    labels, values = tuple(each.name for each in figures), tuple(board.figure(each.code) for each in figures)
    return Chart(title, labels, ((title.partition("（")[0], values),), unit=unit, kind="across", head=head,
                 identity=identity)  # fmt: skip


def _risk_by_part(board: Dashboard, most: int = 10) -> list[Chart]:
    """Of today only: what was at risk in an earlier year is not kept."""
    found = [(part.name, board.by_part[part.pk].get(AT_RISK, Decimal(0))) for part in board.parts]
    found = sorted((pair for pair in found if pair[1]), key=lambda pair: -pair[1])[:most]
    if not found or board.year != board.years[0]:
        return []
    labels, values = zip(*found, strict=True)
    return [Chart(f"有取消风险的工坊（前 {most} 位）", labels, (("工坊", values),), unit="家", kind="across",
                  head="地区", identity="risk")]  # fmt: skip


def part_lines(board: Dashboard) -> list[dict]:
    """One a part: its figures in the order of ``PART_COLUMNS``, and how dark the first of them is shown."""
    highest = max((values.get("W01", 0) for values in board.by_part.values()), default=0)
    return [
        {
            "region": part,
            "short": short_name(part.name),
            "shade": f"shade-{shade_of(board.by_part[part.pk].get('W01', 0), highest)}",
            "values": [_plain(board.by_part[part.pk].get(code, Decimal(0))) for code in PART_COLUMNS],
        }
        for part in board.parts
    ]


def whole_line(board: Dashboard) -> list:
    """What the table of parts comes to, counted by itself."""
    return [_plain(board.figure(code)) for code in PART_COLUMNS]


def own_line(board: Dashboard) -> list:
    """What falls to none of the parts; nothing where all is 0."""
    values = [_plain(board.figure(own_code(code))) for code in PART_COLUMNS]
    return values if any(values) else []


def tiles(board: Dashboard, lines: list[dict]) -> list[list[dict | None]]:
    """Of the nation's parts, row by row; none for any other region."""
    by_code = {line["region"].pk: line for line in lines}
    return [[by_code.get(code) for code in row] for row in ROWS] if board.region is None else []
