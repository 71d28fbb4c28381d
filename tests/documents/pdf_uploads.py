"""PDF files as an office puts them in: signed outside, scanned, locked, broken."""

import io
import zipfile

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from documents.models import Document, Original, Use
from documents.originals import files, signing
from officials.models import Official
from paper.sheet import Sheet
from paper.writers import pdf


def make_signed(sheet: Sheet, *, contents: bytes = b"\x30\x03signed elsewhere") -> bytes:
    """Our print of the sheet with a signature field, filled as a signing program fills it."""
    with pikepdf.open(io.BytesIO(pdf.write(sheet))) as file:
        value = Dictionary(
            Type=Name.Sig,
            Filter=Name("/Adobe.PPKLite"),
            SubFilter=Name("/adbe.pkcs7.detached"),
            Contents=String(contents.decode("latin-1")),
            ByteRange=Array([0, 10, 20, 30]),
        )
        field = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String("ky"),
            Rect=Array([0, 0, 0, 0]),
        )
        if contents:
            field.V = file.make_indirect(value)
        kept = file.make_indirect(field)
        file.Root.AcroForm = Dictionary(Fields=Array([kept]), SigFlags=3)
        return saved(file)


def make_scan() -> bytes:
    """Pages without any words."""
    with pikepdf.new() as file:
        file.add_blank_page()
        return saved(file)


def make_scan_of(document: Document, clerk: Official) -> Original:
    """A scan kept beside the paper."""
    scan = files.accept(make_scan(), use=Use.SCAN, name="ban-chup.pdf")
    assert signing.put_in_scan(document, scan, by=clerk)
    return document.originals.get(kind=Original.Kind.SCAN)


def make_locked() -> bytes:
    with pikepdf.new() as file:
        file.add_blank_page()
        out = io.BytesIO()
        file.save(out, encryption=pikepdf.Encryption(user="mat-khau", owner="mat-khau"))
        return out.getvalue()


def make_zip(*parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for part in parts or ("ghi-chu.txt",):
            package.writestr(part, "x")
    return out.getvalue()


def saved(file: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()
