"""Sao y, trích sao, sao lục of an issued paper: their numbers, their text, their print."""

import io

import pypdfium2
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from documents.issued import copying
from documents.models import BookEntry, Document, PaperCopy
from history.models import Entry
from officials.models import Official, Organization
from paper.copies import CopyForm
from tests.cast import signed_in
from tests.lifecycle import post_of
from tests.situations import Office
from vietnamese.dates import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(
    ward: Organization, drafter: Official, reviewer: Official, clerk: Official, chair: Official
) -> Office:
    return Office(ward, drafter, reviewer, clerk, chair)


def make_copy(
    office: Office, document: Document, form: CopyForm = CopyForm.SY, *, extract: str = ""
) -> PaperCopy:
    wanted = copying.Request(form, post_of(office.signer), ("Công an phường", "Lưu: VT"), extract)
    return copying.copy(document, wanted, on=today(), by=office.clerk)


def test_copies_of_all_forms_share_one_series_of_their_own(office: Office) -> None:
    document = office.issued()
    first = make_copy(office, document)
    extract = copying.whole_text(document).splitlines()[0]
    second = make_copy(office, document, CopyForm.TrS, extract=extract)
    third = make_copy(office, document, CopyForm.SL)
    numbers = [str(made.entry) for made in (first, second, third)]
    assert numbers == ["01/SY-UBND", "02/TrS-UBND", "03/SL-UBND"]
    assert first.entry.book.series.use == "copies"
    assert first.entry.subject == "Kế hoạch số 01/KH-UBND"


def test_the_print_is_the_frozen_paper_with_the_form_beneath(office: Office) -> None:
    made = make_copy(office, office.issued())
    opened = pypdfium2.PdfDocument(io.BytesIO(copying.written(made)))
    text = "\n".join(page.get_textpage().get_text_bounded() for page in opened)
    for words in ("01/KH-UBND", "SAO Y", "01/SY-UBND", "Phường có 9 khối.", "Công an phường;"):
        assert words in text
    assert text.index("SAO Y") > text.index("Lưu: VT, VHXH.")


def test_an_extract_leaves_out_and_changes_nothing(office: Office) -> None:
    document = office.issued()
    kept = "\n".join(copying.whole_text(document).splitlines()[-3:])
    made = make_copy(office, document, CopyForm.TrS, extract=kept)
    sheet = copying.copied_sheet(made)
    assert [block.text for block in sheet.blocks][-1] == "Giao văn phòng theo dõi./."
    assert sheet.annexes == ()


@pytest.mark.parametrize(
    ("extract", "reason"),
    [
        ("", "Cần giữ lại"),
        ("Phường có 10 khối.", "không có trong văn bản"),
        ("2. Phân công rõ việc.\n\nPhường có 9 khối.", "sai thứ tự"),
    ],
)
def test_an_extract_of_other_words_takes_no_number(
    office: Office, extract: str, reason: str
) -> None:
    document = office.issued()
    with pytest.raises(ValidationError, match=reason):
        make_copy(office, document, CopyForm.TrS, extract=extract)
    assert not BookEntry.objects.filter(document=None).exists()


def test_only_the_clerk_copies_and_only_what_is_issued(office: Office) -> None:
    document = office.issued()
    wanted = copying.Request(CopyForm.SY, post_of(office.signer))
    with pytest.raises(PermissionDenied):
        copying.copy(document, wanted, on=today(), by=office.drafter)
    with pytest.raises(PermissionDenied, match="đã phát hành"):
        make_copy(office, office.numbered())
    assert not PaperCopy.objects.exists()


def test_a_copy_is_told_in_the_history_and_never_changed(office: Office) -> None:
    made = make_copy(office, office.issued())
    entry = Entry.objects.get(verb="documents.copy")
    assert entry.details["copy"] == made.pk
    with pytest.raises(DatabaseError), transaction.atomic():
        PaperCopy.objects.update(extract="khác")


def test_the_clerk_makes_a_copy_on_the_page_and_prints_it(office: Office) -> None:
    document = office.issued()
    client = signed_in(office.clerk)
    address = f"/van-ban/{document.pk}/ban-sao/"
    assert f'href="{address}"' in client.get(f"/van-ban/{document.pk}/").content.decode()
    typed = {
        "form": "SY",
        "signer": post_of(office.signer).pk,
        "on": f"{today():%Y-%m-%d}",
        "recipients": "Lưu: VT",
        "extract": copying.whole_text(document),
    }
    assert client.post(address, {**typed, "form": "TrS", "extract": ""}).status_code == 200
    assert not PaperCopy.objects.exists()
    assert client.post(address, typed).status_code == 302
    made = PaperCopy.objects.get()
    assert made.extract == ""
    assert "Sao y số 01/SY-UBND" in client.get(f"/van-ban/{document.pk}/").content.decode()
    answer = client.get(f"{address}{made.pk}.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert signed_in(office.drafter).get(address).status_code == 403
