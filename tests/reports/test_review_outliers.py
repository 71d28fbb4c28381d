"""What a reviewer is pointed at: in figures of work and in the text, never in shares of people."""

from decimal import Decimal

import pytest

from documents.review.quoting import KeyedBlocks
from paper import outline
from reports.models import AskedFigure, SentFigure
from reports.review import outliers
from reports.review.figures import Row
from reports.review.outliers import Told

Source = AskedFigure.Source
SESSIONS = AskedFigure(code="a", name="Buổi tuyên truyền", unit="buổi", source=Source.SESSIONS)


def sent(asked: AskedFigure, amount: float | None, earlier: int | None = None) -> SentFigure:
    told = None if amount is None else Decimal(str(amount))
    return SentFigure(asked=asked, amount=told, earlier=earlier and Decimal(earlier))


def row(
    asked: AskedFigure,
    now: float | None,
    last: float | None = None,
    *,
    earlier: int | None = None,
    year_before: int | None = None,
) -> Row:
    return Row(
        asked,
        sent(asked, now, earlier),
        None if last is None else sent(asked, last),
        None if year_before is None else sent(asked, year_before),
    )


def told(*rows: Row) -> list[str]:
    return [one.words for one in outliers.of_figures(rows)]


@pytest.mark.parametrize(
    ("now", "last", "words"),
    [
        (48, 12, ["48: tăng 4 lần so với kỳ trước (12)."]),
        (12, 48, ["12: giảm 4 lần so với kỳ trước (48)."]),
        (1500, 120, ["1.500: tăng 12,5 lần so với kỳ trước (120)."]),
        (48, 0, ["48: mới có so với kỳ trước (0)."]),
        (0, 48, ["0: không còn so với kỳ trước (48)."]),
        (35, 12, []),  # less than three times
        (9, 2, []),  # less than ten more
        (48, None, []),
        (None, 12, []),
    ],
)
def test_a_jump_is_three_times_and_ten_at_least(
    now: float | None, last: float | None, words: list[str]
) -> None:
    assert told(row(SESSIONS, now, last)) == words


def test_without_a_last_period_the_same_period_of_last_year_is_looked_at() -> None:
    assert told(row(SESSIONS, 60, earlier=10)) == ["60: tăng 6 lần so với cùng kỳ năm trước (10)."]
    assert told(row(SESSIONS, 60, 50, earlier=10)) == []


def test_last_year_told_otherwise_than_it_was_reported_is_pointed_at() -> None:
    assert told(row(SESSIONS, 60, 50, earlier=40, year_before=38)) == [
        "Cùng kỳ năm trước ghi 40, báo cáo khi ấy là 38."
    ]
    assert told(row(SESSIONS, 60, 50, earlier=38, year_before=38)) == []


@pytest.mark.parametrize(
    ("name", "unit", "source"),
    [
        ("Tổng số hộ", "hộ", Source.REGISTER),
        ("Khối, tổ dân phố", "địa bàn", Source.REGISTER),
        ("Hộ người Thái", "hộ", Source.TYPED),
        ("Nhân khẩu Công giáo", "nhân khẩu", Source.TYPED),
        ("Tỷ lệ hộ nghèo", "%", Source.TYPED),
        ("Vụ việc trong vùng đồng bào dân tộc thiểu số", "vụ", Source.TYPED),
        ("Cơ sở tôn giáo được thăm", "cơ sở", Source.INDICATOR),
        ("Lượt đồng bào dân tộc thiểu số dự", "lượt người", Source.ATTENDANTS),
    ],
)
def test_of_ethnic_groups_and_religions_only_a_wrong_sum_is_pointed_at(
    name: str, unit: str, source: str
) -> None:
    asked = AskedFigure(code="a", name=name, unit=unit, source=source)
    assert told(row(asked, 480, 12, earlier=50, year_before=12)) == []
    whole = AskedFigure(code="b", name="Tổng", unit=unit, source=source, parts=["a"])
    assert told(row(asked, 480, 12), row(whole, 481)) == [
        "“Tổng” ghi 481, cộng các mục thành phần là 480."
    ]


