"""Biên bản bàn giao công việc, in the form of NĐ 30/2020 (Phụ lục III, Mẫu 1.9; Phụ lục V, mục V).

Both sides sign, and neither need hold a right to sign for the office; so it is not drafted,
approved and numbered as the office's own papers are. Its number is left blank for the clerk.
"""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.timezone import localtime

from desk.handover.holdings import Holdings, days_of, plan_of
from desk.handover.models import Handover
from desk.handover.permissions import title_on
from officials.models import Official
from paper import outline, tables
from paper.inline import escape
from paper.kinds import Kind
from paper.numbers import symbol_for
from paper.sheet import Sheet, Signature
from vietnamese.dates import long_date, short

SUBJECT = "Bàn giao công việc"
COPIES = "Biên bản này được lập thành hai bản; bên giao giữ một bản, bên nhận giữ một bản./."
NONE = "Không có."


def sheet_of(handover: Handover, holdings: Holdings) -> Sheet:
    """The minutes of what changes hands now."""
    at = localtime(handover.confirmed_at)
    head = handover.organization.letterhead_on(at.date())
    return Sheet(
        kind=Kind.MINUTES,
        blocks=outline.parse("\n\n".join(_lines(handover, holdings))),
        superior=head.superior if head else "",
        issuer=head.issuer_lines if head else (str(handover.organization).upper(),),
        symbol=symbol_for(Kind.MINUTES, head.symbol if head else "", ""),
        subject=SUBJECT,
        recipients=("Bên giao, bên nhận", "Lưu: VT"),
        signatures=tuple(_signatures(handover)),
    )


def _lines(handover: Handover, holdings: Holdings) -> Iterator[str]:
    at = localtime(handover.confirmed_at)
    place = escape(str(handover.organization))
    yield f"Thời gian: {at:%H} giờ {at:%M} phút, {long_date(at.date())}."
    yield f"Địa điểm: {place}."
    if handover.basis:
        yield f"Căn cứ: {escape(handover.basis)}."
    yield "Chúng tôi gồm:"
    yield from _sides(handover)
    yield "Thống nhất lập biên bản bàn giao công việc với những nội dung như sau:"
    yield from _contents(holdings)
    yield COPIES


def _sides(handover: Handover) -> Iterator[str]:
    yield f"**BÊN GIAO:** {_who(handover, handover.giver)}."
    begins = f"nhận việc từ {long_date(handover.on)}"
    yield f"**BÊN NHẬN:** {_who(handover, handover.receiver)}; {begins}."
    if handover.witness:
        yield f"**NGƯỜI CHỨNG KIẾN:** {_who(handover, handover.witness)}."


def _who(handover: Handover, official: Official) -> str:
    title = title_on(official, handover.organization, handover.on)
    post = f"; chức vụ: {escape(title)}" if title else ""
    return f"Ông (bà) {escape(official.full_name)}{post}"


def _contents(holdings: Holdings) -> Iterator[str]:
    yield f"1. Văn bản đang soạn, đang trình: {_count(holdings.papers)}"
    yield from _table(("STT", "Tên loại và trích yếu nội dung", "Tình trạng"), _papers(holdings))
    yield f"2. Nhiệm vụ đang thực hiện: {_count(holdings.tasks)}"
    header = ("STT", "Nội dung nhiệm vụ", "Theo kế hoạch", "Vai trò", "Thời hạn còn lại")
    yield from _table(header, _tasks(holdings))
    yield f"3. Đề nghị đang chờ trả lời: {_count(holdings.requests)}"
    yield from _table(("STT", "Nội dung nhiệm vụ", "Đề nghị", "Ngày"), _requests(holdings))
    yield f"4. Tài liệu kèm theo nhiệm vụ: {_count(holdings.files)}"
    yield from _table(("STT", "Tên tài liệu", "Nhiệm vụ", "Ngày"), _files(holdings))
    yield f"5. Báo cáo đang lập: {_count(holdings.reports)}"
    yield from _table(("STT", "Tên báo cáo, kỳ báo cáo", "Tình trạng"), _reports(holdings))
    yield f"6. Báo cáo của cấp dưới đang xem xét: {_count(holdings.reviews)}"
    yield from _table(("STT", "Tên báo cáo, kỳ báo cáo", "Nơi báo cáo"), _reviews(holdings))
    yield f"7. Việc không chuyển theo biên bản này: {'' if holdings.staying else NONE}"
    yield from (f"- {one.title} ({one.count}): {one.reason}" for one in holdings.staying)


def _count(things: Sequence[object]) -> str:
    return f"{len(things):02}." if things else NONE


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    numbered = [(str(place), *map(escape, row)) for place, row in enumerate(rows, start=1)]
    if numbered:
        yield tables.write([header, *numbered], header_rows=1)


def _papers(holdings: Holdings) -> Iterator[tuple[str, ...]]:
    for paper in holdings.papers:
        yield str(paper), paper.get_state_display()


def _tasks(holdings: Holdings) -> Iterator[tuple[str, ...]]:
    for one in holdings.tasks:
        yield one.task.what, plan_of(one), one.get_role_display(), days_of(one)


def _requests(holdings: Holdings) -> Iterator[tuple[str, ...]]:
    for step in holdings.requests:
        day = short(localtime(step.at).date())
        yield step.turn.task.what, f"{step.get_kind_display()}: {step.words}", day


def _files(holdings: Holdings) -> Iterator[tuple[str, ...]]:
    for one in holdings.files:
        yield one.file.name, one.step.turn.task.what, short(localtime(one.step.at).date())


def _reports(holdings: Holdings) -> Iterator[tuple[str, ...]]:
    for one in holdings.reports:
        yield str(one), one.get_state_display()


def _reviews(holdings: Holdings) -> Iterator[tuple[str, ...]]:
    for one in holdings.reviews:
        yield str(one), str(one.organization)


def _signatures(handover: Handover) -> Iterator[Signature]:
    yield Signature(("BÊN GIAO",), handover.giver.full_name)
    if handover.witness:
        yield Signature(("NGƯỜI CHỨNG KIẾN",), handover.witness.full_name)
    yield Signature(("BÊN NHẬN",), handover.receiver.full_name)
