"""What this app writes to the history: keys and columns, never a name or an address."""

from collections.abc import Mapping
from typing import Any

from history.recording import record, subject_of
from officials.models import Official


def record_account(
    official: Official, *, verb: str, by: Official, details: Mapping[str, Any] | None = None
) -> None:
    """Once in every organization the account serves, in the order of their keys.

    A fixed order, because each write locks the head of that organization's chain.
    """
    for organization_id in sorted(organizations_served(official)):
        record(organization_id, verb=verb, by=by, subject=subject_of(official), details=details)


def organizations_served(official: Official) -> set[int]:
    """Where they hold a post now or later; without any, where they last did."""
    posts = official.appointments.order_by("-valid_from", "-pk")
    served = set(posts.not_ended().values_list("organization_id", flat=True))
    return served or set(posts.values_list("organization_id", flat=True)[:1])
