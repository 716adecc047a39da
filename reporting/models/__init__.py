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
from .filed_return import Circulation, CountedReturn, FrozenReturn, Return, ReturnRemark, ReturnStep
from .monitoring import WORKERS_MAX, CheckIn, Flag, FlagStep
from .monitoring_choices import FlagAction, FlagLevel, FlagStatus, Learnt, Severity
from .pairing import Pairing, PairingAction
from .problem import Problem, ProblemStep
from .responsible import ResponsiblePerson
from .return_choices import PeriodKind, ReturnAction, ReturnLevel, ReturnStatus
from .return_period import DueExtension, ReturnExtra, ReturnPeriod
from .saved_report import ReportLines, ReportPart, ReportSharing, SavedReport
from .statistics_export import ExportState, StatisticsExport
from .summary import RollupComparison, RollupPart, Summary
from .survey import Survey, SurveyForm, SurveyQuestion
from .survey_choices import AreaType, QuestionKind, SheetAction, SheetStatus, SurveyAudience, SurveyStatus
from .survey_sheet import SurveyPhoto, SurveySheet, SurveyStep

__all__ = [
    "UNSETTLED_PROBLEMS",
    "WORKERS_MAX",
    "AreaType",
    "CheckIn",
    "Circulation",
    "Consultation",
    "ConsultationIssue",
    "CountedReturn",
    "DueExtension",
    "ExportState",
    "Flag",
    "FlagAction",
    "FlagLevel",
    "FlagStatus",
    "FlagStep",
    "FrozenReturn",
    "IssueStatus",
    "Learnt",
    "Pairing",
    "PairingAction",
    "PairingActionKind",
    "PairingKind",
    "PeriodKind",
    "Problem",
    "ProblemAction",
    "ProblemKind",
    "ProblemLevel",
    "ProblemStatus",
    "ProblemStep",
    "QuestionKind",
    "ReportLines",
    "ReportPart",
    "ReportSharing",
    "ResponsiblePerson",
    "Return",
    "ReturnAction",
    "ReturnExtra",
    "ReturnLevel",
    "ReturnPeriod",
    "ReturnRemark",
    "ReturnStatus",
    "ReturnStep",
    "RollupComparison",
    "RollupPart",
    "SavedReport",
    "Severity",
    "SheetAction",
    "SheetStatus",
    "StatisticsExport",
    "Summary",
    "Survey",
    "SurveyAudience",
    "SurveyForm",
    "SurveyPhoto",
    "SurveyQuestion",
    "SurveySheet",
    "SurveyStatus",
    "SurveyStep",
]
