"""Whether something may be done now, and if not, why: a value, never an exception."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied


@dataclass(frozen=True, slots=True)
class Verdict:
    """True when allowed; when refused, false with a Vietnamese reason fit for the screen."""

    reason: str = ""

    def __bool__(self) -> bool:
        return not self.reason


ALLOWED = Verdict()


def refused(reason: str) -> Verdict:
    if not reason:
        raise ValueError("A refusal names its reason.")
    return Verdict(reason)


def demand(verdict: Verdict) -> None:
    """Raises PermissionDenied with the reason: the page then answers 403 and shows it."""
    if not verdict:
        raise PermissionDenied(verdict.reason)


def first_refusal(verdicts: Iterable[Verdict]) -> Verdict:
    """Asked in their order, and no further than to the first that refuses."""
    return next((verdict for verdict in verdicts if not verdict), ALLOWED)