def test_a_sum_with_a_withheld_part_says_nothing() -> None:
    part = AskedFigure(code="a", name="Hộ", unit="hộ", source=Source.REGISTER)
    whole = AskedFigure(code="b", name="Tổng", unit="hộ", source=Source.REGISTER, parts=["a"])
    withheld = Row(part, SentFigure(asked=part, words="dưới 5"), None, None)
    assert told(withheld, row(whole, 42)) == []


def test_attendance_and_typed_figures_of_work_are_compared() -> None:
    attended = AskedFigure(
        code="a", name="Lượt người dự", unit="lượt người", source=Source.ATTENDANTS
    )
    typed = AskedFigure(code="b", name="Vụ mâu thuẫn đã hòa giải", unit="vụ", source=Source.TYPED)
    pointed = list(outliers.of_figures([row(attended, 900, 90), row(typed, 30, 3)]))
    assert [(one.code, one.name) for one in pointed] == [
        ("a", "Lượt người dự"),
        ("b", "Vụ mâu thuẫn đã hòa giải"),
    ]


def keyed(text: str) -> list[KeyedBlocks]:
    blocks = outline.parse(text)
    return [(tuple(f"k{place}" for place in range(len(blocks))), blocks)]


LONG = (
    "Trong kỳ, các khối đã tổ chức tuyên truyền pháp luật, hòa giải kịp thời mâu thuẫn trong "
    "Nhân dân, không để phát sinh điểm nóng."
)


def test_a_long_piece_that_reads_as_in_the_last_report_is_pointed_at() -> None:
    now = keyed(f"I. KẾT QUẢ\n\n1. {LONG}\n\n2. Không có.\n\n3. {LONG[:-5]} mới.")
    before = keyed(f"I. KẾT QUẢ\n\n2. {LONG}\n\n3. Không có.")
    found = list(outliers.copied(now, before, "6 tháng cuối năm 2025"))
    assert [(one.key, one.words) for one in found] == [
        (
            "k1",
            "khoản 1: Trong kỳ, các khối đã tổ chức tuyên… giống nguyên văn báo cáo "
            "6 tháng cuối năm 2025.",
        )
    ]


def told_by(place: str, text: str) -> Told:
    return Told(place, [outline.parse(text)])


def test_a_piece_that_others_sent_too_is_pointed_at_whatever_place_it_names() -> None:
    opening = f"Ủy ban nhân dân phường A báo cáo kết quả của kỳ này, cụ thể như sau: {LONG}"
    own = f"Tại phường A, {LONG}"
    now = keyed(f"{opening}\n\n1. {own}\n\n2. {LONG[:-5]} mới.\n\nTrên đây là báo cáo./.")
    others = [
        told_by("xã B", f"{opening}\n\nTại xã B, {LONG}"),
        told_by("phường C", f"Mở đầu.\n\nTẠI PHƯỜNG C, {LONG}"),
        told_by("xã D", f"Mở đầu.\n\n{LONG}"),
    ]
    found = list(outliers.shared(now, "phường A", others))
    assert [(one.key, one.words) for one in found] == [
        (
            "k1",
            "khoản 1: Tại phường A, Trong kỳ, các khối đã… giống nguyên văn báo cáo của xã B và "
            "1 đơn vị khác.",
        )
    ]


def test_what_is_given_to_all_was_copied_from_nobody() -> None:
    now, others = keyed(f"Mở đầu.\n\n1. {LONG}\n\nKết."), [told_by("xã B", LONG)]
    assert len(list(outliers.shared(now, "xã A", others))) == 1
    assert list(outliers.shared(now, "xã A", others, {LONG})) == []
    assert list(outliers.copied(now, now, "kỳ trước", {LONG})) == []


def test_tables_are_not_text_that_was_copied() -> None:
    table = "\n".join(f"| Hàng {n} có năm từ | {n} |" for n in range(9))
    assert list(outliers.copied(keyed(table), keyed(table), "tháng 5")) == []
