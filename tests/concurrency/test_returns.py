"""Steps of one return taken at once: one counts, and nothing is frozen that was called off."""

import pytest

from reporting.actions.return_period_changes import cancel_period
from reporting.actions.returns import advance
from reporting.models import Circulation, FrozenReturn, ReturnPeriod, ReturnStatus, ReturnStep
from tests.concurrency.threads import at_once
from tests.records.stage import TODAY
from tests.reporting.returns.cast import Cast
from workshops.access import clock
from workshops.access.refusal import Refused

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with clock.at(TODAY):
        yield Cast()


def codes(answers) -> list[str]:
    return sorted(answer.code for answer in answers if isinstance(answer, Refused))


def test_of_two_who_accept_one_freezes_and_circulates(cast):
    filed = cast.passed(cast.filed())
    accept = lambda: advance(filed.pk, "accept", by=cast.province)  # noqa: E731
    back = lambda: advance(filed.pk, "return", by=cast.province, note="请核对。")  # noqa: E731
    answers = at_once(accept, accept, back)
    filed.refresh_from_db()
    accepted = filed.status == ReturnStatus.ACCEPTED
    assert codes(answers) == ["wrong_state", "wrong_state"]
    assert FrozenReturn.objects.filter(filed=filed).count() == accepted
    assert Circulation.objects.filter(frozen__filed=filed).count() == 2 * accepted
    assert ReturnStep.objects.filter(filed=filed, action__in=("accept", "return")).count() == 1


def test_a_period_is_cancelled_or_its_return_accepted_never_both(cast):
    filed = cast.passed(cast.filed())
    answers = at_once(
        lambda: advance(filed.pk, "accept", by=cast.province),
        lambda: cancel_period(cast.period.pk, by=cast.ministry, reason="重复布置"),
    )
    filed.refresh_from_db()
    cancelled = ReturnPeriod.objects.get(pk=cast.period.pk).cancelled_at is not None
    assert codes(answers) == (["wrong_state"] if cancelled else ["already_frozen"])
    assert filed.status == (ReturnStatus.CANCELLED if cancelled else ReturnStatus.ACCEPTED)
    assert FrozenReturn.objects.filter(filed=filed).exists() != cancelled
