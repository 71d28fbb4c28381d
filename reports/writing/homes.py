"""The papers of a report are at home on the page of the report."""

from django.urls import reverse

from documents.models import Document
from reports.models import ReportPaper


def page_of_report(document: Document) -> str | None:
    """PAPER_HOMES. Of what speaks for the report, and of what corrects it."""
    paper = ReportPaper.objects.filter(document=document).first()
    return reverse("reports:detail", args=[paper.report_id]) if paper else None
