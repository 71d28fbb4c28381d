"""What makes a finished PDF an archival and accessible one beyond what WeasyPrint writes.

WeasyPrint writes one variant to a file; a paper is to be PDF/A-2a and PDF/UA-1 at once.
"""

import zlib
from typing import Any

import pydyf

from paper.faces import face

# PDF/A-2 (ISO 19005-2, 6.6.2.3) lets a file name another standard in its metadata only where
# an extension schema describes the property.
_UA_METADATA = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END_OF_METADATA = b"</rdf:RDF>"
_COMPRESSION = 6


class _Serialised(pydyf.Object):  # type: ignore[misc]
    """An object whose bytes are final.

    The file identifier is a digest of all objects, for which pydyf serialises and deflates
    every one of them a second time: a twelfth of the time of a rendering.
    """

    def __init__(self, source: Any, data: bytes) -> None:
        super().__init__()
        self.number = source.number
        self.generation = source.generation
        self.free = source.free
        self._data = data
        self._compressible = source.compressible

    @property
    def data(self) -> bytes:
        return self._data

    @property
    def compressible(self) -> bool:
        return bool(self._compressible)


def finish(_document: object, pdf: Any) -> None:
    """Finisher for `write_pdf`: metadata, printing at true size, each object serialised once."""
    pdf.catalog["ViewerPreferences"]["PrintScaling"] = "/None"
    names = _face_names()
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.extra.get("Type") == "/Metadata":
            _claim_accessibility(item)
        if isinstance(item, pydyf.Dictionary):
            _name_face(item, names)
    _serialise(pdf)


def _face_names() -> dict[str, str]:
    """From the names Pango makes up ("Liberation-Serif-Bold") to the faces' own."""
    chosen = face()
    family = chosen.family.replace(" ", "-")
    styles = ("", "-Bold", "-Italic", "-Bold-Italic")
    return {
        f"{family}{style}": cut.postscript_name
        for style, cut in zip(styles, chosen.cuts, strict=True)
    }


def _name_face(font: Any, names: dict[str, str]) -> None:
    for key in ("BaseFont", "FontName"):
        if name := font.get(key):
            subset, _, made_up = pydyf._to_bytes(name).decode("ascii").partition("+")
            # Where a family ends in a word for a style ("Roman"), Pango sets a comma behind it.
            font[key] = f"{subset}+{names[made_up.replace(',', '')]}"


def _claim_accessibility(metadata: Any) -> None:
    packet = _raw(metadata)
    at = packet.rindex(_END_OF_METADATA)
    metadata.stream = [packet[:at] + _UA_METADATA + packet[at:]]


def _serialise(pdf: Any) -> None:
    """Catalog and page tree stay as they are: pydyf still writes into them."""
    for index, item in enumerate(pdf.objects):
        if item.free == "f" or item is pdf.catalog or item is pdf.pages:
            continue
        if isinstance(item, pydyf.Stream) and item.compress:
            _deflate(item)
        pdf.objects[index] = _Serialised(item, item.data)


def _deflate(stream: Any) -> None:
    stream.stream = [zlib.compress(_raw(stream), _COMPRESSION)]
    stream.extra = {**stream.extra, "Filter": "/FlateDecode"}
    stream.compress = False


def _raw(stream: Any) -> bytes:
    return b"\n".join(
        part if isinstance(part, bytes) else pydyf._to_bytes(part) for part in stream.stream
    )
