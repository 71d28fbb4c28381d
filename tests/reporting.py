"""Regimes and reports for the tests: set by the province, made by wards, sent up."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from documents.lifecycle import LIFECYCLE
from documents.models import Document
from documents.numbers import numbering
from officials.models import Official, Organization
from paper.kinds import Kind
from reports.models import (
    AskedFigure,
    Decision,
    Finding,
    Regime,
    Report,
    ReportPaper,
    Sending,
    SentFigure,
    Terms,
)
from reports.regimes.calendar import Due, due_of, dues_of
from reports.regimes.periods import Closing, Rhythm
from reports.writing.dues import span_of
from tests.consolidations import rows_of_consolidations
from tests.inspections import rows_of_inspection
from tests.lifecycle import approve, post_of, sign_in_ink
from tests.papers import CONTENT, make_document
from tests.province_rows import rows_of_province
from tests.review_rows import rows_of_review
from tests.situations import Office
from tests.submitting_rows import rows_of_submitting
from vietnamese.dates import VIETNAM, today

FROM_THE_START = date(2024, 1, 1)


def make_regime(
    owner: Organization,
    by: Official,
    name: str = "Báo cáo công tác an ninh trật tự",
    *,
    reviewer: Organization | None = None,
    valid_from: date = FROM_THE_START,
    rhythm: Rhythm = Rhythm.HALF_YEAR,
    closing: Closing = Closing.DECREE,
    **columns: object,
) -> Regime:
    """With one set of terms for every ward of the owner's province, and two figures."""
    regime = Regime.objects.create(owner=owner, name=name, created_by=by)
    make_terms(
        regime,
        reviewer=reviewer or owner,
        valid_from=valid_from,
        rhythm=rhythm,
        closing=closing,
        **columns,
    )
    return regime


def make_terms(
    regime: Regime,
    *,
    reviewer: Organization | None = None,
    valid_from: date = FROM_THE_START,
    rhythm: Rhythm = Rhythm.HALF_YEAR,
    closing: Closing = Closing.DECREE,
    **columns: object,
) -> Terms:
    terms = Terms.objects.create(
        regime=regime,
        valid_from=valid_from,
        rhythm=rhythm,
        closing=closing,
        within=regime.owner.unit,
        reviewer=reviewer or regime.owner,
        recorded_by=regime.created_by,
        **columns,
    )
    terms.addressees.create(name=str(regime.owner))
    make_asked(terms, "so_buoi", "Số buổi tuyên truyền", unit="buổi")
    make_asked(terms, "so_nguoi", "Số người dự", unit="người", position=1)
    return terms


def make_asked(terms: Terms, code: str, name: str, **columns: object) -> AskedFigure:
    return AskedFigure.objects.create(
        terms=terms, code=code, name=name, **{"unit": "lượt", **columns}
    )


def a_due(regime: Regime, year: int = 2026, place: int = 0) -> Due:
    """The first half of the year, unless another is named."""
    return dues_of(regime, year)[place]


def make_report(due: Due, organization: Organization, by: Official, **columns: object) -> Report:
    return Report.objects.create(
        regime=due.regime,
        terms=due.terms,
        organization=organization,
        since=due.since,
        until=due.until,
        period_name=due.name,
        created_by=by,
        **columns,
    )


def make_sending(
    report: Report,
    by: Official,
    *,
    figures: dict[str, int] | None = None,
    kind: Sending.Kind = Sending.Kind.SUBMISSION,
    at: datetime | None = None,
    is_late: bool = False,
    **columns: object,
) -> Sending:
    """A row as the verbs leave it, without going their way; `figures` by code."""
    due = due_of(report.regime, report.since, report.until)
    sending = Sending.objects.create(
        report=report,
        number=report.sendings.count() + 1,
        kind=kind,
        due_on=due.due_on,
        is_late=is_late,
        is_nothing=report.is_nothing,
        sha256="0" * 64,
        by=by,
        at=at or timezone.now(),
        **columns,
    )
    asked = {one.code: one for one in report.terms.asked_figures.all()}
    SentFigure.objects.bulk_create(
        SentFigure(sending=sending, asked=asked[code], amount=Decimal(amount), on=report.until)
        for code, amount in (figures or {}).items()
    )
    return sending


