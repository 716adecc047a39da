"""Vacancies as they stand today, and people whom a county may propose for one."""

from django.db.models import Case, CharField, Count, Exists, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from employment.models import Employment, Referral, ReferralOutcome, Vacancy, VacancyStatus, Worker
from workshops.access import clock
from workshops.access.models import User
from workshops.models import Standing
from workshops.regions.models import Region

OPEN, EXPIRED = "open", "expired"
STATES = ((OPEN, "招聘中"), (EXPIRED, "已过期"), ("filled", "已招满"), ("closed", "已结束"))
SUGGESTED = 20
"""How many people are proposed on a page, those who left last first."""


def with_state(vacancies):
    """Rows with ``state`` as of today, a key of STATES, and ``hired`` and ``pending``, their referrals."""
    state = Case(
        When(status=VacancyStatus.FILLED, then=Value("filled")),
        When(Q(status=VacancyStatus.CLOSED) | ~Q(workshop__standing=Standing.CERTIFIED), then=Value("closed")),
        When(closes_on__lt=clock.today(), then=Value(EXPIRED)),
        default=Value(OPEN),
        output_field=CharField(),
    )
    return vacancies.annotate(
        state=state, hired=_referrals(ReferralOutcome.HIRED), pending=_referrals(ReferralOutcome.PENDING)
    )


def _referrals(outcome: str) -> Coalesce:
    counted = Referral.objects.filter(vacancy=OuterRef("pk"), outcome=outcome).order_by().values("vacancy")
    return Coalesce(Subquery(counted.annotate(n=Count("pk")).values("n")), 0, output_field=IntegerField())


def state_of(vacancy: Vacancy) -> str:
    """The same of one row."""
    return with_state(Vacancy.objects.filter(pk=vacancy.pk)).get().state


def hired_for(vacancy: Vacancy) -> int:
    return vacancy.referrals.filter(outcome=ReferralOutcome.HIRED).count()


def pending_referrals(user: User):
    """The referrals to a leader's own vacancies that wait for the leader's answer; none for anybody else."""
    if not user.is_leader:
        return Referral.objects.none()
    return Referral.objects.visible_to(user).filter(outcome=ReferralOutcome.PENDING)


def out_of_work(user: User, region: Region):
    """Workers of the region's workshops, as the user sees them, who work nowhere that is registered; with their last
    spell as ``last_post`` and ``last_day``. Who was never employed is not among them, nor who was erased."""
    spells = Employment.objects.filter(voided_at=None)
    goes_on = Q(ended_on=None) | Q(ended_on__gte=clock.today())
    running = spells.filter(goes_on, worker__person=OuterRef("person"))
    last = spells.filter(worker=OuterRef("pk")).order_by("-ended_on")
    rows = Worker.objects.visible_to(user).filter(~Exists(running), workshop__region=region, person__erased_at=None)
    return (
        rows.annotate(last_post=Subquery(last.values("post")[:1]), last_day=Subquery(last.values("ended_on")[:1]))
        .filter(last_day__isnull=False)
        .select_related("workshop")
        .order_by("-last_day", "pk")
    )
