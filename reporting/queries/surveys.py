"""Surveys as lists show them, who may do what with one and its sheets, and what waits for whom."""

import datetime
from dataclasses import dataclass

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from reporting.models import SheetStatus, Survey, SurveySheet, SurveyStatus
from reporting.queries.survey_audience import may_send
from reporting.rules import survey_flow as flow
from reporting.rules.survey_questions import Question
from workshops.access import clock
from workshops.access.models import Duty, User
from workshops.models import Standing
from workshops.people.keeping import COUNTY_STAFF, keeps
from workshops.regions.models import Region
from workshops.tables.columns import whether

SHEET_JOINS = ("survey__office", "workshop__leader__user", "workshop__region", "office", "region")


def questions_of(survey: Survey) -> list[Question]:
    """Of the frozen form; of a draft as it stands."""
    form = getattr(survey, "form", None)
    if form is not None:
        return [Question.read(each) for each in form.questions]
    return [question_of(row) for row in survey.questions.all()]


def question_of(row) -> Question:
    """A row of a draft as the rules read it."""
    plain = {name: getattr(row, name) for name in ("kind", "text", "section", "help", "required", "unit", "rows")}
    limits = {name: _decimal(getattr(row, name)) for name in ("minimum", "maximum")}
    return Question.read({"key": f"q{row.pk}", "options": row.options, "columns": row.columns, **plain, **limits})


def _decimal(value) -> str:
    return "" if value is None else f"{value.normalize():f}"


def listed(user: User) -> QuerySet[Survey]:
    """With the sheets that the user sees: ``sent``, ``filled``, ``late`` (not filled and past the day)."""
    sheets = SurveySheet.objects.visible_to(user).filter(counted(), survey=OuterRef("pk")).order_by().values("survey")
    sent = Subquery(sheets.annotate(n=Count("pk")).values("n"), output_field=IntegerField())
    done = sheets.filter(status=SheetStatus.SUBMITTED).annotate(n=Count("pk")).values("n")
    zero = Value(0)
    rows = Survey.objects.visible_to(user).select_related("office__region")
    return rows.annotate(
        sent=Coalesce(sent, zero),
        filled=Coalesce(Subquery(done, output_field=IntegerField()), zero),
        late=Case(
            When(status=SurveyStatus.OPEN, due_on__lt=clock.today(), then=F("sent") - F("filled")), default=zero
        ),
        mine=whether(office=user.office_id),
        rank=Case(
            When(status=SurveyStatus.DRAFT, then=Value(0)), When(status=SurveyStatus.OPEN, then=Value(1)),
            default=Value(2),
        ),
    )  # fmt: skip


def sheets(user: User) -> QuerySet[SurveySheet]:
    """The list of sheets; of surveys withdrawn only what was handed in."""
    rows = SurveySheet.objects.visible_to(user).select_related(*SHEET_JOINS)
    rows = rows.exclude(~Q(status=SheetStatus.SUBMITTED), survey__status=SurveyStatus.WITHDRAWN)
    return rows.annotate(
        mine=whether(to_fill(user)),
        late=whether(is_late()),
        rank=Case(When(to_fill(user), then=Value(0)), default=Value(1)),
    )


def there() -> Q:
    """Somebody is there to fill the sheet: the workshop's status and the office have not ended."""
    return Q(workshop__standing=Standing.CERTIFIED) | Q(office__is_active=True)


def counted() -> Q:
    """Sheets that progress is reckoned by: handed in, or somebody still has to."""
    return Q(status=SheetStatus.SUBMITTED) | there()


def is_late() -> Q:
    """Not filled though the day has passed."""
    open_ = Q(status__in=flow.UNFILLED, survey__status=SurveyStatus.OPEN, survey__due_on__lt=clock.today())
    return open_ & there()


def to_fill(user: User) -> Q:
    """Sheets that wait for this person; county culture fills in the stead of leaders without an account."""
    asked = Q(status__in=flow.UNFILLED, survey__status=SurveyStatus.OPEN, survey__opens_on__lte=clock.today()) & there()
    if user.is_leader:
        return asked & Q(workshop__leader__user=user)
    if not user.is_office:
        return Q(pk__in=())
    mine = Q(office=user.office_id)
    if user.department == "culture" and user.level == "county" and user.duty in COUNTY_STAFF:
        mine |= Q(workshop__leader__user=None, workshop__region=user.region)
    return asked & mine


