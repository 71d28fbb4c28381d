"""The signed paper: recording the ink signature, putting in its scan or a PDF signed elsewhere."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.utils import timezone

from documents import frozen
from documents.lifecycle import LIFECYCLE
from documents.models import Document, InkSignature, Original
from documents.originals import comparing, files
from documents.originals.files import Accepted
from localities.fields import one_line
from officials.models import Official
from paper.comparing import Difference
from vietnamese.dates import short, today
from workflow.verdicts import ALLOWED, Verdict, refused


@dataclass(frozen=True, slots=True)
class Compared:
    """A signed PDF beside the approved text."""

    accepted: Accepted
    differences: tuple[Difference, ...]


def ink_of(document: Document) -> InkSignature | None:
    """The signature on the version that stands; None after it was returned and approved anew."""
    submission = document.submission
    return InkSignature.objects.filter(submission=submission).first() if submission else None


def original_of(document: Document) -> Original | None:
    """The signed PDF that was put in last, for the version that stands."""
    signed = document.originals.filter(kind=Original.Kind.SIGNED, submission=document.submission)
    return signed.select_related("file").last()


def record_ink(
    document: Document, *, signed_on: date, by: Official, scan: Accepted | None = None
) -> Verdict:
    """Đã ký giấy: the clerk records what is on the sheet. `signed_on` is the day of signing."""

    def effect(locked: Document) -> Mapping[str, object]:
        submission = frozen.submission_of(locked)
        ink = InkSignature.objects.create(
            document=locked,
            submission=submission,
            signer=submission.signer,
            signed_on=signed_on,
            recorded_by=by,
        )
        kept = _keep(locked, scan, Original.Kind.SCAN, by=by) if scan else {}
        return {"ink": ink.pk, "signer": ink.signer_id, "on": signed_on.isoformat(), **kept}

    return LIFECYCLE.perform(
        "documents.record_ink",
        document,
        by=by,
        check=lambda locked: _day_of_signing(locked, signed_on),
        effect=effect,
    )


def put_in_scan(document: Document, scan: Accepted, *, by: Official) -> Verdict:
    """Bản chụp: kept beside the original, never instead of it."""
    return LIFECYCLE.perform(
        "documents.put_in_scan",
        document,
        by=by,
        effect=lambda locked: _keep(locked, scan, Original.Kind.SCAN, by=by),
    )


def compare(document: Document, accepted: Accepted) -> Compared | None:
    """Hold a signed PDF against the approved text. Raises FileRefused.

    None while the background work compares that of a long paper: `comparing.order` it.
    """
    differing = comparing.found(document, accepted.sha256)
    return None if differing is None else Compared(accepted, differing)


def put_in_signed(
    document: Document, compared: Compared, *, by: Official, explanation: str = ""
) -> Verdict:
    """The signed PDF becomes the original, stored as it is; its signature is not checked here."""

    def check(_locked: Document) -> Verdict:
        if compared.differences and not one_line(explanation):
            return refused("Hãy giải trình các chỗ khác với văn bản đã duyệt.")
        return ALLOWED

    def effect(locked: Document) -> Mapping[str, object]:
        return _keep(
            locked,
            compared.accepted,
            Original.Kind.SIGNED,
            by=by,
            differences=[asdict(difference) for difference in compared.differences],
            explanation=explanation if compared.differences else "",
        )

    return LIFECYCLE.perform("documents.put_in_signed", document, by=by, check=check, effect=effect)


def _day_of_signing(locked: Document, day: date) -> Verdict:
    if day > today():
        return refused("Ngày ký không được ở tương lai.")
    submitted = timezone.localdate(frozen.submission_of(locked).at)
    if day < submitted:
        return refused(f"Ngày ký không được trước ngày trình ký ({short(submitted)}).")
    return ALLOWED


def _keep(
    locked: Document, accepted: Accepted, kind: Original.Kind, *, by: Official, **columns: object
) -> Mapping[str, object]:
    original = Original.objects.create(
        document=locked,
        submission=frozen.submission_of(locked),
        kind=kind,
        file=files.enter(accepted, by=by),
        put_in_by=by,
        **columns,
    )
    return {"original": original.pk, "kind": kind.value, "sha256": accepted.sha256}
