from certification.models.application import Application, ApplicationStep
from certification.models.certificate import (
    Certificate,
    Correction,
    Decision,
    Ending,
    NumberSequence,
    ProjectLibraryEntry,
)
from certification.models.choices import (
    OPEN_ENDINGS,
    ApplicationKind,
    ApplicationStatus,
    Case,
    ConfirmationStatus,
    CorrectionStatus,
    DayKind,
    EndingKind,
    EndingStatus,
)
from certification.models.confirmation import Confirmation, ConfirmationStep, Reminder, YearStanding
from certification.models.ending_case import CorrectionCase, CorrectionStep, EndingCase, EndingOpinion, EndingStep
from certification.models.measure import Measure, Question, Threshold
from certification.models.review import Inspection, Objection, Opinion, PublicNotice
from certification.models.step import Step

__all__ = [
    "OPEN_ENDINGS",
    "Application",
    "ApplicationKind",
    "ApplicationStatus",
    "ApplicationStep",
    "Case",
    "Certificate",
    "Confirmation",
    "ConfirmationStatus",
    "ConfirmationStep",
    "Correction",
    "CorrectionCase",
    "CorrectionStatus",
    "CorrectionStep",
    "DayKind",
    "Decision",
    "Ending",
    "EndingCase",
    "EndingKind",
    "EndingOpinion",
    "EndingStatus",
    "EndingStep",
    "Inspection",
    "Measure",
    "NumberSequence",
    "Objection",
    "Opinion",
    "ProjectLibraryEntry",
    "PublicNotice",
    "Question",
    "Reminder",
    "Step",
    "Threshold",
    "YearStanding",
]
