"""What waits for an official: to check, to approve, returned to them, to number and issue."""

from collections.abc import Collection
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from documents.models import Aspect, Document, Endorsement, Revision, Submission
from officials.models import Official, Role

State = Document.State


# Documents with a column more, `latest`, which the checker of types cannot name.
Papers = QuerySet[Any]


def to_check(official: Official) -> Papers:
    """Handed up, with a check missing that their post ordinarily makes."""
    content = _in_offices(official, Role.OFFICE_HEAD) & ~Q(_stands(Aspect.CONTENT))
    form = _in_offices(official, Role.CLERK) & ~Q(_stands(Aspect.FORM))
    return _submitted(official).filter(content | form, state=State.IN_REVIEW)


def to_approve(official: Official) -> Papers:
    """Checked, and handed up for their own signature."""
    return _submitted(official).filter(
        state=State.AWAITING_APPROVAL, head__signer__official=official
    )


def returned_to(official: Official) -> Papers:
    """Returned, and drafted or handed up by them."""
    theirs = Q(drafted_by=official) | Q(
        pk__in=Submission.objects.filter(submitted_by=official).values("document")
    )
    return _submitted(official).filter(theirs, state=State.RETURNED)


def to_release(official: Official) -> Papers:
    """Approved, and on the way to number and issue through the office's clerk."""
    return _submitted(official).filter(_in_offices(official, Role.CLERK), state=State.APPROVED)


def listed(papers: Papers) -> Papers:
    """For a list: subjects and signers without any text, the longest waiting first."""
    light = Revision.objects.without_text().select_related("signer__official")
    rows = papers.select_related("organization", "drafted_by")
    return rows.prefetch_related(Prefetch("head", light)).order_by("latest")


def _submitted(official: Official) -> Papers:
    """Visible papers with their last submission's key as `latest`."""
    last = Submission.objects.filter(document=OuterRef("pk")).order_by("-round").values("pk")[:1]
    return Document.objects.visible_to(official).annotate(latest=Subquery(last))


def _in_offices(official: Official, role: Role) -> Q:
    """Of the offices where they hold this role, and of those whose papers these inherited."""
    offices: Collection[int] = {
        post.organization_id for post in official.current_appointments if post.role == role
    }
    return Q(organization__in=offices) | Q(organization__successor__in=offices)


def _stands(aspect: Aspect) -> Exists:
    """Whether somebody endorsed exactly what the last submission says."""
    column = "content_hash" if aspect is Aspect.CONTENT else "form_hash"
    pinned = Submission.objects.filter(pk=OuterRef(OuterRef("latest"))).values(column)
    given = Endorsement.objects.filter(
        submission__document=OuterRef("pk"), aspect=aspect, hash=Subquery(pinned)
    )
    return Exists(given)
