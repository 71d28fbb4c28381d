"""Gửi góp ý, rút lại, nộp: what the office above sees is pinned here, and nothing else is seen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import transaction
from django.utils import timezone

from documents import secrecy
from documents.models import Document, Revision
from documents.review.checks import findings_from_above
from documents.secrecy import Answer
from localities.calendars import office_calendar
from officials.models import Official, Organization
from paper.personal import findings
from reports.lifecycle import LIFECYCLE
from reports.models import Report, Sending
from reports.regimes.calendar import due_of
from reports.submitting import leaving, pinning
from reports.submitting.looking_over import pointed_at
from reports.submitting.pinning import Pinned
from vietnamese.dates import today
from workflow.verdicts import ALLOWED, Verdict, refused

Kind = Sending.Kind
VERBS = {Kind.REMARKS: "reports.send_for_remarks", Kind.SUBMISSION: "reports.submit"}
STALE = "Báo cáo vừa được người khác sửa; hãy xem lại bản mới rồi gửi."
EXPLAIN = "Có chỗ được chỉ ra; hãy sửa, hoặc giải trình bằng một câu ở lời gửi."


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report as it would go up, looked over outside any transaction; nothing is written.

    `seen` is the hash of it: what was read is what is sent. `findings` ask for a sentence.
    """

    kind: Kind
    pinned: Pinned
    seen: str
    due_on: date
    findings: tuple[str, ...] = ()

    @property
    def is_late(self) -> bool:
        return self.kind == Kind.SUBMISSION and today() > self.due_on

    @property
    def days_late(self) -> int:
        return (today() - self.due_on).days


def prepare(report: Report, kind: Kind) -> Prepared:
    """Raises documents.frozen.NotApprovedError where the paper to be handed in is not issued."""
    pinned = _pinned(report, kind)
    return Prepared(
        kind,
        pinned,
        pinning.digest(report, pinned),
        deadline_of(report),
        _findings(report, pinned, kind),
    )


def send_for_remarks(
    report: Report, *, secret: Answer, seen: str = "", words: str = "", by: Official
) -> Verdict:
    """The draft goes up to be read, and may be taken back. `seen` is of what was looked over."""
    return _send(report, Kind.REMARKS, secret=secret, seen=seen, words=words, by=by)


def submit(
    report: Report, *, secret: Answer, seen: str = "", words: str = "", by: Official
) -> Verdict:
    """The issued paper with its figures, or the figures alone. Late is what comes after its
    deadline as it stood in that moment; of a report that was returned the first time counts."""
    return _send(report, Kind.SUBMISSION, secret=secret, seen=seen, words=words, by=by)


def recall(report: Report, *, by: Official) -> Verdict:
    """Back to be written on; what was sent stays readable above."""
    return LIFECYCLE.perform("reports.recall", report, by=by, effect=_let_go)


def deadline_of(report: Report) -> date:
    """As the regime stands now; where it no longer has this period, as when the report began."""
    try:
        return due_of(report.regime, report.since, report.until).due_on
    except LookupError:
        if report.request:
            return report.request.due_on
        return office_calendar().add_working_days(report.until, report.terms.due_days)


def _send(
    report: Report, kind: Kind, *, secret: Answer, seen: str, words: str, by: Official
) -> Verdict:
    report.refresh_from_db()
    verdict = LIFECYCLE.verdict(VERBS[kind], report, by)
    if not verdict:
        return verdict
    if secret is not Answer.NO:
        secrecy.stop(report.organization, answer=secret, by=by)
        return refused(secrecy.STOPPED)
    prepared, words = prepare(report, kind), words.strip()
    if seen and seen != prepared.seen:
        return refused(STALE)
    with transaction.atomic():
        # What another report or paper gives at the same time is weighed, too.
        Organization.objects.select_for_update(of=("self",)).get(pk=report.organization_id)
        return LIFECYCLE.perform(
            VERBS[kind],
            report,
            by=by,
            check=partial(_check, prepared=prepared, words=words),
            effect=partial(_pin, prepared=prepared, words=words, by=by),
        )


def _pinned(report: Report, kind: Kind) -> Pinned:
    if kind == Kind.REMARKS:
        return pinning.draft_now(report)
    return pinning.handed_in_now(report)


def _findings(report: Report, pinned: Pinned, kind: Kind) -> tuple[str, ...]:
    """Of an issued paper the same was asked when it was handed up."""
    document, revision = pinned.document, pinned.revision
    if document is None or revision is None:
        return pointed_at(report, pinned.figures)
    return tuple(_in_draft(document, revision, pinned)) if kind == Kind.REMARKS else ()


def _in_draft(document: Document, revision: Revision, pinned: Pinned) -> Iterator[str]:
    for one in findings("\n".join(revision.content.words)):
        yield f"“{one.excerpt}”: {one.message}"
    for asked in findings_from_above(document, revision):
        if not asked.is_hint:
            yield asked.text
    yield from (f"{mark} chưa có giá trị." for mark in pinned.unknown if mark.startswith("{{"))


def _check(locked: Report, *, prepared: Prepared, words: str) -> Verdict:
    now = _pinned(locked, prepared.kind)
    if pinning.digest(locked, now) != prepared.seen:
        return refused(STALE)
    has_left = leaving.left_before(prepared.kind, prepared.pinned.document)
    if not has_left and (why := leaving.objection(locked)):
        return refused(why)
    return refused(EXPLAIN) if prepared.findings and not words else ALLOWED


def _pin(locked: Report, *, prepared: Prepared, words: str, by: Official) -> Mapping[str, object]:
    now = timezone.now()
    is_late = prepared.kind == Kind.SUBMISSION and today(now) > prepared.due_on
    sending = pinning.keep(
        locked,
        prepared.pinned,
        kind=prepared.kind,
        by=by,
        words=words,
        due_on=prepared.due_on,
        is_late=is_late,
        at=now,
    )
    if prepared.kind == Kind.SUBMISSION:
        make_current(locked, sending)
    leaving.enter_given(locked, sending, by=by)
    return told_of(sending)


def make_current(locked: Report, sending: Sending) -> None:
    """From now on this one counts above; whether the report was late, its first one says."""
    if locked.current is None:
        locked.is_late = sending.is_late
    locked.current = sending
    locked.save(update_fields=["current", "is_late"])


def told_of(sending: Sending) -> Mapping[str, object]:
    """For the history."""
    return {
        "sending": sending.pk,
        "number": sending.number,
        "document": sending.document_id,
        "figures": sending.figures.count(),
        "late": sending.is_late,
        "sha256": sending.sha256,
    }


def _let_go(locked: Report) -> Mapping[str, object]:
    """Whoever had it in hand above has it no more."""
    locked.examiner = locked.examined_since = None
    locked.save(update_fields=["examiner", "examined_since"])
    return {}
