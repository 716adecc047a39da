"""Pages about surveys that went to one workshop of 丹寨 alone: who has nothing to do with it must not find them."""

from reporting.actions import survey_filling
from reporting.queries.surveys import questions_of
from tests import factories
from tests.records.stage import Stage
from tests.reporting.surveys.made import drafted, keyed, published, sheet_of
from workshops.actions.storing import store_photo
from workshops.models import Workshop

DRAFT = {f"reporting:survey-{page}" for page in ("edit", "preview", "publish", "copy", "question-new")}
QUESTION = {"reporting:survey-question", "reporting:survey-question-move"}
SENT = {f"reporting:survey-{page}" for page in ("detail", "results", "answers", "extend", "remind")}
SHEET = {f"reporting:survey-sheet-{page}" for page in ("detail", "fill", "reopen")}
OTHERS = {"reporting:survey-end", "reporting:survey-answered", "reporting:survey-sheet-photo"}
PAGES = dict.fromkeys(DRAFT | QUESTION | SENT | SHEET | OTHERS)
"""Names of the addresses."""


def addresses(stage: Stage) -> dict[str, dict]:
    """URL name → arguments of a row that is there."""
    province = stage.official()
    Workshop.objects.filter(pk=stage.workshop.pk).update(in_key_county=True)
    Workshop.objects.exclude(pk=stage.workshop.pk).update(in_key_county=False)
    sent, draft = published(province, area_type="in_key_county"), drafted(province)
    sheet, leader = sheet_of(sent, stage.workshop), stage.county.leader
    key = next(question.key for question in questions_of(sent) if question.kind == "photo")
    picture = store_photo(factories.photo(), by=leader, region=stage.county.region, shared=False)
    survey_filling.add_photo(sheet.pk, by=leader, key=key, attachment=picture)
    done = published(province, area_type="in_key_county")
    handed_in = survey_filling.submit(sheet_of(done, stage.workshop).pk, by=leader, given=keyed(done))
    question = {"pk": draft.pk, "question": draft.questions.first().pk}
    return {
        **{name: {"pk": draft.pk} for name in DRAFT},
        **{name: dict(question) for name in QUESTION},
        **{name: {"pk": sent.pk} for name in SENT},
        "reporting:survey-end": {"pk": sent.pk, "action": "close"},
        "reporting:survey-answered": {"pk": sent.pk, "number": 1},
        "reporting:survey-sheet-detail": {"pk": sheet.pk},
        "reporting:survey-sheet-fill": {"pk": sheet.pk},
        "reporting:survey-sheet-reopen": {"pk": handed_in.pk},
        "reporting:survey-sheet-photo": {"pk": sheet.pk, "photo": picture.pk},
    }
