"""What other places sent for the same period, as far as the reader of a report may see it too."""

from collections.abc import Iterator, Sequence

from django.db.models import Exists, OuterRef, QuerySet

from officials.models import Official
from paper.blocks import Block
from paper.sheet import Sheet
from reports.models import Report, Sending
from reports.review.outliers import Told


def others_of(report: Report, reader: Official) -> Iterator[Told]:
    """Each as it was sent last; one query, however many there are."""
    for sending in _last_of_others(report, reader):
        if sheet := sending.pinned:
            yield Told(sending.report.organization.unit.running_name, _texts(sheet))


def _last_of_others(report: Report, reader: Official) -> QuerySet[Sending]:
    same = Report.objects.sent_to(reader).filter(
        regime=report.regime_id, since=report.since, until=report.until
    )
    later = Sending.objects.filter(report=OuterRef("report"), number__gt=OuterRef("number"))
    last = Sending.objects.filter(~Exists(later), report__in=same.exclude(pk=report.pk))
    related = last.filter(sheet__isnull=False).select_related("report__organization__unit")
    return related.order_by("report__organization__unit__name_sort", "pk")


def _texts(sheet: Sheet) -> list[Sequence[Block]]:
    return [sheet.blocks, *(annex.blocks for annex in sheet.annexes)]
