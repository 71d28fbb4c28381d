"""The measures of a sheet of paper, one place for every writer. Lengths in mm, sizes in pt.

Source: NĐ 30/2020, Phụ lục I. Where the decree leaves a range, the choice is made here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from paper import tables
from paper.blocks import Block, Rank
from paper.sheet import Annex

MM_PER_PT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Page:
    """One page, in mm; `top` and `bottom` also hold the page number and stamps."""

    width: float
    height: float
    top: float = 20
    right: float = 20
    bottom: float = 20
    left: float = 30

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom


PORTRAIT = Page(210, 297)
LANDSCAPE = Page(297, 210)
LARGE = Page(420, 297)
"""A3 laid across, with the margins of A4; folded it lies in the file."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """Cỡ chữ và kiểu chữ of one component."""

    size: float
    bold: bool = False
    italic: bool = False
    caps: bool = False


# The decree's footnote lets nation, motto and place/date be 12/13/13 or 13/14/14; beside
# a body of 14 pt the offices take the latter.
NATION = Typeface(13, bold=True)
MOTTO = Typeface(14, bold=True)
SUPERIOR = Typeface(13, caps=True)
ISSUER = Typeface(13, bold=True, caps=True)
NUMBER = Typeface(13)
DATELINE = Typeface(14, italic=True)
KIND = Typeface(14, bold=True, caps=True)
SUBJECT = Typeface(14, bold=True)
REGARDING = Typeface(12)
ADDRESSEES = Typeface(14)
DECIDING = Typeface(14, bold=True, caps=True)
"""Of who decides, above the legal basis, and of "QUYẾT ĐỊNH:" below it (Mẫu 1.1-1.3)."""
LEGAL_BASIS = Typeface(14, italic=True)
BODY = Typeface(14)
DIVISION_LABEL = Typeface(14, bold=True)
DIVISION_TITLE = Typeface(14, bold=True, caps=True)
SECTION = Typeface(14, bold=True, caps=True)
CLAUSE_TITLE = Typeface(14, bold=True)
TABLE = Typeface(12)
DENSE_TABLE = Typeface(10)
RECIPIENTS_LABEL = Typeface(12, bold=True, italic=True)
RECIPIENTS = Typeface(11)
AUTHORITY = Typeface(14, bold=True, caps=True)
SIGNER = Typeface(14, bold=True)
ANNEX_LABEL = Typeface(14, bold=True)
ANNEX_TITLE = Typeface(14, bold=True, caps=True)
ANNEX_REFERENCE = Typeface(14, italic=True)
STAMP = Typeface(13, bold=True, caps=True)
COPY_FORM = Typeface(14, bold=True, caps=True)
COPY_MARK = Typeface(10)
DRAFTER_MARK = Typeface(11)
CONTACT = Typeface(11)
PAGE_NUMBER = Typeface(13)

LEFT_COLUMN = 62.0
"""Width of issuer, number and V/v; the nation's line at 13 pt fills the 96 mm beside it."""
RIGHT_COLUMN = 96.0
SUBJECT_INSET = 6.0
"""Kept free on either side of kind and subject."""
RECIPIENTS_WIDTH = 76.0
SIGNATURE_WIDTH = 80.0
SIGNING_SPACE = 26.0
"""Between the authority and the name: room for a signature and a seal of 36 mm across it."""
FIRST_LINE_INDENT = 10.0

BODY_LINE = 17.5
"""Pitch of the lines of the text in pt: 1.09 lines of Times (one line is 1.149 em)."""
TIGHT_LINE = 1.15
"""Single line spacing (dòng đơn) of head and foot, as a multiple of the size."""
PARAGRAPH_GAP = 6.0
REGARDING_GAP = 6.0
HEAD_GAP = 6.0
"""Above number and dateline, and above an urgency stamp, in pt."""
TITLE_LINE = 1.2
"""Pitch of kind, subject and annex title, as a multiple of the size."""
TITLE_BEFORE = 18.0
TITLE_AFTER = 16.0
ADDRESSEES_AFTER = 14.0
ADDRESSEES_WIDTH = 140.0
"""Several addressees are a block no wider than this, in the middle."""
ANNEX_TITLE_AFTER = 4.0
ANNEX_HEAD_AFTER = 14.0
CLOSE_GAP = 10.0
"""Above the recipients and the signature, in pt."""
CELL_PADDING = (2.0, 3.0)
DENSE_CELL_PADDING = (2.0, 1.5)
"""Of table cells: above and below, left and right, in pt."""
TABLE_RULE_WEIGHT = 0.5
CONTACT_PADDING = 2.0
PAGE_NUMBER_GAP = 4.0
"""Between the page number, or DỰ THẢO, and the text, in mm."""
CIRCULATION_RISE = 12.0
"""Of the top of the frame of the circulation mark above the text, in mm."""
CIRCULATION_PADDING = (0.8, 3.0)
RULE_WEIGHT = 0.75
RULE_RATIO = 0.42
"""Rule under issuer and subject as a part of the line above it: between 1/3 and 1/2."""
RULE_GAP = 2.0
STAMPS = {"KHẨN": (20.0, 8.0), "THƯỢNG KHẨN": (40.0, 8.0), "HOẢ TỐC": (30.0, 8.0)}
"""Width and height of the frame of an urgency stamp (Phụ lục I, III.2.b)."""
STAMP_RED = "E30613"

BLANK = "\u00a0"
BLANK_NUMBER = BLANK * 8
BLANK_DAY = BLANK * 6
BLANK_YEAR = BLANK * 8
"""As wide as four figures, so that a year printed into it finds room."""
DRAFT_MARK = "DỰ THẢO"


def annex_page(annex: Annex) -> Page:
    """On which paper an annex is printed."""
    if annex.is_large:
        return LARGE
    return LANDSCAPE if is_landscape(annex.blocks) else PORTRAIT


def is_landscape(blocks: Iterable[Block]) -> bool:
    """Whether an annex holds a table too wide for an upright page (Phụ lục I, I.2)."""
    return any(block.rank is Rank.TABLE and tables.read(block.text).is_wide for block in blocks)
