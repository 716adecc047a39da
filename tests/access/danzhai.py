"""One row of every kind that belongs to 丹寨县, and where each can be asked for."""

import datetime

from certification.actions import confirming, correcting, ending, library, objecting
from certification.models import Certificate, CorrectionCase, Measure, Objection
from certification.standing import refresh
from tests import factories
from tests.access.danzhai_people import People
from workshops.access.actions.delivery import deliver_notices
from workshops.access.models import Message
from workshops.actions.storing import store_document
from workshops.models import ImportJob, Leader

NOW = factories.instant(2025, 6, 10)
MARK = "机密蓝靛"
"""In the name of every workshop of 丹寨 and of nothing else: where it is read, a row has leaked."""
NOWHERE = {"int": 987_654_321, "uuid": "00000000-0000-4000-8000-000000000000"}


class Danzhai:
    """Built by the real actions at NOW (the caller stops the clock)."""

    def __init__(self):
        self.county = county = factories.County()
        self.at_risk = factories.workshop(county, datetime.date(2023, 5, 20), name=f"{MARK}甲")
        refresh([self.at_risk.pk])
        self.confirmed = factories.workshop(county, name=f"{MARK}乙")
        self.ended = factories.workshop(county, name=f"{MARK}丙")
        self.confirmation = confirming.confirm(
            self.confirmed.pk,
            by=county.leader,
            year=2025,
            changes={},
            signature_name=self.confirmed.leader.name,
            statement=confirming.STATEMENT,
        )
        library.record_entry(self.at_risk.pk, by=county.rural, code="丹库001", entered_on=NOW.date())
        self.ending = ending.request_cancellation(self.ended.pk, by=county.leader, grounds="不再生产")
        ending.end(self.ending.pk, by=county.approver, note="同意注销")
        self.correction = self._correction()
        self.application = factories.submitted(county, name=f"{MARK}丁")
        self.draft = factories.draft(county, name=f"{MARK}戊")
        self.objection = self._objection()
        self.measure = Measure.objects.create(
            region_id="520000", title="贵州省草稿办法", effective_from=datetime.date(2030, 1, 1)
        )
        self.job = ImportJob.objects.create(
            table="workshops", user=county.clerk, region=county.region, file_name="台账.xlsx", state="ready"
        )
        self.people = People(county, self.at_risk, MARK)
        deliver_notices()
        self.message = Message.objects.filter(user=county.clerk).first()
        self.file = self.application.files.get()

    def _correction(self) -> CorrectionCase:
        fact, clerk = self.ended.endings.get(), self.county.clerk
        document = store_document(by=clerk, upload=factories.photo("依据.jpg"), region=self.county.region, shared=True)
        return correcting.request(fact.pk, by=clerk, reason="注销有误", document=document)

    def _objection(self) -> Objection:
        on_notice = factories.on_notice(self.county, name=f"{MARK}己")
        return objecting.object_to(on_notice.notices.get().pk, name="群众甲", contact="13900000000", text="场地不实")

    @property
    def marks(self) -> tuple[str, ...]:
        """What no stranger may read anywhere: names, the leader's too, and numbers."""
        return (
            MARK,
            self.county.leader.full_name,
            self.at_risk.number,
            "丹库001",
            "台账.xlsx",
            "13800000000",
            *self.people.marks,
        )

    @property
    def pages(self) -> dict[str, dict]:
        """URL name → arguments, of every page, part and file about one row that offices of 丹寨 may ask for."""
        workshop, case = {"pk": self.at_risk.pk}, {"pk": self.application.pk}
        return {
            **{f"workshops:{name}": workshop for name in ("workshop-detail", "workshop-history")},
            **{
                f"certification:{name}": workshop
                for name in ("workshop-standing", "confirmation-new", "confirmation-update", "ending-cancel",
                             "ending-withdraw", "library-entry-detail")
            },
            "workshops:leader-detail": {"pk": self.at_risk.leader_id},
            "workshops:leader-edit": {"pk": self.at_risk.leader_id},
            "workshops:file": {"pk": self.file.pk},
            "certification:application-detail": case,
            **{
                f"certification:application-{name}": case
                for name in ("edit", "files", "review", "withdraw")
            },
            "certification:application-step": case | {"step": "operator"},
            "certification:application-act": case | {"action": "accept"},
            "certification:application-file-remove": case | {"file": self.file.pk},
            "certification:application-again": {"workshop": self.ended.pk},
            "certification:confirmation-detail": {"pk": self.confirmation.pk},
            "certification:correction-detail": {"pk": self.correction.pk},
            "certification:correction-new": {"pk": self.correction.ending_id},
            "certification:ending-detail": {"pk": self.ending.pk},
            "certification:certificate-pdf": {"pk": self.at_risk.certificate.pk},
            "access:reveal": {"label": Leader.PHONE_LABEL, "pk": self.at_risk.leader_id},
            **{f"certification:{name}": {"pk": self.objection.pk} for name in ("objection-settle",)},
            **self.people.pages,
        }  # fmt: skip

    @property
    def own(self) -> dict[str, dict]:
        """The same, of what only one person or the province may ask for."""
        measure, job = {"pk": self.measure.pk}, {"pk": self.job.pk}
        return {
            **{f"certification:measure-{name}": measure for name in ("detail", "edit", "publish", "drop", "file")},
            **{f"workshops:import-{name}": job for name in ("detail", "bad-rows", "confirm", "cancel", "resume")},
            "access:notice-open": {"pk": self.message.pk},
        }

    @property
    def api(self) -> dict[str, str]:
        """Address → a word that the answer holds for whoever may see it."""
        certificate = Certificate.objects.get(workshop=self.at_risk)
        return {
            f"workshops/{self.at_risk.pk}/": MARK,
            f"leaders/{self.at_risk.leader_id}/": self.county.leader.full_name,
            f"applications/{self.application.pk}/": MARK,
            f"certificates/{certificate.pk}/": MARK,
            f"confirmations/{self.confirmation.pk}/": MARK,
            **self.people.api,
        }


