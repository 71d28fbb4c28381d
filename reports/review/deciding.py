"""Góp ý, trả lại, chấp nhận, mở lại: what the reviewing office decides on what was sent.

`read` is what was on the page: refused where the ward has sent again, or a colleague has written,
meanwhile; and where a colleague has the report in hand.
"""

from collections.abc import Callable, Mapping

from officials.models import Official
from reports.lifecycle import LIFECYCLE
from reports.models import Decision, Finding, Report
from reports.review.reading import Read, is_still_read
from reports.review.taking import is_free_for, let_go
from workflow.transitions import Check, Effect
from workflow.verdicts import ALLOWED, Verdict, refused

Kind = Decision.Kind
STEPS = {
    Kind.REMARKED: "reports.remark",
    Kind.RETURNED: "reports.return",
    Kind.ACCEPTED: "reports.accept",
    Kind.REOPENED: "reports.reopen",
}
WAYS = {
    Kind.REMARKED: "gop-y",
    Kind.RETURNED: "tra-lai",
    Kind.ACCEPTED: "chap-nhan",
    Kind.REOPENED: "mo-lai",
}
"""What a decision is called in its address."""


def remark(report: Report, *, words: str = "", read: Read, by: Official) -> Verdict:
    """Gửi lại góp ý: a draft goes back with findings, or with a word that there are none."""
    return _perform(
        report,
        Kind.REMARKED,
        by,
        check=_both(_is_read(read, by), lambda locked: _says_something(locked, words)),
        effect=lambda locked: _decide(locked, Kind.REMARKED, by, words=words),
    )


def give_back(report: Report, *, remedy: str, words: str = "", read: Read, by: Official) -> Verdict:
    """Trả lại, with the findings that wait."""
    return _perform(
        report,
        Kind.RETURNED,
        by,
        check=_both(_is_read(read, by), lambda _: _names(remedy)),
        effect=lambda locked: _decide(locked, Kind.RETURNED, by, words=words, remedy=remedy),
    )


def accept(report: Report, *, words: str = "", read: Read, by: Official) -> Verdict:
    """Chấp nhận: locks it; what is to be changed afterwards is reopened first."""
    return _perform(
        report,
        Kind.ACCEPTED,
        by,
        check=_is_read(read, by),
        effect=lambda locked: _decide(locked, Kind.ACCEPTED, by, words=words),
    )


def reopen(
    report: Report, *, remedy: str, kind: str, reason: str, read: Read, by: Official
) -> Verdict:
    """Mở lại what was accepted; the reason is a finding on the whole, which the ward answers."""

    def effect(locked: Report) -> Mapping[str, object]:
        sending = locked.sendings.latest("number")
        Finding.objects.create(report=locked, sending=sending, kind=kind, text=reason, made_by=by)
        return _decide(locked, Kind.REOPENED, by, remedy=remedy)

    return _perform(
        report,
        Kind.REOPENED,
        by,
        check=_both(_is_read(read, by), lambda _: _has_reason(kind, reason) and _names(remedy)),
        effect=effect,
    )


def _perform(
    report: Report, kind: Kind, by: Official, *, check: Check[Report], effect: Effect[Report]
) -> Verdict:
    return LIFECYCLE.perform(STEPS[kind], report, by=by, check=check, effect=effect)


def _decide(
    locked: Report, kind: Kind, by: Official, *, words: str = "", remedy: str = ""
) -> Mapping[str, object]:
    """Tells the findings that wait, and lays the report out of hand."""
    sending = locked.sendings.latest("number")
    decision = Decision.objects.create(
        sending=sending, kind=kind, remedy=remedy, words=words.strip(), by=by
    )
    told = locked.findings.filter(decision=None).update(decision=decision)
    let_go(locked)
    return {"sending": sending.pk, "decision": decision.pk, "findings": told}


def _is_read(read: Read, by: Official) -> Check[Report]:
    return lambda locked: is_free_for(locked, by) and is_still_read(locked, read)


def _both(first: Check[Report], second: Callable[[Report], Verdict]) -> Check[Report]:
    return lambda locked: first(locked) and second(locked)


def _says_something(locked: Report, words: str) -> Verdict:
    if words.strip() or locked.findings.filter(decision=None).exists():
        return ALLOWED
    return refused("Ghi ít nhất một ý kiến, hoặc ghi ở ý kiến chung là nhất trí với bản góp ý.")


def _names(remedy: str) -> Verdict:
    if remedy in Decision.Remedy:
        return ALLOWED
    return refused("Chọn cách sửa: báo cáo thay thế hoặc công văn đính chính.")


def _has_reason(kind: str, reason: str) -> Verdict:
    if reason.strip() and kind in Finding.Kind:
        return ALLOWED
    return refused("Ghi lý do mở lại.")
