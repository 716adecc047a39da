"""Training and leaders (notice art. 4, 5)."""

from reporting.work_indicators.training import (
    certificates,
    competition_awards,
    completed,
    courses_held,
    hours,
    leader_supports,
    leader_titles,
    leaders_in_classes,
    master_studios,
    persons_trained,
    studio_funding,
    subsidies_paid,
    subsidised,
    trainees,
)

INDICATORS = (
    courses_held.INDICATOR,
    trainees.INDICATOR,
    persons_trained.INDICATOR,
    completed.INDICATOR,
    certificates.INDICATOR,
    hours.INDICATOR,
    subsidies_paid.INDICATOR,
    subsidised.INDICATOR,
    competition_awards.INDICATOR,
    leaders_in_classes.INDICATOR,
    leader_supports.INDICATOR,
    master_studios.INDICATOR,
    studio_funding.INDICATOR,
    leader_titles.INDICATOR,
)
