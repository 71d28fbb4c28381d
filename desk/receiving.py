"""What a received paper holds, for people and for programs."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from paper import components, layout, numbers
from paper.blocks import Block, Rank
from paper.inline import plain
from paper.readers import Received
from paper.sheet import Annex, Sheet, Signature

_LONGEST_IN_SUMMARY = 100


def as_data(received: Received) -> dict[str, Any]:
    """The fields of `import_document --json`; `left` has what no other field has."""
    sheet = received.sheet
    signature = _first_signature(sheet)
    date = sheet.issued.date if sheet.issued else None
    return {
        "kind": sheet.kind.code if sheet.kind else None,
        "number": _number(sheet.number),
        "symbol": sheet.symbol,
        "place": sheet.place,
        "issued_on": date.isoformat() if date else None,
        "subject": sheet.subject,
        "addressed_to": list(sheet.addressed_to),
        "recipients": list(sheet.recipients),
        "signer": signature.signer or None,
        "blocks": _blocks(sheet.blocks),
        "citations": list(citations(sheet)),
        "issuer": list(sheet.issuer),
        "superior": sheet.superior,
        "legal_basis": list(sheet.legal_basis),
        "authority": list(signature.authority),
        "annexes": [_annex(annex) for annex in sheet.annexes],
        "left": [*received.left, *_without_field(sheet)],
    }


def citations(sheet: Sheet) -> tuple[str, ...]:
    """The document numbers in subject, legal basis, text and annexes, as typed, each once."""
    blocks = [*sheet.blocks, *(block for annex in sheet.annexes for block in annex.blocks)]
    texts = (sheet.subject, *sheet.legal_basis, *(plain(block.text) for block in blocks))
    return numbers.find("\n".join(texts))


def summary(received: Received) -> Iterator[str]:
    """The paper in lines for the one who imports it."""
    sheet = received.sheet
    signature = _first_signature(sheet)
    yield f"Loại văn bản: {sheet.kind.title if sheet.kind else 'chưa nhận ra'}"
    yield from _named("Cơ quan chủ quản", [sheet.superior])
    yield from _named("Cơ quan ban hành", sheet.issuer)
    yield from _named("Số, ký hiệu", [components.number_line(sheet).removeprefix("Số:").strip()])
    yield from _named("Địa danh, thời gian", [components.dateline(sheet)])
    yield from _named("Trích yếu", [sheet.subject])
    yield from _named("Kính gửi", sheet.addressed_to)
    yield from _named("Căn cứ", sheet.legal_basis)
    yield f"Nội dung: {len(sheet.blocks)} đoạn"
    yield from (f"  {_shortened(block)}" for block in sheet.blocks if block.rank <= Rank.SECTION)
    yield from _named("Văn bản được dẫn", citations(sheet))
    yield from _named("Quyền hạn, chức vụ", signature.authority)
    yield from _named("Người ký", [signature.signer])
    yield from _named("Nơi nhận", sheet.recipients)
    yield from _named("Phụ lục", [f"{annex.label} {annex.title}" for annex in sheet.annexes])
    yield from _named("Chưa xếp được vào đâu", [*received.left, *_without_field(sheet)])
    yield from received.notices


def _named(label: str, values: Iterable[str]) -> Iterator[str]:
    found = [value.strip() for value in values if value.strip()]
    if len(found) == 1:
        yield f"{label}: {found[0]}"
    elif found:
        yield f"{label}:"
        yield from (f"  - {value}" for value in found)


def _shortened(block: Block) -> str:
    text = f"{block.marker} {plain(block.text)}".strip()
    return text if len(text) <= _LONGEST_IN_SUMMARY else f"{text[:_LONGEST_IN_SUMMARY]}…"


def _first_signature(sheet: Sheet) -> Signature:
    return sheet.signatures[0] if sheet.signatures else Signature()


def _number(number: str) -> int | str | None:
    if not number:
        return None
    return int(number) if number.isdecimal() else number


def _blocks(blocks: Sequence[Block]) -> list[dict[str, str]]:
    return [
        {"rank": block.rank.name.lower(), "marker": block.marker, "text": block.text}
        for block in blocks
    ]


def _annex(annex: Annex) -> dict[str, Any]:
    return {"label": annex.label, "title": annex.title, "blocks": _blocks(annex.blocks)}


def _without_field(sheet: Sheet) -> Iterator[str]:
    """Components that have a place on paper and no field of their own here."""
    if sheet.issued and not sheet.issued.date:
        yield " ".join(components.date_words(sheet.issued).split())
    if sheet.urgency:
        yield sheet.urgency.value
    yield from filter(None, (sheet.authority, sheet.enacting))
    for signature in sheet.signatures[1:]:
        yield from filter(None, (*signature.authority, signature.signer))
    yield from filter(None, (sheet.circulation, sheet.drafter_mark, sheet.contact))
    if sheet.draft:
        yield layout.DRAFT_MARK