def waiting(user: User) -> QuerySet[SurveySheet]:
    """What the desk counts."""
    return SurveySheet.objects.visible_to(user).filter(to_fill(user))


def closing_with_few(user: User) -> QuerySet[Survey]:
    """The sender's own surveys that end soon, or are past their day, and too few have answered."""
    if not may_send(user):
        return Survey.objects.none()
    last = clock.today() + datetime.timedelta(days=flow.SOON_DAYS)
    rows = listed(user).filter(office=user.office_id, status=SurveyStatus.OPEN, due_on__lte=last, sent__gt=0)
    return rows.filter(filled__lt=F("sent") * flow.FEW)


def roles_of(user: User, sheet: SurveySheet) -> frozenset[str]:
    """The roles of the table that the user holds for this sheet."""
    found = set()
    if may_send(user) and user.office_id == sheet.survey.office_id:
        found.add(flow.SENDER)
    if sheet.workshop_id and keeps(user, sheet.workshop):
        found.add(flow.FILLER)
    if sheet.office_id and user.is_office and user.office_id == sheet.office_id:
        found.add(flow.FILLER)
    return frozenset(found)


def is_open(survey: Survey) -> bool:
    """Takes answers now: its day may have passed, until the sender ends it."""
    return survey.status == SurveyStatus.OPEN and survey.opens_on <= clock.today()


def has_ended(sheet: SurveySheet) -> bool:
    """The workshop's status has ended, so that its sheet is neither filled nor given back any more."""
    return sheet.workshop_id is not None and sheet.workshop.standing != Standing.CERTIFIED


def sheet_actions(sheet: SurveySheet, user: User) -> list[str]:
    takes = is_open(sheet.survey) and not has_ended(sheet)
    return flow.allowed_actions(sheet.status, roles_of(user, sheet)) if takes else []


def survey_actions(survey: Survey, user: User) -> list[str]:
    if not keeps_survey(survey, user):
        return []
    return [action for status, action in flow.SURVEY_TABLE if status == survey.status]


def keeps_survey(survey: Survey, user: User) -> bool:
    """The sender's office; every official of it."""
    return may_send(user) and survey.office_id == user.office_id


def reads_answers(sheet: SurveySheet, user: User) -> bool:
    """A draft is for those who fill it."""
    return sheet.status == SheetStatus.SUBMITTED or flow.FILLER in roles_of(user, sheet)


def is_in_stead(sheet: SurveySheet, user: User) -> bool:
    return sheet.workshop_id is not None and user.duty != Duty.LEADER


def photos_of(sheet: SurveySheet) -> dict[str, list]:
    """Key of the question → its photographs, in order."""
    made: dict[str, list] = {}
    for photo in sheet.photos.select_related("attachment"):
        made.setdefault(photo.key, []).append(photo)
    return made


def whole_answers(sheet: SurveySheet) -> dict:
    """The answers with the names of the photographs."""
    photos = {key: [str(each.attachment_id) for each in found] for key, found in photos_of(sheet).items()}
    return sheet.answers | photos


@dataclass(frozen=True, slots=True)
class Progress:
    """``late``: not filled though the day has passed."""

    region: Region
    sent: int
    filled: int
    late: int

    @property
    def percent(self) -> int:
        return 100 * self.filled // self.sent if self.sent else 0


def progress(survey: Survey, user: User) -> list[Progress]:
    """Of the sheets that the user sees, by part of the user's region; of partners' regions by province."""
    rows = SurveySheet.objects.visible_to(user).filter(counted(), survey=survey).order_by()
    rows = rows.values("region__path").annotate(n=Count("pk"), done=Count("pk", filter=Q(status=SheetStatus.SUBMITTED)))
    over = survey.status == SurveyStatus.OPEN and survey.due_on < clock.today()
    lines: dict[str, list[int]] = {}
    for row in rows:
        code = _part(row["region__path"], user.region)
        line = lines.setdefault(code, [0, 0])
        line[0], line[1] = line[0] + row["n"], line[1] + row["done"]
    regions = Region.objects.in_bulk(lines)
    made = [Progress(regions[code], n, done, n - done if over else 0) for code, (n, done) in lines.items()]
    return sorted(made, key=lambda line: line.region.path)


def _part(path: str, region: Region | None) -> str:
    """The code of the part below the region that the path lies in."""
    codes = path.strip("/").split("/")
    if region is None or not path.startswith(region.path):
        return codes[0]
    depth = region.path.count("/")
    return codes[min(depth, len(codes) - 1)]
