"""Which endorsements stand: those given on a hash that the last submission still has."""

from documents.models import Aspect, Document, Endorsement


def standing(document: Document, aspect: Aspect) -> Endorsement | None:
    """The endorsement of this aspect of the last submission, also if given on an earlier one."""
    submission = document.submission
    if submission is None:
        return None
    given = Endorsement.objects.filter(submission__document=document, aspect=aspect)
    return given.filter(hash=submission.hash_of(aspect)).select_related("by").first()


def is_endorsed(document: Document) -> bool:
    """both endorsements stand"""
    return all(standing(document, aspect) for aspect in Aspect)
