from workshops.people.lookup import IDENTITY_LABEL, identity_lookup

from .benefit import Benefit, BenefitKind
from .choices import (
    BenefitRecipient,
    Category,
    Contract,
    EmploymentForm,
    Insurance,
    MismatchKind,
    MismatchOutcome,
    PayBasis,
    PayPeriod,
    ReferralOutcome,
    Relation,
    Removal,
    Sex,
    VacancyStatus,
)
from .employment import Employment, Pay
from .labour_brand import BrandWorkshop, LabourBrand
from .listing import Listing, Mismatch
from .person import Person
from .vacancy import Referral, Vacancy
from .worker import CategoryClaim, Worker, days

__all__ = [
    "IDENTITY_LABEL",
    "Benefit",
    "BenefitKind",
    "BenefitRecipient",
    "BrandWorkshop",
    "Category",
    "CategoryClaim",
    "Contract",
    "Employment",
    "EmploymentForm",
    "Insurance",
    "LabourBrand",
    "Listing",
    "Mismatch",
    "MismatchKind",
    "MismatchOutcome",
    "Pay",
    "PayBasis",
    "PayPeriod",
    "Person",
    "Referral",
    "ReferralOutcome",
    "Relation",
    "Removal",
    "Sex",
    "Vacancy",
    "VacancyStatus",
    "Worker",
    "days",
    "identity_lookup",
]
