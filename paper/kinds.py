"""The 29 kinds of administrative document.

NĐ 30/2020, Điều 7; abbreviations: Phụ lục III, mục I.
"""

from dataclasses import dataclass
from enum import Enum

from vietnamese.folding import fold


@dataclass(frozen=True, slots=True)
class Naming:
    title: str
    code: str
    abbreviation: str | None


class Kind(Enum):
    """One kind; `code` names it in data, `abbreviation` opens its symbol where it has one."""

    RESOLUTION = Naming("Nghị quyết", "NQ", "NQ")
    DECISION = Naming("Quyết định", "QĐ", "QĐ")
    DIRECTIVE = Naming("Chỉ thị", "CT", "CT")
    REGULATION = Naming("Quy chế", "QC", "QC")
    RULE = Naming("Quy định", "QyĐ", "QyĐ")
    COMMUNIQUE = Naming("Thông cáo", "TC", "TC")
    NOTICE = Naming("Thông báo", "TB", "TB")
    GUIDANCE = Naming("Hướng dẫn", "HD", "HD")
    PROGRAMME = Naming("Chương trình", "CTr", "CTr")
    PLAN = Naming("Kế hoạch", "KH", "KH")
    OPTION = Naming("Phương án", "PA", "PA")
    SCHEME = Naming("Đề án", "ĐA", "ĐA")
    PROJECT = Naming("Dự án", "DA", "DA")
    REPORT = Naming("Báo cáo", "BC", "BC")
    MINUTES = Naming("Biên bản", "BB", "BB")
    PROPOSAL = Naming("Tờ trình", "TTr", "TTr")
    CONTRACT = Naming("Hợp đồng", "HĐ", "HĐ")
    OFFICIAL_LETTER = Naming("Công văn", "CV", None)
    TELEGRAM = Naming("Công điện", "CĐ", "CĐ")
    MEMORANDUM = Naming("Bản ghi nhớ", "BGN", "BGN")
    AGREEMENT = Naming("Bản thỏa thuận", "BTT", "BTT")
    AUTHORIZATION = Naming("Giấy uỷ quyền", "GUQ", "GUQ")
    INVITATION = Naming("Giấy mời", "GM", "GM")
    INTRODUCTION = Naming("Giấy giới thiệu", "GGT", "GGT")
    LEAVE = Naming("Giấy nghỉ phép", "GNP", "GNP")
    SENDING_SLIP = Naming("Phiếu gửi", "PG", "PG")
    FORWARDING_SLIP = Naming("Phiếu chuyển", "PC", "PC")
    NOTICE_SLIP = Naming("Phiếu báo", "PB", "PB")
    PUBLIC_LETTER = Naming("Thư công", "ThC", None)

    @property
    def title(self) -> str:
        return self.value.title

    @property
    def code(self) -> str:
        return self.value.code

    @property
    def abbreviation(self) -> str | None:
        return self.value.abbreviation

    @classmethod
    def of_code(cls, code: str) -> "Kind | None":
        return next((kind for kind in cls if kind.code == code), None)

    @classmethod
    def of_title(cls, title: str) -> "Kind | None":
        """The kind a title names, whatever its case and the place of its tone marks."""
        words = fold(title)
        return next((kind for kind in cls if fold(kind.title) == words), None)
