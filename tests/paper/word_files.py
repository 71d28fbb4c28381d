"""Word files made part by part, so that a test shows the very markup it is about."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


_STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": (
        "http://purl.oclc.org/ooxml/wordprocessingml/main"
    ),
    "http://schemas.openxmlformats.org/officeDocument/2006/": (
        "http://purl.oclc.org/ooxml/officeDocument/"
    ),
}


def make_docx(body: str, *, strict: bool = False, **parts: str) -> bytes:
    """A .docx with this body; `parts` by kind: what stands in the root of numbering, styles …"""
    contents = {"document": root("document", f"<w:body>{body}</w:body>")}
    contents |= {name: root(_ROOTS.get(name, name), inner) for name, inner in parts.items()}
    files = {
        "_rels/.rels": _relations({"document": "officeDocument"}, folder="word/"),
        "word/_rels/document.xml.rels": _relations({name: name for name in parts}),
        **{f"word/{name}.xml": content for name, content in contents.items()},
    }
    for plain, named in _STRICT.items() if strict else ():
        files = {name: content.replace(plain, named) for name, content in files.items()}
    return make_zip(files)


def make_zip(files: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return stream.getvalue()


def root(name: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {_NAMESPACES}>{inner}</w:{name}>'


def p(*runs: str, properties: str = "") -> str:
    """A paragraph; what is no markup becomes a run."""
    content = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def listed(text: str, num_id: int, level: int = 0) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'
    return p(text, properties=numbered)


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    content = "".join(cell if cell.startswith("<w:tc>") else tc(p(cell)) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{content}</w:tr>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def level(at: int, style: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


ONE_LIST = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


def numbering(*levels: str, lists: str = ONE_LIST) -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{lists}'


_ROOTS = {"header": "hdr", "footer": "ftr"}


def _relations(targets: Mapping[str, str], folder: str = "") -> str:
    relations = "".join(
        f'<Relationship Id="r{i}" Type="{_R}/{kind}" Target="{folder}{name}.xml"/>'
        for i, (name, kind) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>'
