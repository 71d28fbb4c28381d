"""For a ward without the system: the reviewing office puts in what came, with its figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from documents import secrecy
from documents.models import StoredFile
from documents.originals import files
from documents.originals.files import Accepted
from documents.secrecy import Answer
from households.disclosure.wording import below
from households.models.disclosure import LEAST_SMALLEST
from officials.establishing import establish, may_establish
from officials.models import Official, Organization
from reports.lifecycle import LIFECYCLE
from reports.models import AskedFigure, Report, Sending, SentFigure
from reports.regimes.calendar import Due
from reports.regimes.sourcing import guarded_figure
from reports.submitting import pinning
from reports.submitting.pinning import Pinned
from reports.submitting.sending import deadline_of, make_current, told_of
from reports.writing.opening import created
from vietnamese.dates import today
from workflow.verdicts import ALLOWED, Verdict, refused

VERB = "reports.enter_for_another"
SOURCE = "Báo cáo nhận bằng văn bản, tệp"


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came. Amounts and reasons by code; None where the report gives no number."""

    received_on: date
    amounts: Mapping[str, Decimal | None] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    file: Accepted | None = None
    paper_number: str = ""
    paper_date: date | None = None
    is_nothing: bool = False
    words: str = ""


def begun(organization: Organization, due: Due, by: Official) -> Report:
    """The report of that office and period, or one that is not saved yet, as the office may be."""
    days = {"since": due.since, "until": due.until}
    reports = Report.objects.filter(regime=due.regime, organization=organization.pk, **days)
    return reports.first() or Report(
        regime=due.regime,
        terms=due.terms,
        request=due.request,
        organization=organization,
        created_by=by,
        **days,
    )


def may_enter(organization: Organization, due: Due, by: Official) -> Verdict:
    verdict = LIFECYCLE.verdict(VERB, begun(organization, due, by), by)
    return verdict if organization.pk else verdict and may_establish(organization, by)


def enter(
    organization: Organization, due: Due, arrived: Arrived, *, secret: Answer, by: Official
) -> Report | Verdict:
    """Handed in on the day it came, whenever it is entered; after a return it is entered again.

    An office that is not saved yet (`officials.establishing.proposed`) is established with it.
    """
    verdict = may_enter(organization, due, by) and _check(due, arrived, by)
    if not verdict:
        return verdict
    if secret is not Answer.NO:
        secrecy.stop(due.terms.reviewer, answer=secret, by=by)
        return refused(secrecy.STOPPED)
    with transaction.atomic():
        office = organization if organization.pk else establish(organization, by=by)
        report, _ = created(office, due, by)
        verdict = LIFECYCLE.perform(
            VERB, report, by=by, effect=lambda locked: _keep(locked, arrived, by)
        )
        transaction.set_rollback(not verdict)
    return report if verdict else verdict


def _check(due: Due, arrived: Arrived, by: Official) -> Verdict:
    if not due.since <= arrived.received_on <= today():
        return refused("Ngày nhận không hợp lý: trước kỳ báo cáo, hoặc ở tương lai.")
    if arrived.is_nothing and any(arrived.amounts.values()):
        return refused("Đã chọn không phát sinh nhưng có số liệu khác 0.")
    if not (arrived.file or arrived.is_nothing or arrived.paper_number):
        return refused("Đưa tệp vào, hoặc ghi số, ký hiệu của văn bản đã nhận.")
    return _is_new(arrived.file, by) if arrived.file else ALLOWED


def _is_new(file: Accepted, by: Official) -> Verdict:
    """Among the reports that they may see: whose it is, is told."""
    seen = Sending.objects.filter(report__in=Report.objects.sent_to(by))
    known = seen.filter(file__sha256=file.sha256, is_for_another=True)
    sending = known.select_related("report__regime", "report__organization").first()
    if sending is None:
        return ALLOWED
    whose = f"{sending.report.organization}: {sending.report}"
    return refused(f"Đúng tệp này đã được ghi (lần gửi {sending.number}, {whose}).")


def _keep(locked: Report, arrived: Arrived, by: Official) -> Mapping[str, object]:
    locked.is_nothing = arrived.is_nothing
    locked.save(update_fields=["is_nothing"])
    due_on = deadline_of(locked)
    sending = pinning.keep(
        locked,
        _pinned(locked, arrived, files.enter(arrived.file, by=by) if arrived.file else None),
        kind=Sending.Kind.SUBMISSION,
        by=by,
        at=timezone.now(),
        words=arrived.words,
        received_on=arrived.received_on,
        due_on=due_on,
        is_late=arrived.received_on > due_on,
        is_for_another=True,
    )
    make_current(locked, sending)
    return told_of(sending)


def _pinned(report: Report, arrived: Arrived, file: StoredFile | None) -> Pinned:
    figures = tuple(
        _figure(asked, arrived.amounts[asked.code], arrived)
        for asked in report.terms.asked_figures.all()
        if arrived.amounts.get(asked.code) is not None or arrived.reasons.get(asked.code)
    )
    return Pinned(
        figures,
        file=file,
        paper_number=arrived.paper_number,
        paper_date=arrived.paper_date,
    )


def _figure(asked: AskedFigure, amount: Decimal | None, arrived: Arrived) -> SentFigure:
    """A small number of people of an ethnic group or religion is not kept, even if it was told."""
    is_small = amount is not None and 0 < amount < LEAST_SMALLEST and guarded_figure(asked)
    return SentFigure(
        asked=asked,
        amount=None if is_small else amount,
        words=below(LEAST_SMALLEST) if is_small else "",
        reason=arrived.reasons.get(asked.code, ""),
        source=SOURCE,
        on=arrived.received_on,
        is_typed=True,
    )
