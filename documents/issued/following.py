"""Papers about an issued paper: its correction, its replacement, its recall (NĐ 30/2020, Điều 18).

Each is a draft of its own, linked to the earlier one from the start; the wording is only a
beginning. When it is issued, the earlier one is ended by `issuing.supersede` or `issuing.revoke`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.urls import reverse

from documents import frozen, homes
from documents.authority import signers
from documents.drafts import beginning
from documents.drafts.content import Content
from documents.issued import issuing
from documents.lifecycle import LIFECYCLE
from documents.models import BookEntry, Document, PaperRelation
from documents.numbers import numbering
from documents.permissions import may_draft
from history.recording import record, subject_of
from officials.models import Appointment, Official
from paper.kinds import Kind
from vietnamese.dates import long_date
from vietnamese.folding import fold
from workflow.verdicts import Verdict, demand, refused

Relation = PaperRelation.Kind
END_MARK = "./."


@dataclass(frozen=True, slots=True)
class Way:
    """One kind of paper about an issued one: its address, its button, what is asked for it."""

    kind: PaperRelation.Kind
    label: str
    asks: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A paper that follows or is followed, as a page names it."""

    relation: PaperRelation
    paper: Document
    name: str


WAYS = {
    "dinh-chinh": Way(
        Relation.CORRECTS,
        "Soạn công văn đính chính",
        "Chỗ sai và cách đọc đúng",
        "Mỗi chỗ một dòng, ví dụ: Tại mục II, đã in “khối 8”, nay đọc là “khối 9”. Chỉ sai sót về "
        "thể thức, trình bày mới đính chính; sai nội dung thì soạn văn bản thay thế.",
    ),
    "thay-the": Way(Relation.REPLACES, "Soạn văn bản thay thế"),
    "thu-hoi": Way(
        Relation.RECALLS, "Soạn văn bản thu hồi", "Lý do thu hồi", "Ghi ngắn gọn, một hai câu."
    ),
}


def may_follow(document: Document, by: Official) -> Verdict:
    """Whether a paper about this one may be begun: it has left the office and still stands."""
    verdict = may_draft(by, document.organization)
    if verdict and document.state != Document.State.ISSUED:
        return refused("Chỉ đính chính, thay thế, thu hồi văn bản đã phát hành và còn hiệu lực.")
    return verdict


def follow(
    document: Document, kind: PaperRelation.Kind, *, by: Official, words: tuple[str, ...] = ()
) -> Document:
    """Begin the paper that corrects, replaces or recalls this one.

    `words` are what stood wrong and how it reads, a line each, or the reason of the recall.
    Whoever calls this has had the secrecy question answered with no.
    """
    demand(may_follow(document, by))
    with transaction.atomic():
        paper = beginning.from_content(
            document.organization,
            kind_of(document, kind),
            content(document, kind, words),
            by=by,
            note=f"Soạn để {kind.label} {reference(document)}"[:200],
            like=frozen.submission_of(document).revision if kind == Relation.REPLACES else None,
        )
        PaperRelation.objects.create(kind=kind, paper=paper, of=document, made_by=by)
        record(
            document.organization_id,
            verb="documents.follow",
            by=by,
            subject=subject_of(document),
            details={"relation": kind.value, "paper": paper.pk},
        )
    return paper


def kind_of(document: Document, kind: PaperRelation.Kind) -> Kind:
    """A content error asks for a paper of equal form; a slip of form for a công văn."""
    if kind == Relation.REPLACES or (kind == Relation.RECALLS and _is_decided(document)):
        return document.paper_kind
    return Kind.OFFICIAL_LETTER


def reference(document: Document) -> str:
    """The paper as another one names it: "Kế hoạch số 05/KH-UBND ngày 01 tháng 4 năm 2026"."""
    entry = numbering.entry_of(document)
    return _numbered(document, entry) if entry else document.paper_kind.title


def _numbered(document: Document, entry: BookEntry) -> str:
    return f"{document.paper_kind.title} số {entry} {long_date(entry.issued_on)}"


def content(document: Document, kind: PaperRelation.Kind, words: tuple[str, ...] = ()) -> Content:
    """What the new draft says to begin with."""
    approved = frozen.submission_of(document).revision.content
    kept = signer_of(document, approved)
    match kind:
        case Relation.REPLACES:
            return _replacement(document, approved, kept)
        case Relation.CORRECTS:
            return _letter(document, approved, kept, "đính chính", _correction(document, words))
        case _:
            return _letter(document, approved, kept, "thu hồi", _recall(document, words))


def signer_of(document: Document, approved: Content) -> Appointment | None:
    """Who signed it, as long as they may sign another paper of its field."""
    signer, field = approved.signer, approved.field_of_work
    if signer and signers.may_sign(signer, document.organization, field=field):
        return signer
    return None


