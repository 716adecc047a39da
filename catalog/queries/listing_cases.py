"""Applications for the catalogue: what a product lacks, who may do what, what waits for whom."""

from django.db.models import QuerySet

from catalog.models import OPEN_LISTINGS, ListingCase, Product, ProductStatus
from catalog.rules.listing_flow import SOUND, State, Transition, Who, steps_from
from workshops.access.models import Department, Duty, User
from workshops.models import Standing, Workshop
from workshops.people.keeping import is_county, keeps

OFFICE = (Duty.APPROVER, Duty.OFFICIAL)


def with_parties(cases: QuerySet[ListingCase]) -> QuerySet[ListingCase]:
    """The cases with what `plays` and the pages read."""
    return cases.select_related(
        "product__workshop__region__province", "product__workshop__leader", "product__cover", "submitted_by"
    )


def open_case(product: Product) -> ListingCase | None:
    return with_parties(product.listing_cases.filter(status__in=OPEN_LISTINGS)).first()


def lacking(product: Product) -> list[tuple[str, str]]:
    """(field or "photos", what is missing) before a product may be in the catalogue."""
    found = []
    if product.workshop.standing != Standing.CERTIFIED:
        found.append(("workshop", "工坊的资格不在有效期内。"))
    if product.status == ProductStatus.DISCONTINUED:
        found.append(("status", "产品已停产。"))
    if product.voided_at:
        found.append(("status", "产品记录已作废。"))
    if not product.photos.exists():
        found.append(("photos", "还没有照片，请至少上传一张。"))
    if not product.meaning.strip():
        found.append(("meaning", "请填写文化内涵。"))
    if not product.description.strip():
        found.append(("description", "请填写产品介绍。"))
    if not product.price_from:
        found.append(("price_from", "请填写价格。"))
    return found


def plays(user: User, who: str, workshop: Workshop) -> bool:
    """Whether the user stands so to the workshop's products. The workshop comes with leader and region."""
    if who == Who.WORKSHOP:
        return keeps(user, workshop)
    if who == Who.COUNTY:
        return is_county(user, Department.CULTURE) and user.region == workshop.region
    if not (user.is_office and user.department == Department.CULTURE and user.duty in OFFICE):
        return False
    if who == Who.PROVINCE:
        return user.region is not None and user.region.pk == workshop.region.province_id
    return who == Who.NATION and user.region is None


def is_own(user: User, case: ListingCase) -> bool:
    """A product of the user's own, or one that the user handed in: others decide on it."""
    return user.pk in (case.submitted_by_id, case.product.workshop.leader.user_id)


def steps_open_to(user: User, case: ListingCase) -> list[Transition]:
    """The table's rows that the user may take now, in its order."""
    workshop = case.product.workshop
    rows = [row for row in steps_from(case.status) if plays(user, row.who, workshop)]
    if is_own(user, case):
        rows = [row for row in rows if not Who(row.who).decides]
    if workshop.standing != Standing.CERTIFIED:
        rows = [row for row in rows if row.action not in SOUND]
    return rows


def allowed_actions(user: User, case: ListingCase) -> list[str]:
    return list(dict.fromkeys(row.action for row in steps_open_to(user, case)))


def may_submit(user: User, product: Product) -> bool:
    """Whether the user may hand the product in anew: one that no open case is about."""
    if not plays(user, Who.WORKSHOP, product.workshop) or product.voided_at:
        return False
    if product.workshop.standing != Standing.CERTIFIED or product.status == ProductStatus.DISCONTINUED:
        return False
    return not product.listing_cases.filter(status__in=OPEN_LISTINGS).exists()


QUEUE_OF = {"county": State.SUBMITTED, "prefecture": State.SUBMITTED, "province": State.PROVINCE_REVIEW}


def queue_state(user: User) -> str:
    """The status whose cases wait for the user's office, or for a leader's mending."""
    if user.is_leader:
        return State.RETURNED
    return QUEUE_OF.get(user.level, State.NATIONAL_REVIEW)


def waiting(user: User) -> QuerySet[ListingCase]:
    """What waits for the user; none for other departments than culture."""
    if not (user.is_leader or (user.is_office and user.department == Department.CULTURE)):
        return ListingCase.objects.none()
    in_force = ListingCase.objects.visible_to(user).filter(product__workshop__standing=Standing.CERTIFIED)
    return with_parties(in_force.filter(status=queue_state(user)))
