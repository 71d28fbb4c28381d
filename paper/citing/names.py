"""Where the name of a law ends, which no punctuation tells: "Luật Phòng, chống ma túy và …"."""

import re
from functools import lru_cache

from paper.citing.values import Piece
from vietnamese.folding import fold

# Names of laws in force or lately so, as papers of wards cite them.
_NAMES = """
An ninh mạng|An ninh quốc gia|An toàn thông tin mạng|An toàn thực phẩm|An toàn, vệ sinh lao động
An toàn vệ sinh lao động|Ban hành văn bản quy phạm pháp luật|Báo chí|Bảo hiểm xã hội|Bảo hiểm y tế
Bảo vệ bí mật nhà nước|Bảo vệ dữ liệu cá nhân|Bảo vệ môi trường|Bảo vệ quyền lợi người tiêu dùng
Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân|Bình đẳng giới|Biên phòng Việt Nam
Biên giới quốc gia|Cán bộ, công chức|Căn cước|Căn cước công dân|Cảnh vệ|Cảnh sát cơ động
Chuyển đổi số|Công an nhân dân|Công nghệ thông tin|Công chứng|Cư trú|Dân quân tự vệ|Dân số
Di sản văn hóa|Dữ liệu|Du lịch|Dược|Đất đai|Đấu giá tài sản|Đấu thầu|Đầu tư|Đầu tư công|Đê điều
Điện lực|Đường bộ|Giao dịch điện tử|Giao thông đường bộ|Giao thông đường thủy nội địa|Giáo dục
Giáo dục đại học|Giáo dục nghề nghiệp|Giáo dục quốc phòng và an ninh|Hòa giải ở cơ sở
Hòa giải, đối thoại tại Tòa án|Hôn nhân và gia đình|Hộ tịch|Hợp tác xã|Khám bệnh, chữa bệnh
Khiếu nại|Tố cáo|Kinh doanh bất động sản|Lâm nghiệp|Lưu trữ|Lực lượng dự bị động viên
Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở|Mặt trận Tổ quốc Việt Nam|Ngân sách nhà nước
Nghĩa vụ quân sự|Người cao tuổi|Người khuyết tật|Nhà ở|Nhà giáo
Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam
Xuất cảnh, nhập cảnh của công dân Việt Nam|Nuôi con nuôi|Phòng cháy và chữa cháy
Phòng cháy, chữa cháy và cứu nạn, cứu hộ|Phòng, chống bạo lực gia đình|Phòng, chống ma túy
Phòng, chống mua bán người|Phòng, chống rửa tiền|Phòng, chống tác hại của rượu, bia
Phòng, chống tác hại của thuốc lá|Phòng, chống tham nhũng|Phòng, chống thiên tai|Phòng thủ dân sự
Phòng, chống khủng bố|Phòng, chống bệnh truyền nhiễm|Phổ biến, giáo dục pháp luật
Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ|Quản lý thuế|Quảng cáo|Quốc phòng
Quốc tịch Việt Nam|Quy hoạch|Quy hoạch đô thị và nông thôn|Sĩ quan Quân đội nhân dân Việt Nam
Sở hữu trí tuệ|Tài nguyên nước|Thanh niên|Thanh tra|Thi đua, khen thưởng|Thi hành án dân sự
Thi hành án hình sự|Thi hành tạm giữ, tạm giam|Thống kê|Thủ đô|Thủy lợi|Thủy sản
Thực hiện dân chủ ở cơ sở|Tiếp cận thông tin|Tiếp công dân|Tín ngưỡng, tôn giáo|Tổ chức Chính phủ
Tổ chức chính quyền địa phương|Tổ chức cơ quan điều tra hình sự|Tổ chức Quốc hội
Tổ chức Tòa án nhân dân|Tổ chức Viện kiểm sát nhân dân|Tố tụng hành chính
Trách nhiệm bồi thường của Nhà nước|Trẻ em|Trật tự, an toàn giao thông đường bộ|Trợ giúp pháp lý
Trưng cầu ý dân|Tư pháp người chưa thành niên|Hoạt động giám sát của Quốc hội và Hội đồng nhân dân
Viễn thông|Việc làm|Viên chức|Xây dựng|Xử lý vi phạm hành chính|Xuất bản
Ưu đãi người có công với cách mạng|Bảo vệ và phát triển rừng|Hình sự|Dân sự|Lao động
Tố tụng hình sự|Tố tụng dân sự|Hàng hải Việt Nam|Công nghiệp công nghệ số
nước Cộng hòa xã hội chủ nghĩa Việt Nam
"""
_CHANGES = re.compile(r"^sua doi, bo sung mot so dieu cua (?:bo luat |luat |phap lenh )?")
_KNOWN = frozenset(fold(name) for line in _NAMES.split("\n") for name in line.split("|") if name)
_LONGEST_NAME = 24
"""Words."""
_WORD = re.compile(r"[ \t\xa0]*(?:\n[ \t\xa0]*)?([^\s\[\]{}|]{1,40})")
_ENDS = re.compile(r"[.,;:!?()\"”“»«*…/]+$")
_STOPS_WORDS = """
ngày năm số của quy được có đã thì là để theo khi trong tại từ này đó nêu trên cho do bị phải
với sửa hiện nhằm vì đến đang sẽ không đối cũng mới trừ nếu như vào về bằng gồm cùng nên nói
thay
"""
_STOPS = frozenset(_STOPS_WORDS.split())
_OPENS_NEXT_WORDS = """
luật bộ nghị pháp quyết thông chỉ hiến kế công các những một văn
"""
_OPENS_NEXT = frozenset(_OPENS_NEXT_WORDS.split())


def name_at(text: str, at: int) -> Piece | None:
    """The name of a law that begins at `at`: the longest one known, else as far as it seems to go.

    None where no name stands there: it begins with a capital.
    """
    words = _words(text, at)
    if not words or not (words[0][0][0].isupper() or words[0][0] == "nước"):
        return None
    end = _known_end(words) or (_likely_end(words) if words[0][0] != "nước" else None)
    if end is None:
        return None
    start = words[0][1]
    return Piece(text[start:end], start, end)


def _words(text: str, at: int) -> list[tuple[str, int]]:
    words: list[tuple[str, int]] = []
    while len(words) < _LONGEST_NAME and (found := _WORD.match(text, at)):
        words.append((found[1], found.start(1)))
        at = found.end()
    return words


def _known_end(words: list[tuple[str, int]]) -> int | None:
    read, best = "", None
    for word, start in words:
        bare = _ENDS.sub("", word)
        read = f"{read} {_folded(word)}".lstrip()
        last = _folded(bare)
        whole = f"{read[: len(read) - len(_folded(word))]}{last}"
        if _CHANGES.sub("", whole, count=1) in _KNOWN:
            best = start + len(bare)
        if _closes(word):
            break
    return best


@lru_cache(maxsize=10_000)
def _folded(word: str) -> str:
    return fold(word)


def _closes(word: str) -> bool:
    end = _ENDS.search(word)
    return end is not None and end[0].strip("*") not in {"", ","}


def _likely_end(words: list[tuple[str, int]]) -> int | None:
    end = None
    count = 0
    for place, (word, start) in enumerate(words):
        bare = _ENDS.sub("", word)
        following = words[place + 1][0].lower() if place + 1 < len(words) else ""
        if not bare or not bare[0].isalpha() or bare.lower() in _STOPS:
            break
        if place and bare == "và" and following in _OPENS_NEXT:
            break
        end, count = start + len(bare), count + 1
        if bare != word:
            break
    return end if end is not None and count >= 2 else None
