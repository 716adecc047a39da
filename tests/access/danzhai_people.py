"""One row of every kind about people that belongs to 丹寨县, and where each can be asked for."""

import datetime
from decimal import Decimal

from employment.actions import benefits, brands, matching, paying, referring, registering, vacancies
from employment.models import Benefit, BenefitKind, Listing, Mismatch, Referral, Worker
from tests import factories
from tests.employment.numbers import number
from workshops.access import clock

PHONE = "13877770001"
EMPLOYER = "丹寨县人力资源和社会保障局机密"


class People:
    """Built by the real actions at `workshop`, whose name and whose worker's name begin with ``mark``."""

    def __init__(self, county: factories.County, workshop, mark: str):
        today = clock.today()
        month = (today.replace(day=1) - datetime.timedelta(days=1)).replace(day=1)
        self.workshop, self.names = workshop, (f"{mark}庚", f"{mark}辛", f"{mark}壬")
        self.spell = registering.register(
            by=county.leader, workshop_id=workshop.pk, name=self.names[0], identity=number(8), phone=PHONE,
            ethnic_group="06", home_region=county.region, category="monitored", relation="direct", form="on_site",
            post="蜡染工", started_on=datetime.date(2025, 1, 6),
        )  # fmt: skip
        self.worker = self.spell.worker
        self.claim = self.worker.claims.get()
        entry = paying.Entry(self.spell.pk, Decimal(2600), "piece")
        paying.record_many(
            by=county.leader, workshop_id=workshop.pk, period="month", period_from=month, entries=[entry]
        )
        self.pay = self.spell.pays.get()
        self.listing = Listing(
            region=county.region, category="lifted_from_poverty", name=self.names[1], employed_at=workshop.name,
            valid_from=datetime.date(2024, 1, 1),
        )  # fmt: skip
        self.listing.seal_identity(number(10))
        self.listing.save()
        matching.reconcile()
        self.mismatches = {each.kind: each for each in Mismatch.objects.all()}
        self.vacancy = vacancies.publish(
            workshop.pk, by=county.leader, title="绣工", form="home_based", headcount=2, pay_basis="piece",
            pay_from=2000, pay_to=3000, requirements="", training_offered=True,
            closes_on=today + datetime.timedelta(days=60),
        )  # fmt: skip
        self.referral = referring.refer(self.vacancy.pk, by=county.hrss, name=self.names[2], phone=PHONE)
        self.benefit = self._benefit(county)
        self.kind = BenefitKind.objects.create(
            code="520000-LOCAL", name="县级灵活就业补贴", recipient="worker", region_id="520000"
        )
        self.brand = brands.recognise(
            by=county.hrss, name="丹寨蜡染工", issuer="丹寨县人社局", document_number="", description="",
            recognised_on=datetime.date(2024, 1, 1),
        )  # fmt: skip
        self.carrier = brands.add_workshop(
            self.brand.pk, by=county.hrss, number=workshop.number, since=datetime.date(2024, 6, 1)
        )

    def _benefit(self, county) -> Benefit:
        return benefits.record(
            self.workshop.pk, by=county.hrss, kind=BenefitKind.objects.get(code="post"), worker=self.worker,
            period_from=datetime.date(2025, 1, 1), period_to=datetime.date(2025, 3, 31), amount=Decimal(600),
            payer=EMPLOYER, upload=factories.photo("凭证.jpg"),
        )  # fmt: skip

    @property
    def marks(self) -> tuple[str, ...]:
        return (*self.names, PHONE, number(8), number(10), EMPLOYER)

    @property
    def pages(self) -> dict[str, dict]:
        """URL name → arguments, of what offices of the county, or its leader, may ask for."""
        rows = {
            self.workshop: "workshop-people worker-register pay-record vacancy-new benefit-new",
            self.worker: "worker-detail worker-edit worker-claim employment-new",
            self.spell: "employment-edit employment-end employment-void",
            self.claim: "claim-end claim-withdraw",
            self.pay: "pay-remove",
            self.listing: "listing-detail listing-amend listing-end",
            self.mismatches["not_listed"]: "mismatch-detail",
            self.vacancy: "vacancy-detail vacancy-edit vacancy-close referral-new",
            self.referral: "referral-answer",
            self.benefit: "benefit-detail benefit-complete benefit-void benefit-document",
            self.brand: "labour-brand-edit labour-brand-end",
            self.carrier: "labour-brand-leave",
            self.kind: "benefit-kind-edit",
        }
        return {f"employment:{name}": {"pk": row.pk} for row, names in rows.items() for name in names.split()}

    @property
    def reveals(self) -> dict[str, dict]:
        """Label of a sealed field → the arguments of its reveal page."""
        sealed = (
            (Worker.IDENTITY_FIELD, self.worker),
            (Worker.PHONE_LABEL, self.worker),
            (Listing.FIELD_LABEL, self.listing),
            (Referral.PHONE_LABEL, self.referral),
        )
        return {label: {"label": label, "pk": row.pk} for label, row in sealed}

    @property
    def api(self) -> dict[str, str]:
        mark = self.workshop.name
        return {
            f"workers/{self.worker.pk}/": mark,
            f"employments/{self.spell.pk}/": mark,
            f"vacancies/{self.vacancy.pk}/": mark,
            f"benefits/{self.benefit.pk}/": mark,
        }
