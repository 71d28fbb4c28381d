"""Trình ký and rút lại: handing a draft up, pinned as it reads, and taking it back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from documents import secrecy
from documents.authority.rules import rules_of
from documents.lifecycle import LIFECYCLE
from documents.models import Aspect, Document, Revision, Submission
from documents.permissions import may_draft
from documents.review import grounds
from documents.review.checks import Finding, findings_from_above
from documents.review.endorsing import standing
from documents.secrecy import Answer
from documents.sheets import draft_of
from officials.models import Official
from paper import freezing
from paper.personal import findings
from paper.sheet import IssueDate, Sheet
from workflow.verdicts import ALLOWED, Verdict, refused

STALE = "Văn bản vừa được người khác lưu; hãy xem lại bản mới rồi trình."


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft as it would be handed up, looked over outside any transaction.

    `findings` are to be mended or answered in one sentence, `hints` ask for nothing;
    `without_value` forbids submitting; `grounds` is how what it cites stands now.
    """

    revision: Revision
    sheet: Sheet
    findings: tuple[Finding, ...]
    hints: tuple[Finding, ...]
    without_value: tuple[str, ...]
    grounds: Mapping[str, Any]


def prepare(document: Document) -> Prepared:
    """What the page shows before anybody submits; nothing is written."""
    revision = document.current
    draft = draft_of(document, revision, is_final=True)
    found = (*_findings(revision), *findings_from_above(document, revision))
    return Prepared(
        revision=revision,
        sheet=_pinned(draft.sheet),
        findings=tuple(one for one in found if not one.is_hint),
        hints=tuple(one for one in found if one.is_hint),
        without_value=tuple(mark for mark in draft.unknown if mark.startswith("{{")),
        grounds=grounds.found(document, revision),
    )


def submit(
    document: Document,
    *,
    base: int,
    secret: Answer,
    answer: str = "",
    by: Official,
) -> Verdict:
    """Hand up revision `base`, the one that was read. On "yes" and "not sure" the work stops.

    Straight on to approval where both endorsements still stand from an earlier round.
    """
    if secret is not Answer.NO:
        return _stop(document, secret, by)
    prepared, answer = prepare(document), answer.strip()
    if prepared.revision.number != base:
        return refused(STALE)
    return LIFECYCLE.perform(
        "documents.submit",
        document,
        by=by,
        check=lambda locked: _check(locked, prepared, answer),
        effect=lambda locked: _pin(locked, prepared, answer, by),
    )


def recall(document: Document, *, by: Official) -> Verdict:
    """Take it back before it is approved; endorsements stand as long as their hash does."""
    return LIFECYCLE.perform("documents.recall", document, by=by, effect=_round_of)


def _stop(document: Document, secret: Answer, by: Official) -> Verdict:
    verdict = may_draft(by, document.organization)
    if verdict:
        secrecy.stop(document.organization, answer=secret, by=by)
        return refused(secrecy.STOPPED)
    return verdict


def _pinned(sheet: Sheet) -> Sheet:
    """Without draft mark, number and day; they are written when the paper is numbered."""
    issued = IssueDate() if sheet.issued else None
    return replace(sheet, draft=False, number="", issued=issued)


def _findings(revision: Revision) -> Iterator[Finding]:
    for finding in findings("\n".join(revision.content.words)):
        yield Finding(f"“{finding.excerpt}”: {finding.message}")
    for line in revision.unplaced:
        yield Finding(f"“{line}”: chưa xếp được vào chỗ nào của văn bản.")


def _check(locked: Document, prepared: Prepared, answer: str) -> Verdict:
    if locked.current.number != prepared.revision.number:
        return refused(STALE)
    if prepared.without_value:
        marks = ", ".join(prepared.without_value)
        return refused(f"Chưa trình được: số liệu chưa có giá trị: {marks}.")
    if prepared.findings and rules_of(locked.organization).findings_block:
        return refused("Cơ quan quy định phải sửa hết các chỗ được chỉ ra rồi mới trình.")
    if prepared.findings and not answer:
        return refused("Có chỗ được chỉ ra; hãy sửa, hoặc giải trình bằng một câu.")
    return ALLOWED


def _pin(locked: Document, prepared: Prepared, answer: str, by: Official) -> Mapping[str, object]:
    before, signer = locked.submission, prepared.revision.signer
    if signer is None:
        raise ValueError(f"revision {prepared.revision.pk} names no signer")
    submission = Submission.objects.create(
        document=locked,
        round=before.round + 1 if before else 1,
        revision=prepared.revision,
        sheet=freezing.to_data(prepared.sheet),
        content_hash=freezing.content_hash(prepared.sheet),
        form_hash=freezing.form_hash(prepared.sheet),
        signer=signer,
        findings=[finding.text for finding in prepared.findings],
        answer=answer if prepared.findings else "",
        grounds=prepared.grounds,
        submitted_by=by,
    )
    return {
        "round": submission.round,
        "revision": prepared.revision.number,
        "content": submission.content_hash,
        "form": submission.form_hash,
        "findings": len(prepared.findings),
        "secret": "no",
        "standing": [aspect.value for aspect in Aspect if standing(locked, aspect)],
    }


def _round_of(locked: Document) -> Mapping[str, object]:
    submission = locked.submission
    return {"round": submission.round if submission else 0}