READ_BY_ALL = (
    "workshops:workshop-detail", "workshops:workshop-history", "workshops:leader-detail", "workshops:file",
    "certification:workshop-standing", "certification:library-entry-detail", "certification:application-detail",
    "certification:confirmation-detail", "certification:correction-detail", "certification:ending-detail",
    "certification:certificate-pdf", "employment:workshop-people", "employment:worker-detail",
    "employment:benefit-detail", "employment:vacancy-detail",
)  # fmt: skip
"""The pages that open for everybody in scope; the others also ask for a duty or a state."""
LISTS = {
    # URL name: a mark that people in scope read there
    "workshops:workshop-list": MARK,
    "workshops:leader-list": "测试leader_522636",
    "certification:application-list": MARK,
    "certification:certificate-list": MARK,
    "certification:confirmation-queue": MARK,
    "certification:risk-list": MARK,
    "certification:correction-list": MARK,
    "certification:ending-list": MARK,
    "certification:library-entry-list": MARK,
    "certification:measure-list": "",
    "certification:confirmation-list": "",
    "employment:worker-list": MARK,
    "employment:employment-list": MARK,
    "employment:benefit-list": MARK,
    "employment:vacancy-list": MARK,
    "employment:pay-list": "",
    "employment:listing-list": "",
    "employment:mismatch-list": "",
    "employment:benefit-kind-list": "",
    "employment:labour-brand-list": "",
    "employment:benefit-choose": "",
    "employment:vacancy-choose": "",
    "employment:worker-export": "",
    "employment:employment-export": "",
    "reporting:people": "",
    "reporting:desk": "",
    "reporting:statistics": "",
    "access:notice-list": "",
    "workshops:import-list": "",
}
API_LISTS = (
    "workshops", "leaders", "applications", "certificates", "confirmations", "workers", "employments", "benefits",
    "vacancies",
)  # fmt: skip
API_LISTS_OF_SOME = ("pays", "listings", "mismatches")
"""Of one department, or of those who read pay: empty for others in scope."""


def nowhere(arguments: dict) -> dict:
    """The same arguments with keys of no row."""
    known = {"step", "action", "label"}
    return {
        name: value if name in known else NOWHERE["int" if isinstance(value, int) else "uuid"]
        for name, value in arguments.items()
    }
