"""What a công văn about missing reports says to begin with; its drafter goes on from there."""

from collections.abc import Sequence
from datetime import date

from documents.drafts.content import AnnexText, Content
from documents.issued.following import END_MARK
from localities.calendars import office_calendar
from officials.heads import head_of
from officials.models import Organization
from paper import tables
from paper.citing.marks import Mark
from paper.inline import escape
from paper.tables import Align
from reports.models import Terms
from reports.province.states import Place
from reports.regimes.calendar import Due
from vietnamese.dates import long_date, short
from vietnamese.folding import fold

ANNEX = "Danh sách đơn vị chưa nộp {}"
HEADER = ("STT", "Đơn vị", "Hạn nộp", "Số ngày làm việc quá hạn")
ALIGNMENTS = (Align.CENTRE, None, Align.CENTRE, Align.CENTRE)


def content_of(
    places: Sequence[Place], due: Due, organization: Organization, *, answer_by: date, on: date
) -> Content:
    """To one office by its name; to several by their list, which is annexed."""
    to_one = len(places) == 1
    return Content(
        subject=f"đôn đốc nộp {called(due)}",
        text=f"{_opening(due, organization, on, to_one=to_one)}\n\n"
        f"{_closing(due, organization, answer_by)}",
        addressed_to=(_office(places[0], due) if to_one else _all(due),),
        recipients=("Như trên", "Lưu: VT"),
        signer=head_of(organization),
        annexes=() if to_one else (AnnexText(ANNEX.format(_what(due)), _table(places, due, on)),),
    )


def called(due: Due) -> str:
    """ "báo cáo công tác an ninh trật tự 6 tháng đầu năm 2026"."""
    name = f"{due.regime.name[:1].lower()}{due.regime.name[1:]}"
    what = _what(due)
    named = name if fold(name).startswith(fold(what)) else f"{what} {name}"
    return f"{named} {due.name}"


def _what(due: Due) -> str:
    return "kế hoạch" if due.terms.asks == Terms.Asks.PLAN else "báo cáo"


def _office(place: Place, due: Due) -> str:
    return f"{_kind(due)} {place.name[:1].lower()}{place.name[1:]}"


def _all(due: Due) -> str:
    return f"{_kind(due)} các xã, phường, đặc khu có tên trong danh sách kèm theo"


def _kind(due: Due) -> str:
    return str(Organization.Kind(due.terms.reporter_kind).label)


def _opening(due: Due, organization: Organization, on: date, *, to_one: bool) -> str:
    directive = due.regime.directive
    cited = f"Thực hiện [[{Mark(directive.number, directive.issued_on)}]], " if directive else ""
    until = f"đến hết {long_date(on)}"
    who = "quý cơ quan" if to_one else "các đơn vị có tên tại Phụ lục kèm theo Công văn này"
    return (
        f"{cited}{until if cited else until.capitalize()}, {escape(organization.name)} chưa nhận "
        f"được {escape(called(due))} của {who}; hạn nộp là {long_date(due.due_on)}."
    )


def _closing(due: Due, organization: Organization, answer_by: date) -> str:
    name, is_plan = escape(organization.name), due.terms.asks == Terms.Asks.PLAN
    nothing = (
        "Trong kỳ không phát sinh nội dung phải báo cáo thì vẫn nộp và ghi rõ không phát sinh. "
    )
    return (
        f"{name} đề nghị hoàn thành và nộp {_what(due)} trước {long_date(answer_by)}. "
        f"{'' if is_plan else nothing}Quá trình thực hiện nếu có vướng mắc, đề nghị trao đổi với "
        f"{name} để được hướng dẫn{END_MARK}"
    )


def _table(places: Sequence[Place], due: Due, on: date) -> str:
    late = str(office_calendar().working_days_between(due.due_on, on))
    rows = [
        (str(number), escape(_office(place, due)), short(due.due_on), late)
        for number, place in enumerate(places, start=1)
    ]
    return tables.write([HEADER, *rows], header_rows=1, alignments=ALIGNMENTS)
