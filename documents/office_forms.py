"""The forms that go with one paper through the house: phiếu trình, checklist, envelopes."""

from collections.abc import Iterable, Iterator

from django.utils.timezone import localtime

from documents import frozen
from documents.models import BookEntry, Document, Remark, Submission
from documents.numbers.prints import sent_to
from documents.review import standing
from documents.sheets import sheet_of
from paper import components
from paper.sheet import IssueDate, Sheet
from paper.slips import Check, Envelope, Section, Slip
from vietnamese.dates import short, today

OPINION_ROOM = 16.0
DECISION_ROOM = 32.0
"""Left free to write in, in mm."""
SHOWN_REMARKS = 8
"""So many of the latest remarks; the rest stand on the paper's page."""
SHEETS_PER_SEAL = 5
"""Dấu giáp lai: mỗi dấu đóng tối đa 05 tờ văn bản (NĐ 30/2020, Điều 33.1.đ)."""


def submission_slip(document: Document) -> Slip:
    """Phiếu trình: what is to be signed, who drafted it, what was said of it, what is attached."""
    sheet, submission = sheet_now(document), document.submission
    return Slip(
        "Phiếu trình",
        components.document_title(sheet),
        superior=sheet.superior,
        issuer=sheet.issuer,
        dateline=_dateline(sheet),
        sections=(
            Section("Kính trình", _signers(sheet) or ("Chưa ghi người ký",)),
            Section("Văn bản trình", _what(sheet)),
            Section("Người soạn thảo", _drafted(document, submission)),
            Section("Tài liệu kèm theo", _attached(sheet)),
            *_answers(submission),
            *_opinions(document, submission),
            *_remarks(document),
            Section("Ý kiến của người ký", ("Duyệt  /  Trả lại:",), room=DECISION_ROOM),
        ),
        signers=(("Người soạn thảo", document.drafted_by.full_name),),
    )


def release_checklist(document: Document) -> Slip:
    """What the clerk does before a paper leaves (NĐ 30/2020, Điều 16 to 19, 33)."""
    sheet, entry = sheet_now(document), entry_of(document)
    return Slip(
        "Phiếu kiểm tra trước khi phát hành",
        components.document_title(sheet),
        superior=sheet.superior,
        issuer=sheet.issuer,
        dateline=_dateline(sheet),
        checks=tuple(_checks(document, sheet, entry)),
        signers=(("Văn thư", ""),),
    )


def envelopes(document: Document) -> tuple[Envelope, ...]:
    """One for each addressee and recipient; none for the file."""
    sheet, entry = sheet_now(document), entry_of(document)
    return tuple(
        Envelope(
            name,
            number=str(entry) if entry else "",
            superior=sheet.superior,
            issuer=sheet.issuer,
            contact=(sheet.contact,) if sheet.contact else (),
            urgency=sheet.urgency,
        )
        for name in _sent(sheet)
    )


def sheet_now(document: Document) -> Sheet:
    """Frozen where it is approved, pinned where it is under way, else as drafted."""
    if frozen.is_frozen(document):
        return frozen.sheet_of(document)
    under_way = {document.State.IN_REVIEW, document.State.AWAITING_APPROVAL}
    if document.state in under_way and document.submission:
        return document.submission.pinned
    return sheet_of(document, document.current)


def entry_of(document: Document) -> BookEntry | None:
    return document.book_entries.live().first()


def _dateline(sheet: Sheet) -> str:
    day = components.date_words(IssueDate.of(today()))
    return f"{sheet.place}, {day}" if sheet.place else day


def _sent(sheet: Sheet) -> tuple[str, ...]:
    return sent_to((*sheet.addressed_to, *sheet.recipients))


def _signers(sheet: Sheet) -> tuple[str, ...]:
    return tuple(
        f"{signature.signer} ({signature.authority[-1].capitalize()})"
        if signature.authority
        else signature.signer
        for signature in sheet.signatures
    )


