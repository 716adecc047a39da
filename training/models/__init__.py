from .choices import (
    AttendanceHow,
    Award,
    ClaimStatus,
    ClassKind,
    ClassResult,
    CompetitionLevel,
    CourseStatus,
    CultivationStage,
    Level,
    NeedStatus,
    PlanStatus,
    SupportKind,
    TitleKind,
    TraineeStatus,
    TrainingForm,
)
from .competition import LOCAL_LEVELS, Competition, CompetitionEntry
from .course import Course
from .cultivation_step import CultivationStep
from .plan import TrainingNeed, TrainingPlan
from .school import BaseTraining, ClassAttendance, ProgrammeClass, School
from .session import Session, Teacher
from .subsidy import SubsidyClaim, SubsidyRule
from .support import LeaderSupport, MasterStudio, StudioFunding
from .title import CULTIVATION_OVER, Cultivation, LeaderTitle
from .trainee import Attendance, Trainee

__all__ = [
    "CULTIVATION_OVER",
    "LOCAL_LEVELS",
    "Attendance",
    "AttendanceHow",
    "Award",
    "BaseTraining",
    "ClaimStatus",
    "ClassAttendance",
    "ClassKind",
    "ClassResult",
    "Competition",
    "CompetitionEntry",
    "CompetitionLevel",
    "Course",
    "CourseStatus",
    "Cultivation",
    "CultivationStage",
    "CultivationStep",
    "LeaderSupport",
    "LeaderTitle",
    "Level",
    "MasterStudio",
    "NeedStatus",
    "PlanStatus",
    "ProgrammeClass",
    "School",
    "Session",
    "StudioFunding",
    "SubsidyClaim",
    "SubsidyRule",
    "SupportKind",
    "Teacher",
    "TitleKind",
    "Trainee",
    "TraineeStatus",
    "TrainingForm",
    "TrainingNeed",
    "TrainingPlan",
]
