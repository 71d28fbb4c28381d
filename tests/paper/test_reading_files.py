"""Files as they come: encodings of text, and everything that is refused with a reason."""

import time

import pytest

from paper.kinds import Kind
from paper.readers import Received, Unreadable, read_file
from paper.readers.limits import MAX_BLOCKS, MAX_FILE_BYTES
from tests.paper.word_files import make_docx, make_zip, p

PLAN = "KẾ HOẠCH\r\nPhòng cháy của phường Hoà Hiếu\r\n\r\nBảo đảm an ninh, trật tự trong ngõ.\r\n"
# The same words typed with the fonts of before Unicode; TCVN3 has no capitals with marks.
PLAN_TCVN3 = "kÕ ho¹ch phßng ch¸y cña ph­êng.\r\nB¶o ®¶m an ninh, trËt tù trong ngâ."
PLAN_VNI = "Keá hoaïch phoøng chaùy cuûa phöôøng.\r\nBaûo ñaûm an ninh, traät töï trong ngoõ."


def message(name: str, data: bytes) -> str:
    with pytest.raises(Unreadable) as refusal:
        read_file(name, data)
    return refusal.value.message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_text_is_read_in_every_form(encoding: str) -> None:
    assert read_file("a.txt", PLAN.encode(encoding)) == read_file("a.txt", PLAN.encode())


def test_a_plan_in_any_form_is_a_plan() -> None:
    sheet = read_file("a.txt", PLAN.encode("utf-16")).sheet
    assert (sheet.kind, sheet.subject) == (Kind.PLAN, "Phòng cháy của phường Hoà Hiếu")
    assert [block.text for block in sheet.blocks] == ["Bảo đảm an ninh, trật tự trong ngõ."]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (PLAN_TCVN3, "utf-8"),
        (PLAN_TCVN3, "latin-1"),
        (PLAN_VNI, "utf-8"),
        (PLAN_VNI, "latin-1"),
    ],
)
def test_text_typed_for_the_fonts_of_before_unicode_is_converted(
    content: str, encoding: str
) -> None:
    texts = [block.text for block in read_file("a.txt", content.encode(encoding)).sheet.blocks]
    assert [text.capitalize() for text in texts] == [
        "Kế hoạch phòng cháy của phường.",
        "Bảo đảm an ninh, trật tự trong ngõ.",
    ]


def test_windows_1258_is_read() -> None:
    # Its tones are marks of their own after the letter.
    content = "Ba\u0309o đa\u0309m an ninh, trâ\u0323t tư\u0323 cu\u0309a phươ\u0300ng."
    texts = [block.text for block in read_file("a.txt", content.encode("cp1258")).sheet.blocks]
    assert texts == ["Bảo đảm an ninh, trật tự của phường."]


def test_a_word_file_is_known_by_its_content_and_not_by_its_name() -> None:
    assert [b.text for b in read_file("a.txt", make_docx(p("Chữ"))).sheet.blocks] == ["Chữ"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "trống"),
        ("a.txt", b" \r\n\t ", "trống"),
        ("a.txt", "…\n- - -".encode(), "Không có chữ nào"),
        ("a.txt", b"x" * MAX_FILE_BYTES, "quá lớn"),
        ("a.docx", b"PK\x03\x04" + b"x" * MAX_FILE_BYTES, "quá lớn"),
        ("a.txt", bytes(range(256)) * 40, "nhị phân"),
        ("a.txt", "Một\x00hai".encode(), "nhị phân"),
        ("a.txt", b"\xff\xfea", "nhị phân"),
        ("a.txt", "Một\nhai\x07".encode(), "Dòng 2 có ký tự điều khiển (mã 07)"),
        ("a.docx", b"PK\x03\x04 nothing more", "bị hỏng"),
        ("a.docx", b"KE HOACH", "không phải tệp Word"),
        ("a.xlsx", make_zip({"xl/workbook.xml": "<x/>"}), "không phải tệp Word"),
        ("a.docx", make_zip({"_rels/.rels": "<x"}), "bị hỏng"),
        ("a.docx", make_docx(""), "Không có chữ nào"),
        ("a.docx", make_docx("<w:p>"), "bị hỏng"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".doc"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "mật khẩu",
        ),
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("a.rtf", rb"{\rtf1 x}", "RTF"),
        ("a.png", b"\x89PNG\r\n", "hình ảnh"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(name: str, data: bytes, words: str) -> None:
    assert words in message(name, data)


def test_a_zip_bomb_is_refused_unopened() -> None:
    bomb = make_zip({"_rels/.rels": "<x/>", "word/document.xml": b" " * 100_000_000})
    assert "quá lớn" in message("a.docx", bomb)


def test_entities_are_neither_expanded_nor_fetched() -> None:
    document = (
        '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c SYSTEM "file:///etc/hostname">]><w>&b;&c;</w>'
    )
    relations = make_docx(p("x"))
    files = {"_rels/.rels": _part(relations, "_rels/.rels"), "word/document.xml": document}
    assert "bị hỏng" in message("a.docx", make_zip(files))


def _part(package: bytes, name: str) -> bytes:
    import io
    import zipfile

    return zipfile.ZipFile(io.BytesIO(package)).read(name)


def test_paragraphs_without_end_inside_one_another_are_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 3_000 + "</w:sdtContent></w:sdt>" * 3_000
    assert "bị hỏng" in message("a.docx", make_docx(p("x") + deep))


@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_the_limit_of_blocks_is_kept(suffix: str) -> None:
    assert len(_paragraphs(suffix, MAX_BLOCKS).sheet.blocks) == MAX_BLOCKS
    with pytest.raises(Unreadable, match=r"10\.001 đoạn"):
        _paragraphs(suffix, MAX_BLOCKS + 1)


def _paragraphs(suffix: str, count: int) -> Received:
    if suffix == "txt":
        return read_file("a.txt", b"Ho\n" * count)
    return read_file("a.docx", make_docx(p("Ho") * count))


def test_a_file_of_39_megabytes_is_judged_in_seconds() -> None:
    began = time.process_time()
    assert "đoạn" in message("a.txt", "Bảo đảm an ninh.\n".encode() * 1_800_000)
    # Of this process alone, however busy the machine is.
    assert time.process_time() - began < 20


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "{% load x %}{{settings}}"])
def test_markup_in_a_text_is_text(name: str) -> None:
    data = f"KẾ HOẠCH\n{name}\n\n{name}".encode()
    sheet = read_file("a.txt", data).sheet
    assert sheet.subject == name
    assert [block.text for block in sheet.blocks] == [name]
