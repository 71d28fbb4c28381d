"""The kinds of document a paper cites: those of the decree, and those of legislation."""

from dataclasses import dataclass

from paper.kinds import Kind
from paper.numbers import DocumentNumber
from vietnamese.folding import fold


@dataclass(frozen=True, slots=True)
class CitedKind:
    """`by_name`: căn cứ and text name it without number and organ, as "Luật Hòa giải ở cơ sở"."""

    title: str
    code: str
    abbreviation: str | None
    by_name: bool = False


_LEGISLATION = (
    CitedKind("Hiến pháp", "HP", None, by_name=True),
    CitedKind("Bộ luật", "BL", None, by_name=True),
    CitedKind("Luật", "L", None, by_name=True),
    CitedKind("Pháp lệnh", "PL", None, by_name=True),
    CitedKind("Lệnh", "LCT", "L"),
    CitedKind("Nghị định", "NĐ", "NĐ"),
    CitedKind("Thông tư", "TT", "TT"),
    CitedKind("Thông tư liên tịch", "TTLT", "TTLT"),
    CitedKind("Kết luận", "KL", "KL"),
)

CITED_KINDS = (
    *_LEGISLATION,
    *(CitedKind(kind.title, kind.code, kind.abbreviation) for kind in Kind),
)

_BY_CODE = {kind.code: kind for kind in CITED_KINDS}
_BY_TITLE = {fold(kind.title): kind for kind in CITED_KINDS}


def of_code(code: str) -> CitedKind:
    """Raises KeyError for a code that names no kind."""
    return _BY_CODE[code]


def of_title(title: str) -> CitedKind | None:
    """The kind a title names, whatever its case and the place of its tone marks."""
    return _BY_TITLE.get(fold(title))


def of_symbol(symbol: str) -> CitedKind | None:
    """The kind that opens a symbol: QĐ-TTg → Quyết định. None for công văn and for laws (QH15)."""
    opening = symbol.partition("-")[0].partition("/")[0]
    return next((kind for kind in CITED_KINDS if kind.abbreviation == opening), None)


def is_legislation(code: str, number: str) -> bool:
    """Whether a document takes effect on a day of its own: luật, pháp lệnh, and what bears the
    year in its number (12/2018/QĐ-TTg). Other papers have effect from their signature."""
    read = DocumentNumber.parse(number)
    return of_code(code).by_name or (read is not None and read.year is not None)
