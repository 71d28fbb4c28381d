"""The sheets of a ward as one file; of a ward with many groups, made in the background."""

import hashlib
from collections.abc import Sequence
from datetime import date

from django_tasks import task

from documents.rendering import SHELF
from households.counting import prints
from officials.models import Organization
from paper.counts import CountSheet
from paper.writers import count_pdf, form_pdf
from vietnamese.dates import short

AT_ONCE = 40
"""Sheets beyond which a file is not made within a request."""


def title_of(organization: Organization, day: date) -> str:
    return f"{prints.TITLE} {organization.unit} {short(day)}"


def printed(sheets: Sequence[CountSheet], *, title: str) -> bytes | None:
    """The file, if it is short enough to be made now or was made before; None: `order` it."""
    kept = SHELF.path(digest(sheets, title), ".pdf")
    if kept.exists():
        return kept.read_bytes()
    return None if len(sheets) > AT_ONCE else count_pdf.write(sheets, title=title)


def digest(sheets: Sequence[CountSheet], title: str) -> str:
    """Names the print: what it says and what prints it."""
    told = f"{form_pdf.fingerprint()}\n{title}\n{sheets!r}"
    return hashlib.sha256(told.encode()).hexdigest()


def order(organization: Organization, day: date) -> None:
    print_in_background.enqueue(organization_id=organization.pk, day=day.isoformat())


@task()
def print_in_background(organization_id: int, day: str) -> None:
    organization = Organization.objects.select_related("unit").get(pk=organization_id)
    closing = date.fromisoformat(day)
    sheets, title = prints.sheets_of(organization, closing), title_of(organization, closing)
    SHELF.put(digest(sheets, title), count_pdf.write(sheets, title=title), suffix=".pdf")
