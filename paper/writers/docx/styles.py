"""The paragraph styles of a paper, under the names an official looks for in Word's style list.

Sizes and distances come from `paper.layout`: the Word file and the PDF are one form.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from paper import layout
from paper.blocks import Rank
from paper.layout import MM_PER_PT, Typeface
from paper.writers.docx.markup import Element, half_points, part, twips, twips_of_pt, w

FACE = "Times New Roman"
LANGUAGE = "vi-VN"
BASE = "Normal"
BUILT_IN_STYLES = 376
"""Word's own styles; hidden, so that the list shows the styles of a paper and no others."""

SINGLE = 240
"""Single line spacing in Word's unit; of Times New Roman it is `EM_LINE` times the size."""
EM_LINE = 1.149
BODY_PITCH = layout.BODY_LINE / layout.BODY.size
HAIR = 1.0
"""Height in pt of a paragraph that Word demands and nobody is to see."""
ASCENT = 0.891
NUMBER_FALL = ASCENT * (layout.DATELINE.size - layout.NUMBER.size)
"""The smaller number is let down so far to share the base line of the dateline."""
NUMBER_RISE = layout.PAGE_NUMBER_GAP + EM_LINE * layout.PAGE_NUMBER.size * MM_PER_PT
"""Of the top of the page number above the text, in mm."""


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style. Gaps and `exact` line height in pt, `first_line` in mm.

    `line` is the pitch of lines as a multiple of the size, as in CSS.
    """

    id: str
    name: str
    typeface: Typeface
    align: str = "center"
    line: float = layout.TIGHT_LINE
    exact: float | None = None
    before: float = 0
    after: float = 0
    first_line: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    colour: str | None = None

    def element(self, level: int | None) -> Element:
        return w(
            "style",
            w("name", val=self.name),
            w("basedOn", val=BASE),
            w("qFormat"),
            self.paragraph_properties(level),
            self.run_properties(),
            type="paragraph",
            customStyle="1",
            styleId=self.id,
        )

    def paragraph_properties(self, level: int | None) -> Element:
        return w(
            "pPr",
            w("keepNext") if self.keep_next else None,
            w("keepLines") if self.keep_lines else None,
            self.spacing(),
            w("ind", firstLine=twips(self.first_line)) if self.first_line else None,
            w("jc", val=self.align),
            w("outlineLvl", val=level) if level is not None else None,
        )

    def spacing(self) -> Element:
        """A wider pitch is a least one: as exact as a fixed one, and a picture still has room."""
        if self.exact is not None:
            line, kind = twips_of_pt(self.exact), "exact"
        elif self.line <= layout.TIGHT_LINE:
            line, kind = SINGLE, "auto"
        else:
            line, kind = twips_of_pt(self.line * self.typeface.size), "atLeast"
        gaps = {"before": twips_of_pt(self.before), "after": twips_of_pt(self.after)}
        return w("spacing", **gaps, line=line, lineRule=kind)

    def run_properties(self) -> Element:
        return w(
            "rPr",
            w("b") if self.typeface.bold else None,
            w("i") if self.typeface.italic else None,
            w("caps") if self.typeface.caps else None,
            w("color", val=self.colour) if self.colour else None,
            w("sz", val=half_points(self.typeface.size)),
            w("szCs", val=half_points(self.typeface.size)),
        )


def running(id_: str, name: str, typeface: Typeface = layout.BODY, *, title: bool = False) -> Style:
    """A style of the text itself: justified, first line indented, never parted from its head."""
    return Style(
        id_,
        name,
        typeface,
        align="both",
        line=BODY_PITCH,
        after=layout.PARAGRAPH_GAP,
        first_line=layout.FIRST_LINE_INDENT,
        keep_next=title,
        keep_lines=title,
    )


def labelled(id_: str, name: str) -> Style:
    """Phần, Chương, Mục with a number: label and title centred, a line each."""
    return Style(
        id_,
        name,
        layout.DIVISION_LABEL,
        line=BODY_PITCH,
        after=layout.PARAGRAPH_GAP,
        keep_next=True,
        keep_lines=True,
    )


NATION = Style("QuocHieu", "Quốc hiệu", layout.NATION)
MOTTO = Style("TieuNgu", "Tiêu ngữ", layout.MOTTO)
SUPERIOR = Style("CoQuanChuQuan", "Cơ quan chủ quản", layout.SUPERIOR)
ISSUER = Style("CoQuanBanHanh", "Cơ quan ban hành", layout.ISSUER)
RULE = Style("DuongKe", "Đường kẻ", layout.BODY, exact=layout.RULE_GAP)
NUMBER = Style("SoKyHieu", "Số ký hiệu", layout.NUMBER, before=layout.HEAD_GAP + NUMBER_FALL)
DATELINE = Style("DiaDanhThoiGian", "Địa danh thời gian", layout.DATELINE, before=layout.HEAD_GAP)
REGARDING = Style(
    "TrichYeuCongVan", "Trích yếu công văn", layout.REGARDING, before=layout.REGARDING_GAP
)
STAMP = Style(
    "MucDoKhan",
    "Mức độ khẩn",
    layout.STAMP,
    before=layout.HEAD_GAP,
    colour=layout.STAMP_RED,
)
CIRCULATION = Style("PhamViLuuHanh", "Phạm vi lưu hành", layout.STAMP)
DRAFT = Style("DuThao", "Dự thảo", layout.STAMP, align="left")
KIND = Style("TenLoai", "Tên loại", layout.KIND, line=layout.TITLE_LINE, keep_next=True)
SUBJECT = replace(KIND, id="TrichYeu", name="Trích yếu", typeface=layout.SUBJECT)
SUBJECT_RULE = replace(
    RULE, id="DuongKeTrichYeu", name="Đường kẻ trích yếu", after=layout.TITLE_AFTER, keep_next=True
)
ADDRESSEES = Style("KinhGui", "Kính gửi", layout.ADDRESSEES, line=BODY_PITCH)
ADDRESSEE = Style(
    "KinhGuiDanhSach", "Kính gửi (danh sách)", layout.ADDRESSEES, "left", line=BODY_PITCH
)
DECIDING = replace(
    labelled("ThamQuyenBanHanh", "Thẩm quyền ban hành"), typeface=layout.DECIDING, before=6
)
LEGAL_BASIS = running("CanCu", "Căn cứ", layout.LEGAL_BASIS)
GAP = Style("KhoangCach", "Khoảng cách", layout.BODY, exact=layout.PARAGRAPH_GAP)
END = Style("HetPhan", "Hết phần", layout.BODY, exact=HAIR)
TABLE_CELL = Style("OBang", "Ô bảng", layout.TABLE, "left")
TABLE_CENTRED = Style("OBangGiua", "Ô bảng (giữa)", layout.TABLE)
TABLE_RIGHT = Style("OBangPhai", "Ô bảng (phải)", layout.TABLE, "right")
TABLE_HEAD = Style("DauBang", "Đầu bảng", replace(layout.TABLE, bold=True))
DENSE_CELL = Style("OBangHep", "Ô bảng hẹp", layout.DENSE_TABLE, "left")
DENSE_CENTRED = Style("OBangHepGiua", "Ô bảng hẹp (giữa)", layout.DENSE_TABLE)
DENSE_RIGHT = Style("OBangHepPhai", "Ô bảng hẹp (phải)", layout.DENSE_TABLE, "right")
DENSE_HEAD = Style("DauBangHep", "Đầu bảng hẹp", replace(layout.DENSE_TABLE, bold=True))
RECIPIENTS_LABEL = Style("NoiNhan", "Nơi nhận", layout.RECIPIENTS_LABEL, "left", keep_next=True)
RECIPIENT = Style("NoiNhanDanhSach", "Nơi nhận (danh sách)", layout.RECIPIENTS, "left")
DRAFTER_MARK = Style("NguoiSoanThao", "Người soạn thảo", layout.DRAFTER_MARK, "right")
AUTHORITY = Style("QuyenHanChucVu", "Quyền hạn chức vụ", layout.AUTHORITY, keep_next=True)
SIGNER = Style(
    "HoTenNguoiKy", "Họ tên người ký", layout.SIGNER, before=layout.SIGNING_SPACE / MM_PER_PT
)
ANNEX_LABEL = replace(KIND, id="PhuLuc", name="Phụ lục", typeface=layout.ANNEX_LABEL)
ANNEX_TITLE = replace(KIND, id="TenPhuLuc", name="Tên phụ lục", typeface=layout.ANNEX_TITLE)
ANNEX_REFERENCE = replace(KIND, id="KemTheo", name="Kèm theo", typeface=layout.ANNEX_REFERENCE)
ANNEX_RULE = replace(
    SUBJECT_RULE, id="DuongKePhuLuc", name="Đường kẻ phụ lục", after=layout.ANNEX_HEAD_AFTER
)
CONTACT = Style("DiaChiLienHe", "Địa chỉ liên hệ", layout.CONTACT, "left")
PAGE_NUMBER = Style("SoTrang", "Số trang", layout.PAGE_NUMBER)
ABOVE_NUMBER = Style(
    "TrenSoTrang",
    "Trên số trang",
    layout.PAGE_NUMBER,
    exact=(layout.CIRCULATION_RISE - NUMBER_RISE) / MM_PER_PT,
)

TITLES = {
    Rank.PART: labelled("Phan", "Phần"),
    Rank.CHAPTER: labelled("Chuong", "Chương"),
    Rank.DIVISION: labelled("MucTrongChuong", "Mục trong chương"),
    Rank.ARTICLE: running("Dieu", "Điều", layout.CLAUSE_TITLE, title=True),
    Rank.GROUP: running("Nhom", "Nhóm", layout.SECTION, title=True),
    Rank.SECTION: running("Muc", "Mục", layout.SECTION, title=True),
    Rank.CLAUSE: running("KhoanCoTieuDe", "Khoản có tiêu đề", layout.CLAUSE_TITLE, title=True),
    Rank.SUBCLAUSE: running(
        "TieuKhoanCoTieuDe", "Tiểu khoản có tiêu đề", layout.CLAUSE_TITLE, title=True
    ),
}
TEXTS = {
    Rank.ARTICLE: running("DieuLoiVan", "Điều (lời văn)"),
    Rank.CLAUSE: running("Khoan", "Khoản"),
    Rank.SUBCLAUSE: running("TieuKhoan", "Tiểu khoản"),
    Rank.POINT: running("Diem", "Điểm"),
    Rank.DASH: running("GachDauDong", "Gạch đầu dòng"),
    Rank.PLUS: running("DauCong", "Dấu cộng"),
    Rank.PARAGRAPH: running("LoiVan", "Lời văn"),
}

_ALL = (
    *(NATION, MOTTO, SUPERIOR, ISSUER, RULE, NUMBER, DATELINE, REGARDING),
    *(STAMP, CIRCULATION, DRAFT, KIND, SUBJECT, SUBJECT_RULE, ADDRESSEES, ADDRESSEE),
    *(DECIDING, LEGAL_BASIS),
    *TITLES.values(),
    *TEXTS.values(),
    *(TABLE_HEAD, TABLE_CELL, TABLE_CENTRED, TABLE_RIGHT, GAP, END),
    *(DENSE_HEAD, DENSE_CELL, DENSE_CENTRED, DENSE_RIGHT),
    *(RECIPIENTS_LABEL, RECIPIENT, DRAFTER_MARK, AUTHORITY, SIGNER),
    *(ANNEX_LABEL, ANNEX_TITLE, ANNEX_REFERENCE, ANNEX_RULE, CONTACT, PAGE_NUMBER, ABOVE_NUMBER),
)


def styles_part(levels: Mapping[Style, int]) -> bytes:
    """The part `styles.xml`; `levels` gives the outline level of the styles that are headings."""
    return part(w("styles", defaults(), hidden_styles(), *elements(levels)))


def elements(levels: Mapping[Style, int]) -> Iterator[Element]:
    yield w(
        "style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId=BASE
    )
    for style in _ALL:
        yield style.element(levels.get(style))


def defaults() -> Element:
    size = half_points(layout.BODY.size)
    text = w(
        "rPr",
        w("rFonts", ascii=FACE, hAnsi=FACE, eastAsia=FACE, cs=FACE),
        w("sz", val=size),
        w("szCs", val=size),
        w("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi=LANGUAGE),
    )
    spacing = w("spacing", before=0, after=0, line=SINGLE, lineRule="auto")
    return w(
        "docDefaults",
        w("rPrDefault", text),
        w("pPrDefault", w("pPr", w("widowControl"), spacing)),
    )


def hidden_styles() -> Element:
    return w(
        "latentStyles",
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=1,
        defUnhideWhenUsed=1,
        defQFormat=0,
        count=BUILT_IN_STYLES,
    )
