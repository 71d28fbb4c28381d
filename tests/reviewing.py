"""Reports that were sent up as drafts, for the tests of their review."""

from documents.secrecy import Answer
from officials.models import Official, Organization
from reports.models import Finding, Report, Sending
from reports.review import finding
from reports.review.finding import Opinion
from reports.submitting import sending
from tests.papers import key_of
from tests.reporting import (
    a_due,
    make_figures,
    make_regime,
    make_report,
    make_report_paper,
)
from tests.situations import Office


def make_sent(province: Organization, province_reviewer: Official, office: Office) -> Report:
    """For remarks, with a paper and two figures."""
    regime = make_regime(province, province_reviewer)
    report = make_report(a_due(regime), office.organization, office.drafter)
    make_figures(report, office.drafter, so_buoi=12, so_nguoi=340)
    make_report_paper(report, office)
    send(report, office.drafter)
    return report


def send(report: Report, by: Official) -> Sending:
    verdict = sending.send_for_remarks(report, secret=Answer.NO, words="Xin góp ý", by=by)
    assert verdict, verdict.reason
    return report.sendings.latest("number")


def find(
    report: Report, by: Official, text: str = "Số liệu lệch.", *, at: str = "", of: str = ""
) -> Finding:
    """On the whole; at the piece that begins so; at the figure of this code."""
    last = report.sendings.latest("number")
    key = key_of(last.revision, at) if at and last.revision else ""
    asked = report.terms.asked_figures.get(code=of) if of else None
    opinion = Opinion(Finding.Kind.WRONG, text, quote=at, key=key, asked=asked)
    verdict = finding.add(report, opinion, number=last.number, by=by)
    assert verdict, verdict.reason
    return report.findings.latest("pk")
