"""The table as it left the ward, as PDF and XLSX: what was folded is nowhere in the file."""

from households.disclosure.suppression import Shown
from households.disclosure.wording import WITHHELD, ethnic_rows
from households.models import FigureRelease
from officials.models import Organization
from paper import registers
from paper.registers import Column, Register
from paper.tables import Align
from vietnamese.dates import short
from vietnamese.numerals import grouped

TABLE = registers.Form(
    "Số hộ, nhân khẩu theo dân tộc",
    (
        Column("TT", 12, Align.CENTRE),
        Column("Dân tộc", 120),
        Column("Số hộ", 50, Align.RIGHT),
        Column("Số nhân khẩu", 50, Align.RIGHT),
    ),
    "dòng, kể cả dòng cộng",
)
Line = tuple[str, str, str]


def lines_of(shown: Shown) -> list[Line]:
    """Label, households, persons; the total of the ward last."""
    found = [
        (label, grouped(cell.households), grouped(cell.persons))
        if cell
        else (label, WITHHELD, WITHHELD)
        for label, cell in ethnic_rows(shown)
    ]
    whole = shown.total
    return [*found, ("Cộng", grouped(whole.households), grouped(whole.persons))]


def register_of(release: FigureRelease, shown: Shown) -> Register:
    rows = tuple((str(number), *line) for number, line in enumerate(lines_of(shown)[:-1], start=1))
    return Register(
        TABLE,
        (*rows, ("", *lines_of(shown)[-1])),
        year=release.on.year,
        attached_to=_about(release.organization, release),
    )


def _about(organization: Organization, release: FigureRelease) -> str:
    return f"số liệu của {organization} tính đến ngày {short(release.on)}"
