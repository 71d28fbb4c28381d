"""Remembering what somebody has read, and finding what they read last."""

from documents.models import Seen, Submission
from officials.models import Official


def remember(submission: Submission, official: Official) -> None:
    Seen.objects.get_or_create(official=official, submission=submission)


def last_seen_before(submission: Submission, official: Official) -> Submission | None:
    """The latest earlier round of the same paper that they opened."""
    earlier = Submission.objects.filter(document=submission.document_id, round__lt=submission.round)
    seen = Seen.objects.filter(official=official).values("submission")
    return earlier.filter(pk__in=seen).first()
