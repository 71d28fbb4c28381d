"""Commendations: a decision and the name it was published under."""

from django.db import transaction

from officials.models import Official
from plans.activities import tracing
from plans.activities.tracing import Correction
from plans.models import Commendation


@transaction.atomic
def put_down(commendation: Commendation, *, by: Official) -> Commendation:
    """Raises ValidationError, PermissionDenied."""
    tracing.check_day("issued_on", commendation.issued_on)
    tracing.put_down(commendation, by=by)
    return commendation


def correct(commendation: Commendation, how: Correction, *, by: Official) -> None:
    """Raises StaleError, ValidationError, PermissionDenied."""
    tracing.check_day("issued_on", commendation.issued_on)
    tracing.correct(commendation, how, by=by)


withdraw = tracing.withdraw
