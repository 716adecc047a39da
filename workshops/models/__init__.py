from workshops.models.attachment import Attachment
from workshops.models.boundaries import RegionAssignment, RegionHandover, RegionHandoverCase, RegionMove
from workshops.models.choices import CraftCategory, IchCategory, IchLevel, OperatorKind, Standing, Survival
from workshops.models.facts import ALL_FACTS, HEAD_COUNTS, UPDATABLE_FACTS, WorkshopFacts
from workshops.models.ich_project import IchProject
from workshops.models.import_job import ImportJob
from workshops.models.leader import Leader
from workshops.models.record import Record
from workshops.models.workshop import Workshop

__all__ = [
    "ALL_FACTS",
    "HEAD_COUNTS",
    "UPDATABLE_FACTS",
    "Attachment",
    "CraftCategory",
    "IchCategory",
    "IchLevel",
    "IchProject",
    "ImportJob",
    "Leader",
    "OperatorKind",
    "Record",
    "RegionAssignment",
    "RegionHandover",
    "RegionHandoverCase",
    "RegionMove",
    "Standing",
    "Survival",
    "Workshop",
    "WorkshopFacts",
]
