"""The books of a records office as values: which columns, which rows, what stands on the cover.

Source: NĐ 30/2020, Phụ lục IV, I, III, IV, VI and VIII: the columns in their order and with their
words. Widths are ours and fill the page in landscape (Điều 15: what a system registers is printed
with all fields and bound).
"""

from dataclasses import dataclass, replace
from datetime import date

from paper.layout import Page
from paper.tables import Align
from vietnamese.folding import nfc

PAGE = Page(297, 210, top=20, right=15, bottom=20, left=30)
"""Bound on the left."""
EXTRACT = "Trích sổ"
EMPTY_ROWS = 12
"""Ruled rows to write in, where a book is kept by hand: a page of them."""


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in mm."""

    heading: str
    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of book; `counted` is what its rows are called in the closing line."""

    title: str
    columns: tuple[Column, ...]
    counted: str


OUTGOING = Form(
    "Sổ đăng ký văn bản đi",
    (
        Column("Số, ký hiệu văn bản", 30),
        Column("Ngày tháng văn bản", 23, Align.CENTRE),
        Column("Tên loại và trích yếu nội dung văn bản", 57),
        Column("Người ký", 24),
        Column("Nơi nhận văn bản", 32),
        Column("Đơn vị, người nhận bản lưu", 22),
        Column("Số lượng bản", 13, Align.CENTRE),
        Column("Ngày chuyển", 23, Align.CENTRE),
        Column("Ký nhận", 13),
        Column("Ghi chú", 15),
    ),
    "văn bản",
)
POSTED = Form(
    "Sổ gửi văn bản đi bưu điện",
    (
        Column("Ngày chuyển", 25, Align.CENTRE),
        Column("Số, ký hiệu văn bản", 45),
        Column("Nơi nhận văn bản", 77),
        Column("Số lượng bì", 20, Align.CENTRE),
        Column("Ký nhận và dấu bưu điện", 55),
        Column("Ghi chú", 30),
    ),
    "lượt gửi",
)
LENT = Form(
    "Sổ sử dụng bản lưu",
    (
        Column("Ngày tháng", 23, Align.CENTRE),
        Column("Họ tên người sử dụng", 34),
        Column("Số, ký hiệu ngày tháng văn bản", 36),
        Column("Tên loại và trích yếu nội dung văn bản", 56),
        Column("Số và ký hiệu HS", 22),
        Column("Ký nhận", 16),
        Column("Ngày trả", 23, Align.CENTRE),
        Column("Người cho phép sử dụng", 26),
        Column("Ghi chú", 16),
    ),
    "lượt sử dụng",
)

INCOMING = Form(
    "Sổ đăng ký văn bản đến",
    (
        Column("Ngày đến", 23, Align.CENTRE),
        Column("Số đến", 14, Align.CENTRE),
        Column("Tác giả", 36),
        Column("Số, ký hiệu văn bản", 30),
        Column("Ngày tháng văn bản", 23, Align.CENTRE),
        Column("Tên loại và trích yếu nội dung văn bản", 48),
        Column("Đơn vị hoặc người nhận", 28),
        Column("Ngày chuyển", 23, Align.CENTRE),
        Column("Ký nhận", 13),
        Column("Ghi chú", 14),
    ),
    "văn bản",
)
FOLLOWED_UP = Form(
    "Sổ theo dõi giải quyết văn bản đến",
    (
        Column("Số đến", 15, Align.CENTRE),
        Column("Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan, tổ chức ban hành văn bản", 76),
        Column("Đơn vị hoặc người nhận", 42),
        Column("Thời hạn giải quyết", 25, Align.CENTRE),
        Column("Tiến độ giải quyết", 42),
        Column("Số, ký hiệu văn bản trả lời", 32),
        Column("Ghi chú", 20),
    ),
    "văn bản",
)


@dataclass(frozen=True, slots=True)
class Register:
    """One volume, ready for any writer. Rows have as many cells as the form has columns.

    `first` and `last` are numbers as printed; what is not known of the cover stays blank on it.
    `series` names the kind of papers where a book holds one kind only, `volume` the quyển số.
    `empty_rows` are ruled after the rows, to be written in by hand. `attached_to` is the paper that
    a list goes with: it then is an annex of that paper, with a heading in place of a cover.
    """

    form: Form
    rows: tuple[tuple[str, ...], ...]
    superior: str = ""
    issuer: tuple[str, ...] = ()
    year: int | None = None
    since: date | None = None
    until: date | None = None
    first: str = ""
    last: str = ""
    series: str = ""
    volume: str = ""
    extract: bool = False
    voided: int = 0
    empty_rows: int = 0
    attached_to: str = ""

    def __post_init__(self) -> None:
        columns = len(self.form.columns)
        if any(len(row) != columns for row in self.rows):
            raise ValueError(f"a row of “{self.form.title}” has not {columns} cells")


def normalised(register: Register) -> Register:
    """With every cell in NFC and without blanks at its ends."""
    rows = tuple(tuple(nfc(cell).strip() for cell in row) for row in register.rows)
    return replace(register, rows=rows)


def title(register: Register) -> str:
    """“Trích sổ đăng ký văn bản đi” where ours is not the only book."""
    words = register.form.title
    return f"{EXTRACT}{words.removeprefix('Sổ')}" if register.extract else words


def running_title(register: Register) -> str:
    """Title, series and year in one line, for the head of each page and the file's name."""
    series = f" ({register.series})" if register.series else ""
    year = f" năm {register.year}" if register.year else ""
    return f"{title(register)}{series}{year}"


def cover_lines(register: Register) -> tuple[str, ...]:
    """What stands under the title on the cover; blanks are dotted."""
    dots = "." * 12
    return (
        f"Năm: {register.year or dots}",
        f"Từ ngày {_day(register.since) or dots} đến ngày {_day(register.until) or dots}",
        f"Từ số {register.first or dots} đến số {register.last or dots}",
        f"Quyển số: {register.volume or dots}",
    )


def annex_lines(register: Register) -> tuple[str, str, str]:
    """The heading of an annex (NĐ 30/2020, Phụ lục I, III.1): label, title, reference."""
    year = f" năm {register.year}" if register.year else ""
    return "Phụ lục", f"{title(register)}{year}", f"(Kèm theo {register.attached_to})"


def closing_line(register: Register) -> str:
    """How many rows there are, so that a page taken away is missed; nothing in a blank book."""
    if register.empty_rows:
        return ""
    count, counted = len(register.rows), register.form.counted
    if not count:
        return f"Cộng: 0 {counted}."
    numbers = f", từ số {register.first} đến số {register.last}" if register.first else ""
    voided = f"; trong đó {register.voided} số đã hủy" if register.voided else ""
    return f"Cộng: {count} {counted}{numbers}{voided}."


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
