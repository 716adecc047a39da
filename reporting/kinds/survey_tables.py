"""The rows that were filled into one table of a survey, as one flat table."""

from decimal import Decimal

from reporting.models import Survey
from reporting.queries.survey_results import TableRow
from reporting.rules.survey_questions import Question
from workshops.tables.columns import Column
from workshops.tables.table import Table


class FlatTable(Table):
    """Not registered: each table of a survey has its own."""

    name = "survey-table-rows"

    def __init__(self, survey: Survey, question: Question):
        self.title = f"{survey.title}：{question.text}"
        self.columns = (
            Column("of_whom", "填写对象", value="sheet.of_whom", path="pk", width=28),
            Column("region", "地区", "region", value="sheet.region.full_name"),
            Column("number", "行号", "int"),
            *(column_of(place, each) for place, each in enumerate(question.columns)),
        )


def column_of(place: int, column) -> Column:
    def value(row: TableRow):
        cell = row.cells[place]
        return (Decimal(cell) if column.numeric else cell) if cell else None

    label = f"{place + 1}. {column.name}"
    return Column(f"column_{place + 1}", label, "decimal" if column.numeric else "text", value=value, width=20)
