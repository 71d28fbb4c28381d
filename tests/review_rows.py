"""What the addresses of the review stand for, by the name of the address."""

from django.utils import timezone

from documents.models import Use
from documents.originals import files
from officials.models import Official
from reports.models import Finding, Report, Sending
from tests.documents.pdf_uploads import make_scan


def rows_of_review(report: Report, by: Official) -> dict[str, dict[str, object]]:
    """Of a report that was handed in: what came as a file, and a finding not told yet."""
    last = Sending.objects.create(
        report=report,
        number=2,
        kind=Sending.Kind.SUBMISSION,
        file=files.put(make_scan(), use=Use.SCAN, name="bao-cao.pdf", by=by),
        due_on=report.until,
        sha256="0" * 64,
        by=by,
        at=timezone.now(),
    )
    finding = Finding.objects.create(
        report=report, sending=last, kind=Finding.Kind.WRONG, text="Số liệu lệch.", made_by=by
    )
    of_report = {"pk": report.pk}
    of_finding = {**of_report, "finding_pk": finding.pk}
    return {
        **dict.fromkeys(("review", "take", "put_down", "find", "answer"), of_report),
        **dict.fromkeys(("change_finding", "take_back_finding"), of_finding),
        "decide": {**of_report, "way": "tra-lai"},
    }
