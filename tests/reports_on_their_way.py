"""Reports of one ward in every situation of their way, with what was sent and what was not."""

from django.utils import timezone

from documents.models import Use
from documents.originals import files
from documents.secrecy import Answer
from officials.models import Official
from reports.models import CallNote, Decision, FindingAnswer, Regime, Report, Visit, VisitAnswer
from reports.province import calling
from reports.regimes.calendar import Due, dues_of
from reports.submitting import sending
from tests.inspections import make_visit, make_visit_finding
from tests.lifecycle import edit
from tests.reporting import (
    make_decision,
    make_figures,
    make_finding,
    make_report,
    make_report_paper,
    make_sending,
    make_submitted,
)
from tests.situations import Office

YEARS = (2024, 2025, 2026)


def reports_on_their_way(regime: Regime, office: Office, reviewer: Official) -> dict[str, Report]:
    """By their situation; of a regime with two figures a half-year."""
    dues = (due for year in YEARS for due in dues_of(regime, year))
    return {
        "drafted": _drafted(next(dues), office),
        "taken back": _taken_back(next(dues), office),
        "returned": _returned(next(dues), office, reviewer),
        "sent again": _sent_again(next(dues), office, reviewer),
        "read": _being_read(next(dues), office, reviewer),
    }


def visits_to(office: Office, reviewer: Official) -> None:
    """One planned, with what is about to be said; one recorded and answered."""
    above = reviewer.appointments.get().organization
    make_visit_finding(make_visit(above, office.organization, reviewer), reviewer)
    recorded = make_visit(above, office.organization, reviewer, state=Visit.State.RECORDED)
    told = make_visit_finding(recorded, reviewer)
    VisitAnswer.objects.create(finding=told, text="Đã bổ sung.", by=office.drafter)


def call_about(due: Due, office: Office, reviewer: Official) -> CallNote:
    return calling.note_call(due, office.organization.unit, "Hẹn nộp chiều nay.", by=reviewer)


def _drafted(due: Due, office: Office) -> Report:
    """With figures, a table and a paper; nothing was ever sent."""
    report = make_report(due, office.organization, office.drafter)
    _write(report, office)
    return report


def _taken_back(due: Due, office: Office) -> Report:
    """Sent for remarks, then taken back and written on."""
    report = _drafted(due, office)
    verdict = sending.send_for_remarks(report, secret=Answer.NO, words="Xin", by=office.drafter)
    assert verdict, verdict.reason
    assert sending.recall(report, by=office.drafter)
    assert report.newest is not None
    edit(report.newest, office.drafter, text="Câu viết sau khi rút lại./.")
    return report


def _returned(due: Due, office: Office, reviewer: Official) -> Report:
    """A finding was told; the answer and the replacing paper are not sent yet."""
    report = make_submitted(due, office.organization, office.drafter, figures={"so_buoi": 9})
    finding = make_finding(report, reviewer, "Thiếu biểu số liệu.")
    make_decision(report, Decision.Kind.RETURNED, reviewer)
    report.state = Report.State.RETURNED
    report.save(update_fields=["state"])
    _answer(finding.pk, office)
    _write(report, office)
    return report


def _sent_again(due: Due, office: Office, reviewer: Official) -> Report:
    """What was answered went up with the second sending, and a file with it."""
    report = make_submitted(due, office.organization, office.drafter, figures={"so_buoi": 9})
    finding = make_finding(report, reviewer, "Cộng chưa đúng.")
    make_decision(report, Decision.Kind.RETURNED, reviewer)
    _answer(finding.pk, office)
    file = files.put(b"Bao cao mau", use=Use.EVIDENCE, name="bao-cao.txt", by=office.drafter)
    last = make_sending(
        report, office.drafter, figures={"so_buoi": 10}, file=file, at=timezone.now()
    )
    asked = report.terms.asked_figures.get(code="so_nguoi")
    last.figures.create(asked=asked, words="dưới 5", source="Sổ của phường")
    report.current = last
    report.save(update_fields=["current"])
    return report


def _being_read(due: Due, office: Office, reviewer: Official) -> Report:
    """A finding is written that nobody was told of."""
    report = make_submitted(due, office.organization, office.drafter, figures={"so_buoi": 9})
    make_finding(report, reviewer, "Đang ghi dở.")
    return report


def _write(report: Report, office: Office) -> None:
    make_figures(report, office.drafter, so_buoi=12, so_nguoi=340)
    report.tables.create(
        name="bang_hoat_dong", text="| Loại |\n", on=report.until, taken_by=office.drafter
    )
    role = report.papers.model.Role
    kept = role.REPLACEMENT if report.current else role.ORIGINAL
    make_report_paper(report, office, role=kept)


def _answer(finding: int, office: Office) -> None:
    FindingAnswer.objects.create(finding_id=finding, text="Đã sửa theo sổ.", by=office.drafter)
