"""From the approved paper to the issued one: ink, number, original, and what comes after."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from documents import frozen
from documents.issued import issuing
from documents.models import (
    Approval,
    Document,
    InkSignature,
    Original,
    PaperRelation,
    StoredFile,
    Use,
)
from documents.numbers import numbering
from documents.originals import files, printing, signing
from documents.originals.files import Accepted, FileRefused
from documents.originals.printing import Copy
from documents.originals.verification import verify
from history.models import Entry
from officials.models import Official, Organization
from paper.writers import pdf
from tests.documents.pdf_uploads import make_scan, make_signed
from tests.lifecycle import answer_all, approve, edit, give_back, make_signed_draft
from tests.paper.pdf_files import words_of
from tests.papers import CONTENT
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
State = Document.State
Make = Callable[..., Document]


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: object) -> Path:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    return tmp_path


@pytest.fixture
def make(
    ward: Organization, drafter: Official, reviewer: Official, chair: Official, clerk: Official
) -> Make:
    """An approved paper, or one taken further: "ink", "number", "issue"."""

    def made(
        *steps: str,
        way: Approval.Way = Approval.Way.INK,
        subject: str = CONTENT.subject,
        text: str = CONTENT.text,
    ) -> Document:
        content = replace(CONTENT, subject=subject, text=text)
        document = make_signed_draft(ward, drafter, signer=chair, content=content)
        approve(document, drafter=drafter, reviewer=reviewer, way=way)
        for step in steps:
            take(document, step, clerk)
        return document

    return made


def take(document: Document, step: str, clerk: Official) -> None:
    if step == "ink":
        verdict = signing.record_ink(document, signed_on=today(), by=clerk)
        assert verdict, verdict.reason
    elif step == "number":
        numbering.give_number(document, on=today(), by=clerk)
    else:
        verdict = issuing.issue(document, by=clerk)
        assert verdict, verdict.reason


def scan() -> Accepted:
    return files.accept(make_scan(), use=Use.SCAN, name="ban-chup.pdf")


def signed(document: Document) -> Accepted:
    data = make_signed(frozen.sheet_of(document))
    return files.accept(data, use=Use.SIGNED_PDF, name="da-ky.pdf")


def last_entry(document: Document) -> Entry:
    return Entry.objects.of(document.organization_id).first()


def test_the_clerk_records_the_signature_and_the_history_names_the_clerk(
    make: Make, chair: Official, clerk: Official
) -> None:
    document = make()
    assert signing.record_ink(document, signed_on=today(), by=clerk, scan=scan())

    ink = signing.ink_of(document)
    entry = last_entry(document)
    assert (ink.signer.official, ink.recorded_by) == (chair, clerk)
    assert (entry.verb, entry.actor_id) == ("documents.record_ink", clerk.pk)
    assert document.state == State.APPROVED
    assert [one.get_kind_display() for one in document.originals.all()] == ["Bản chụp"]


@pytest.mark.parametrize(
    ("days", "reason"),
    [(1, "Ngày ký không được ở tương lai."), (-1, "Ngày ký không được trước ngày trình ký (")],
)
def test_a_day_of_signing_that_cannot_be_is_refused(
    make: Make, clerk: Official, days: int, reason: str
) -> None:
    document = make()
    day = today() + timedelta(days=days)
    verdict = signing.record_ink(document, signed_on=day, by=clerk, scan=scan())

    assert verdict.reason.startswith(reason)
    assert not InkSignature.objects.exists()
    assert not StoredFile.objects.exists()


def test_only_the_clerk_records_puts_in_and_issues(
    make: Make, drafter: Official, reviewer: Official, chair: Official, stranger: Official
) -> None:
    approved, numbered = make(), make("ink", "number", subject="Việc khác")
    for by in (drafter, reviewer, chair, stranger):
        assert not signing.record_ink(approved, signed_on=today(), by=by)
        assert not signing.put_in_scan(numbered, scan(), by=by)
        assert not issuing.issue(numbered, by=by)
    assert (approved.state, numbered.state) == (State.APPROVED, State.APPROVED)
    assert not Original.objects.exists()


def test_a_paper_returned_and_approved_again_is_signed_again(
    make: Make, drafter: Official, reviewer: Official, clerk: Official
) -> None:
    document = make("ink")
    give_back(document, reviewer)
    answer_all(document, drafter)
    edit(document, drafter, subject="Việc sửa lại", text="Phường có 10 khối./.")
    approve(document, drafter=drafter, reviewer=reviewer)

    assert signing.ink_of(document) is None
    take(document, "ink", clerk)
    assert document.ink_signatures.count() == 2


def test_the_signing_copy_is_blank_and_the_reading_copy_has_number_and_day(
    make: Make,
) -> None:
    document = make("ink", "number")
    signing_copy = words_of(printing.print_of(document, Copy.SIGNING).made())
    reading_copy = words_of(printing.print_of(document, Copy.READING).made())
    day, figures = today(), words_of(printing.figures(document))

    assert "/KH-UBND" in signing_copy
    assert "01/KH-UBND" in reading_copy
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    assert figures == ["01", f"{day.day:02}", month, str(day.year)]


def test_nothing_is_printed_onto_the_signed_sheet_before_the_number(make: Make) -> None:
    assert printing.figures(make("ink")) is None


def test_issuing_keeps_our_print_with_its_hash_and_the_renderer(make: Make) -> None:
    document = make("ink", "number", "issue")
    kept = document.originals.get()

    assert document.state == State.ISSUED
    assert kept.kind == Original.Kind.RENDERING
    assert kept.fingerprint == pdf.renderer_fingerprint()
    assert files.read(kept.file) == pdf.write(frozen.sheet_of(document))
    assert last_entry(document).details["sha256"] == kept.file.sha256


def test_without_a_number_or_an_original_nothing_is_issued(make: Make, clerk: Official) -> None:
    unnumbered = make("ink")
    unsigned = make("number", way=Approval.Way.TOKEN, subject="Ký số")

    assert issuing.issue(unnumbered, by=clerk).reason == "Văn bản chưa được cấp số."
    assert issuing.issue(unsigned, by=clerk).reason == (
        "Chưa có bản gốc: chưa ghi nhận đã ký giấy, cũng chưa có bản PDF đã ký số."
    )
    assert not StoredFile.objects.exists()


def test_a_signed_pdf_of_the_same_text_becomes_the_original_as_it_is(
    make: Make, clerk: Official
) -> None:
    document = make("number", way=Approval.Way.TOKEN)
    accepted = signed(document)
    compared = signing.compare(document, accepted)

    assert compared.differences == ()
    assert signing.put_in_signed(document, compared, by=clerk)
    original = signing.original_of(document)
    assert original.file.sha256 == accepted.sha256
    assert original.note == "Chữ ký số: chưa kiểm tra."
    assert issuing.issue(document, by=clerk)


def test_a_signed_pdf_that_says_something_else_is_shown_word_by_word_and_must_be_explained(
    make: Make, clerk: Official
) -> None:
    document = make("number", way=Approval.Way.TOKEN)
    sheet = frozen.sheet_of(document)
    other = replace(sheet, blocks=(replace(sheet.blocks[0], text="Phường có 10 khối."),))
    other = replace(other, blocks=(*other.blocks, *sheet.blocks[1:]), number="2")
    accepted = files.accept(make_signed(other), use=Use.SIGNED_PDF, name="khac.pdf")
    compared = signing.compare(document, accepted)

    assert [(one.removed, one.added) for one in compared.differences] == [
        ("01/KH-UBND", "02/KH-UBND"),
        ("9", "10"),
    ]
    assert compared.differences[1].before.endswith("Phường có")
    assert not signing.put_in_signed(document, compared, by=clerk)
    assert not signing.put_in_signed(document, compared, by=clerk, explanation=" \n")
    assert not Original.objects.exists()
    assert signing.put_in_signed(document, compared, by=clerk, explanation="Đã đính chính.")
    assert Original.objects.get().differences[1]["added"] == "10"


def test_a_bare_scan_and_an_unsigned_pdf_are_no_originals(make: Make) -> None:
    document = make("number", way=Approval.Way.TOKEN)
    bare = files.accept(make_scan(), use=Use.SIGNED_PDF, name="quet.pdf")
    unsigned = pdf.write(frozen.sheet_of(document))
    plain = files.accept(unsigned, use=Use.SIGNED_PDF, name="chua-ky.pdf")
    empty = make_signed(frozen.sheet_of(document), contents=b"")
    waiting = files.accept(empty, use=Use.SIGNED_PDF, name="o-ky-trong.pdf")

    with pytest.raises(FileRefused, match="chỉ có ảnh"):
        signing.compare(document, bare)
    for accepted in (plain, waiting):
        with pytest.raises(FileRefused, match="không có chữ ký số"):
            signing.compare(document, accepted)


def test_a_file_that_differs_everywhere_is_another_paper(make: Make) -> None:
    lines = "\n".join(f"{n}. Việc số {n} giao khối {n}." for n in range(1, 252))
    document = make("number", way=Approval.Way.TOKEN, text=lines)
    sheet = frozen.sheet_of(document)
    changed = tuple(
        replace(block, text=block.text.replace("giao", "trao")) for block in sheet.blocks
    )
    data = make_signed(replace(sheet, blocks=changed))
    accepted = files.accept(data, use=Use.SIGNED_PDF, name="khac.pdf")
    with pytest.raises(FileRefused, match="quá nhiều chỗ"):
        signing.compare(document, accepted)


def test_a_scan_may_follow_the_issue_and_is_never_the_original(make: Make, clerk: Official) -> None:
    document = make("ink", "number", "issue")
    assert signing.put_in_scan(document, scan(), by=clerk)
    kept = document.originals.get(kind=Original.Kind.SCAN)
    assert kept.note == "Không phải bản gốc."
    assert signing.original_of(document) is None


@pytest.mark.parametrize(
    ("kind", "verb", "state", "mark"),
    [
        (PaperRelation.Kind.REPLACES, issuing.supersede, State.SUPERSEDED, "THAY THẾ"),
        (PaperRelation.Kind.RECALLS, issuing.revoke, State.REVOKED, "THU HỒI"),
    ],
)
def test_a_paper_replaced_or_recalled_is_marked_and_its_stored_print_stays(
    make: Make,
    chair: Official,
    drafter: Official,
    clerk: Official,
    kind: PaperRelation.Kind,
    verb: Callable[..., object],
    state: State,
    mark: str,
) -> None:
    document = make("ink", "number", "issue")
    stored = document.originals.get().file.sha256
    assert not verb(document, by=chair)

    later = make("ink", subject="Thay kế hoạch trước")
    PaperRelation.objects.create(kind=kind, paper=later, of=document, made_by=drafter)
    assert not verb(document, by=chair)
    take(later, "number", clerk)
    take(later, "issue", clerk)

    assert verb(document, by=chair)
    assert document.state == state
    assert last_entry(document).details["paper"] == later.pk
    assert mark in " ".join(words_of(printing.print_of(document, Copy.READING).made()))
    assert document.originals.get().file.sha256 == stored


@pytest.mark.parametrize("table", ["storedfile", "original", "inksignature"])
def test_the_database_itself_refuses_to_change_what_was_signed(make: Make, table: str) -> None:
    make("ink", "number", "issue")
    changes = (f"UPDATE documents_{table} SET id = id", f"DELETE FROM documents_{table}")  # noqa: S608
    for sql in changes:
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


def faults() -> list[str]:
    return [str(fault) for fault in verify()]


def test_what_was_issued_is_found_whole(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    make("ink", "number", "issue")
    call_command("verify_documents")
    assert capsys.readouterr().out == "Văn bản và tệp toàn vẹn.\n"


def test_a_changed_file_and_a_missing_one_are_named_and_the_command_fails(
    make: Make, clerk: Official, capsys: pytest.CaptureFixture[str]
) -> None:
    document = make("ink", "number", "issue")
    assert signing.put_in_scan(document, scan(), by=clerk)
    rendering, scanned = document.originals.all()
    files.SHELF.path(rendering.file.sha256).write_bytes(b"%PDF-1.7")
    files.SHELF.path(scanned.file.sha256).unlink()

    with pytest.raises(CommandError, match="Có 2 chỗ khác"):
        call_command("verify_documents")
    told = capsys.readouterr().err
    assert f"Văn bản {document.pk}, Bản in của chương trình" in told
    assert "nội dung trên đĩa đã đổi" in told
    assert f"Văn bản {document.pk}, Bản chụp" in told
    assert "không có trên đĩa" in told


def make_forged(document: Document, data: bytes, *, fingerprint: str, by: Official) -> None:
    """A stored print that is not what the paper gives."""
    accepted = files.accept(data, use=Use.RENDERING, name="khac.pdf")
    Original.objects.create(
        document=document,
        submission=document.submission,
        kind=Original.Kind.RENDERING,
        file=files.enter(accepted, by=by),
        fingerprint=fingerprint,
        put_in_by=by,
    )
    document.state = State.ISSUED
    document.save(update_fields=["state"])


def test_the_same_renderer_must_give_the_same_bytes(make: Make, clerk: Official) -> None:
    document = make("ink", "number")
    sheet = frozen.sheet_of(document)
    forged = pdf.write(replace(sheet, subject="Việc khác hẳn"))
    make_forged(document, forged, fingerprint=pdf.renderer_fingerprint(), by=clerk)

    told = "\n".join(faults())
    assert "cùng bộ in nhưng in lại không ra đúng từng byte" in told
    assert "bản lưu “Việc khác hẳn”" in told


def test_another_renderer_may_give_other_bytes_of_the_same_text_in_the_same_places(
    make: Make, clerk: Official
) -> None:
    document = make("ink", "number")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf.write(frozen.sheet_of(document)))) as file:
        file.save(out)
    make_forged(document, out.getvalue(), fingerprint="0" * 32, by=clerk)
    assert faults() == []


def test_another_renderer_that_moves_the_text_is_named(make: Make, clerk: Official) -> None:
    document = make("ink", "number")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf.write(frozen.sheet_of(document)))) as file:
        page = file.pages[0]
        page.contents_add(b"1 0 0 1 3 0 cm", prepend=True)
        file.save(out)
    make_forged(document, out.getvalue(), fingerprint="0" * 32, by=clerk)
    (fault,) = faults()
    assert fault.endswith("trang 1: chữ đứng khác chỗ")


def test_an_issued_paper_without_its_stored_print_is_named(make: Make) -> None:
    document = make("ink", "number")
    document.state = State.ISSUED
    document.save(update_fields=["state"])
    assert faults() == [f"Văn bản {document.pk}: đã phát hành nhưng chưa lưu bản in"]
