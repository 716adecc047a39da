from .choices import (
    UNSETTLED_PROBLEMS,
    IssueStatus,
    PairingActionKind,
    PairingKind,
    ProblemAction,
    ProblemKind,
    ProblemLevel,
    ProblemStatus,
)
from .consultation import Consultation, ConsultationIssue
from .pairing import Pairing, PairingAction
from .problem import Problem, ProblemStep
from .responsible import ResponsiblePerson

__all__ = [
    "UNSETTLED_PROBLEMS",
    "Consultation",
    "ConsultationIssue",
    "IssueStatus",
    "Pairing",
    "PairingAction",
    "PairingActionKind",
    "PairingKind",
    "Problem",
    "ProblemAction",
    "ProblemKind",
    "ProblemLevel",
    "ProblemStatus",
    "ProblemStep",
    "ResponsiblePerson",
]
