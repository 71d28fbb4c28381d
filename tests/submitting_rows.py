"""What the addresses of sending stand for in one ward: a draft, what was sent, what is entered."""

from documents.models import Use
from documents.originals import files
from documents.sheets import sheet_of
from officials.models import Official, Organization
from paper import freezing
from paper.kinds import Kind
from reports.models import Regime, Report, Sending
from reports.regimes.calendar import Due, dues_of
from tests.papers import CONTENT, make_document
from vietnamese.dates import today


def rows_of_submitting(
    regime: Regime, office: Organization, by: Official
) -> dict[str, dict[str, object]]:
    earlier, later = dues_of(regime, 2025)
    draft = {"pk": _report(later, office, by).pk}
    sent = {"pk": _sent(earlier, office, by).pk, "number": 1}
    entered = {
        "regime_pk": regime.pk,
        "span": f"{later.since:%Y%m%d}-{later.until:%Y%m%d}",
        "unit_pk": office.unit_id,
    }
    return {
        **dict.fromkeys(("send_for_remarks", "submit", "recall"), draft),
        "begin_paper": {**draft, "way": "thay-the"},
        **dict.fromkeys(("sending", "sending_file", "sending_form"), sent),
        "sending_print": {**sent, "suffix": "docx"},
        **dict.fromkeys(("receipt", "receipt_print"), sent),
        **dict.fromkeys(("enter", "blank_form"), entered),
    }


def _report(due: Due, office: Organization, by: Official, **columns: object) -> Report:
    return Report.objects.create(
        regime=due.regime,
        terms=due.terms,
        organization=office,
        since=due.since,
        until=due.until,
        period_name=due.name,
        created_by=by,
        **columns,
    )


def _sent(due: Due, office: Organization, by: Official) -> Report:
    """Returned, with paper and file."""
    report = _report(due, office, by)
    document = make_document(office, by, CONTENT, kind=Kind.REPORT)
    report.current = Sending.objects.create(
        report=report,
        number=1,
        kind=Sending.Kind.SUBMISSION,
        sheet=freezing.to_data(sheet_of(document, document.current)),
        keys=document.current.keys,
        file=files.put(b"Bao cao mau", use=Use.EVIDENCE, name="bao-cao.txt", by=by),
        due_on=due.due_on,
        sha256="0" * 64,
        by=by,
        at=f"{today()} 08:00+07:00",
    )
    report.state = Report.State.RETURNED
    report.save(update_fields=["current", "state"])
    return report