def _is_decided(document: Document) -> bool:
    return document.paper_kind in {Kind.DECISION, Kind.RESOLUTION}


def _replacement(document: Document, approved: Content, signer: Appointment | None) -> Content:
    text = approved.text.rstrip()
    text = f"{text.removesuffix(END_MARK)}." if text.endswith(END_MARK) else text
    kind = document.paper_kind.title
    closing = f"{kind} này thay thế {cited(document)}{END_MARK}"
    return replace(approved, text=f"{text}\n\n{closing}\n", signer=signer, dated_on=None)


def _letter(
    document: Document, approved: Content, signer: Appointment | None, deed: str, text: str
) -> Content:
    reached = tuple(entry for entry in approved.recipients if not fold(entry).startswith("luu"))
    decided = _is_decided(document) and deed == "thu hồi"
    subject = f"{deed} {reference(document)}"
    return Content(
        subject=f"Về việc {subject}" if decided else subject,
        text=f"Điều 1. {text}" if decided else text,
        addressed_to=() if decided else tuple(_bare(entry) for entry in reached),
        recipients=(*reached, "Lưu: VT") if decided else ("Như trên", "Lưu: VT"),
        authority=approved.authority if decided else "",
        unit=approved.unit,
        field_of_work=approved.field_of_work,
        signer=signer,
    )


def _bare(entry: str) -> str:
    """A recipient as an addressee, without what the copy is for: "UBND tỉnh (để báo cáo)"."""
    return entry.partition(" (")[0]


def _correction(document: Document, words: tuple[str, ...]) -> str:
    issuer = _issuer(document)
    listed = "\n".join(f"- {line}" for line in words) or "- Tại …, đã in “…”, nay đọc là “…”."
    return (
        f"{issuer} đã ban hành {reference(document)} về: {document.subject}.\n"
        f"Do sơ suất khi trình bày, {issuer} đính chính như sau:\n{listed}\n"
        f"Các nội dung khác của văn bản giữ nguyên. {issuer} thông báo để các nơi nhận biết và "
        f"thực hiện{END_MARK}"
    )


def _recall(document: Document, words: tuple[str, ...]) -> str:
    issuer = _issuer(document)
    reason = " ".join(words).rstrip(".") or "…"
    return (
        f"{issuer} thu hồi {reference(document)} về: {document.subject}.\n"
        f"Lý do: {reason}.\n"
        f"Nơi đã nhận bản giấy gửi lại cho văn thư {issuer}; nơi đã nhận bản điện tử hủy bản đã "
        f"nhận và báo lại{END_MARK}"
    )


def cited(document: Document) -> str:
    """Named for the first time: with issuer and trích yếu (NĐ 30/2020, Phụ lục I, mục II.6.b)."""
    subject = document.subject[:1].lower() + document.subject[1:]
    about = subject if fold(subject).startswith("ve ") else f"về {subject}"
    return f"{reference(document)} của {_issuer(document)} {about}"


def _issuer(document: Document) -> str:
    return document.organization.name


def panel_of(document: Document, official: Official) -> Mapping[str, object]:
    """What a page shows: what this paper follows, what follows it, what may be begun."""
    ways: Sequence[Mapping[str, str]] = ()
    if may_follow(document, official):
        ways = [
            {"label": way.label, "url": reverse("documents:follow", args=[document.pk, slug])}
            for slug, way in WAYS.items()
            if way.kind != Relation.REPLACES or homes.replacing_page_of(document) is None
        ]
    related = PaperRelation.objects.select_related("of__head", "paper__head").order_by("pk")
    of = [(relation, relation.of) for relation in related.filter(paper=document)]
    later = [(relation, relation.paper) for relation in related.filter(of=document)]
    links = _links([*of, *later])
    return {
        "of": links[: len(of)],
        "to_end": any(_is_to_be_ended(relation, official) for relation, _ in of),
        "later": links[len(of) :],
        "ways": ways,
        "elsewhere": issuing.may_end_by_paper_elsewhere(document, official),
    }


def _links(related: Sequence[tuple[PaperRelation, Document]]) -> list[Link]:
    """Papers of one subject are told apart by their numbers, where they have one."""
    papers = [paper for _, paper in related]
    given = {e.document_id: e for e in BookEntry.objects.live().filter(document__in=papers)}
    return [
        Link(relation, paper, _numbered(paper, entry) if entry else str(paper))
        for relation, paper in related
        for entry in (given.get(paper.pk),)
    ]


def _is_to_be_ended(relation: PaperRelation, official: Official) -> bool:
    """Whether the earlier paper still stands and this official records its end."""
    name = issuing.ENDS.get(Relation(relation.kind))
    return bool(name and LIFECYCLE.verdict(name, relation.of, official))
