"""The zip around the parts: only what Word needs, the same bytes for the same parts.

A file written with Word's or python-docx's own template carries a thumbnail, a theme, an author
and a date. Nothing may stand in our files that is not printed, so the package is made here.
"""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from paper.writers.docx.markup import DECLARATION, clean

# The oldest date a zip can hold; the time of writing is nobody's business.
EPOCH = (1980, 1, 1, 0, 0, 0)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"


def pack(parts: Mapping[str, tuple[str, bytes]], *, title: str, language: str) -> bytes:
    """The file; `parts` maps a name below `word/` to its kind ("header", "styles"…) and bytes.

    The relationship of a part is its name without suffix: "header1.xml" is `r:id="header1"`.
    """
    files = {
        "[Content_Types].xml": content_types(parts).encode(),
        "_rels/.rels": package_relationships().encode(),
        "docProps/core.xml": core_properties(title, language).encode(),
        "word/_rels/document.xml.rels": document_relationships(parts).encode(),
    }
    files |= {f"word/{name}": data for name, (_, data) in parts.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # otherwise the byte tells the machine that wrote it
            archive.writestr(entry, data)
    return buffer.getvalue()


def content_types(parts: Mapping[str, tuple[str, bytes]]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{WORD_TYPE}.{content_kind(kind)}+xml"/>'
        for name, (kind, _) in parts.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" ContentType="{CORE_TYPE}"/></Types>'
    )


def content_kind(kind: str) -> str:
    return "document.main" if kind == "document" else kind


def package_relationships() -> str:
    return relationships(
        ("document", f"{OFFICE}/officeDocument", "word/document.xml"),
        ("core", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    )


def document_relationships(parts: Mapping[str, tuple[str, bytes]]) -> str:
    return relationships(
        *(
            (name.removesuffix(".xml"), f"{OFFICE}/{kind}", name)
            for name, (kind, _) in parts.items()
            if kind != "document"
        )
    )


def relationships(*entries: tuple[str, str, str]) -> str:
    lines = "".join(
        f"<Relationship Id={quoteattr(key)} Type={quoteattr(kind)} Target={quoteattr(target)}/>"
        for key, kind, target in entries
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def core_properties(title: str, language: str) -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(clean(title))}</dc:title>"
        f"<dc:language>{escape(language)}</dc:language></cp:coreProperties>"
    )
