"""What an official may see of the review: outside the reviewing office only what was told."""

from django.db.models import QuerySet

from officials.models import Official
from reports.models import Finding, Report


def is_of_reviewer(report: Report, official: Official) -> bool:
    return report.terms.reviewer_id in official.visible_organization_ids


def findings_for(report: Report, official: Official) -> QuerySet[Finding]:
    """In the order they were written, with their answers."""
    found = report.findings.select_related("made_by", "asked", "sending", "decision")
    if not is_of_reviewer(report, official):
        found = found.filter(decision__isnull=False)
    return found.defer("sending__sheet").prefetch_related("answers__by").order_by("pk")


def told_to_ward(report: Report) -> QuerySet[Finding]:
    """Those of the last decision first."""
    found = report.findings.filter(decision__isnull=False)
    related = found.select_related("made_by", "asked", "sending", "decision")
    return (
        related.defer("sending__sheet").prefetch_related("answers__by").order_by("-decision", "pk")
    )