def make_submitted(
    due: Due,
    organization: Organization,
    by: Official,
    *,
    state: Report.State = Report.State.SUBMITTED,
    figures: dict[str, int] | None = None,
    is_late: bool = False,
    is_nothing: bool = False,
    at: datetime | None = None,
) -> Report:
    """Handed in, and where `state` says so returned or accepted."""
    report = make_report(due, organization, by, is_nothing=is_nothing)
    sending = make_sending(report, by, figures=figures, is_late=is_late, at=at)
    report.current, report.state, report.is_late = sending, state, is_late
    report.save(update_fields=["current", "state", "is_late"])
    return report


def make_finding(report: Report, by: Official, text: str = "Số liệu lệch.") -> Finding:
    """Not told yet."""
    sending = report.sendings.last()
    assert sending is not None
    return Finding.objects.create(
        report=report, sending=sending, kind=Finding.Kind.WRONG, text=text, made_by=by
    )


def make_decision(report: Report, kind: Decision.Kind, by: Official) -> Decision:
    """Tells the findings that wait."""
    sending = report.sendings.last()
    assert sending is not None
    returns = kind in {Decision.Kind.RETURNED, Decision.Kind.REOPENED}
    remedy = Decision.Remedy.CONTENT if returns else ""
    decision = Decision.objects.create(sending=sending, kind=kind, remedy=remedy, by=by)
    report.findings.filter(decision=None).update(decision=decision)
    return decision


def at_noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=VIETNAM)


def rows_of_reports(office: Organization, by: Official) -> dict[str, dict[str, object]]:
    """What the addresses of `reports` stand for in one ward, by the name of the address.

    The ward of the cast reports to the province of the cast, another ward to itself.
    """
    above = office.unit.province.organizations.order_by("pk").first() or office
    owner = above if by.username == "soan.thao" else office
    regime = make_regime(owner, by, f"Báo cáo của {office.unit.name}")
    report = make_submitted(a_due(regime), office, by, figures={"so_buoi": 9})
    return {
        "regime": {"pk": regime.pk},
        "terms": {"pk": regime.pk, "terms_pk": regime.terms.get().pk},
        "sample": {"slug": "1-ket-qua-6-thang"},
        "change_terms": {"pk": regime.pk},
        "ask": {"pk": regime.pk},
        "move_deadline": {"pk": regime.pk},
        "end_regime": {"pk": regime.pk},
        "amend_regime": {"pk": regime.pk},
        **rows_of_consolidations(regime, a_due(regime), office, by),
        **rows_of_writing(report),
        **rows_of_province(a_due(regime), office, by),
        **rows_of_review(report, by),
        **rows_of_submitting(regime, office, by),
        **rows_of_inspection(owner, office, by),
    }


def rows_of_writing(report: Report) -> dict[str, dict[str, object]]:
    due = {"regime_pk": report.regime_id, "span": span_of(report)}
    names = ("detail", "write", "figures", "moved_tables", "take_figures")
    return {"open": due, "say_nothing": due, **{name: {"pk": report.pk} for name in names}}


def make_report_paper(
    report: Report,
    office: Office,
    *,
    role: ReportPaper.Role = ReportPaper.Role.ORIGINAL,
    is_issued: bool = False,
) -> Document:
    """A paper of the report: a draft with everything it needs, or issued by the office's verbs."""
    content = replace(
        CONTENT,
        addressed_to=("Ủy ban nhân dân tỉnh",),
        recipients=("Như trên", "Lưu: VT"),
        signer=post_of(office.signer),
    )
    document = make_document(office.organization, office.drafter, content, kind=Kind.REPORT)
    report.papers.create(document=document, role=role)
    if is_issued:
        issue(document, office)
    return document


def issue(document: Document, office: Office) -> None:
    approve(document, drafter=office.drafter, reviewer=office.head)
    sign_in_ink(document, office.clerk)
    numbering.give_number(document, on=today(), by=office.clerk)
    assert LIFECYCLE.perform("documents.issue", document, by=office.clerk)


def make_figures(report: Report, by: Official, **amounts: int) -> None:
    """While it is written; by code."""
    for asked in report.terms.asked_figures.filter(code__in=amounts):
        report.figures.create(asked=asked, amount=amounts[asked.code], on=report.until, taken_by=by)