def _what(sheet: Sheet) -> tuple[str, ...]:
    lines = [components.document_title(sheet)]
    lines += [f"Ký hiệu: {sheet.symbol}"] if sheet.symbol else []
    lines += [f"Mức độ khẩn: {sheet.urgency.value}"] if sheet.urgency else []
    lines += [f"Nơi nhận: {'; '.join(sheet.recipients)}"] if sheet.recipients else []
    return tuple(lines)


def _drafted(document: Document, submission: Submission | None) -> tuple[str, ...]:
    name = document.drafted_by.full_name
    if submission is None:
        return (f"{name}; chưa trình",)
    day = short(localtime(submission.at).date())
    return (f"{name}; trình lần {submission.round}, {submission.submitted_by}, ngày {day}",)


def _attached(sheet: Sheet) -> tuple[str, ...]:
    labels = tuple(f"{annex.label}: {annex.title}" for annex in sheet.annexes)
    return labels or ("Không có phụ lục",)


def _answers(submission: Submission | None) -> Iterator[Section]:
    """What was pointed at when it was submitted, and the sentence that answers it."""
    if submission and submission.answer:
        yield Section("Giải trình của người trình", (submission.answer,))


def _opinions(document: Document, submission: Submission | None) -> Iterator[Section]:
    if submission is None:
        yield Section("Kiểm tra nội dung", room=OPINION_ROOM)
        yield Section("Kiểm tra thể thức", room=OPINION_ROOM)
        return
    for check in standing.checks_of(document, submission):
        day = f", ngày {short(localtime(check.at).date())}" if check.at else ""
        said = (f"Đồng ý: {check.who} ({check.post}){day}",) if check.stands else ()
        yield Section(check.label, said, room=0 if said else OPINION_ROOM)


def _remarks(document: Document) -> Iterator[Section]:
    """The latest remarks with what the drafter answered."""
    found = document.remarks.select_related("made_by").prefetch_related("answers")
    latest = list(found.order_by("-at", "-pk")[:SHOWN_REMARKS])[::-1]
    if latest:
        yield Section("Ý kiến đã nêu", tuple(map(_remark_line, latest)))


def _remark_line(remark: Remark) -> str:
    answers = list(remark.answers.all())
    answer = f" Trả lời: {answers[-1].text}" if answers else " Chưa trả lời."
    return f"- {remark.made_by} ({remark.get_kind_display().lower()}): {remark.text}{answer}"


def _checks(document: Document, sheet: Sheet, entry: BookEntry | None) -> Iterator[Check]:
    day = f", ngày {short(entry.issued_on)}" if entry else ""
    yield Check("Người có thẩm quyền đã ký", "; ".join(_signers(sheet)))
    yield Check("Số và ngày đã ghi trên mọi bản", f"{entry}{day}" if entry else "Chưa cấp số")
    yield Check("Thể thức, kỹ thuật trình bày đã kiểm tra")
    yield Check("Số lượng bản đã nhân", f"{len(_sent(sheet))} nơi gửi, cộng bản lưu")
    yield Check("Dấu cơ quan trùm 1/3 chữ ký về bên trái, trên mọi bản")
    if sheet.annexes:
        yield Check(
            "Phụ lục đủ, dấu đóng lên trang đầu", _joined(annex.label for annex in sheet.annexes)
        )
    yield Check("Dấu giáp lai khi văn bản có nhiều tờ", f"Mỗi dấu tối đa {SHEETS_PER_SEAL:02} tờ")
    if sheet.urgency:
        yield Check("Dấu mức độ khẩn trên văn bản và bì", sheet.urgency.value)
    if sheet.circulation:
        yield Check("Chỉ dẫn phạm vi lưu hành", sheet.circulation)
    for name in _sent(sheet):
        yield Check(f"Gửi: {name}", "01 bản")
    yield Check("Bản gốc lưu tại văn thư; bản chính lưu hồ sơ công việc", _joined(_kept(sheet)))


def _kept(sheet: Sheet) -> Iterator[str]:
    return (name for name in sheet.recipients if name.lower().startswith("lưu"))


def _joined(names: Iterable[str]) -> str:
    return "; ".join(names)
