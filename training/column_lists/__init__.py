"""The lists of training that are no kinds of records; each module registers its tables."""

from workshops.records.collecting import modules_of

modules_of(__name__)
