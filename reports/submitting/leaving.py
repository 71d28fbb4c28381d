"""Ethnic and religious figures that leave the ward with a report: only as the register gives them,
and entered among what was given (docs/bounds.md, 4).

With a paper they leave when it is issued, and are weighed when it is numbered; otherwise both is
done when they are sent.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from documents import frozen
from documents.models import Document, Revision
from households.disclosure import releasing
from households.disclosure.grounds import GIVEN, kept_of
from households.disclosure.protecting import Protected, protected
from households.disclosure.wording import worded
from households.figures.names import by_name, canonical
from officials.models import Official
from reports.models import Report, ReportFigure, ReportPaper, Sending
from reports.regimes.sourcing import guarded_figure
from reports.writing.values import same_a_year_before
from vietnamese.dates import today
from vietnamese.numerals import decimal

CHANGED = (
    "Từ lúc lấy số đến nay cơ quan đã cung cấp số liệu khác, nên số liệu dân tộc, tôn giáo phải "
    "gộp thêm. Bấm “Lấy số mới” rồi gửi: {names}."
)
NOT_NUMBERED = (
    "Chưa cấp số: từ lúc trình đến nay cơ quan đã cung cấp số liệu khác, nên số liệu dân tộc, tôn "
    "giáo trong báo cáo phải gộp thêm: {names}. Hãy trả lại để người soạn lấy số mới rồi trình lại."
)
Kept = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Given:
    """Guarded figures of one day, by the names the register has for them, as they read."""

    on: date
    known: datetime
    words: Mapping[str, str]


def given_in(report: Report) -> list[Given]:
    """What its figures would tell, of the period and of the same a year before."""
    rows = [one for one in report.figures.select_related("asked") if _tells(one)]
    if not rows:
        return []
    known = max(one.taken_at for one in rows)
    on = min(report.until, max(today(known), report.since))
    now = {canonical(one.asked.key): one.shown for one in rows}
    then = {
        canonical(one.asked.key): decimal(one.earlier) for one in rows if one.earlier is not None
    }
    days = ((on, now), (same_a_year_before(report)[1], then))
    return [Given(day, known, words) for day, words in days if words]


def objection(report: Report, *, words: str = CHANGED) -> str:
    """Why they may no longer leave as they were taken: other papers gave other figures since."""
    names = [
        by_name()[name].meaning for given in given_in(report) for name in _moved(report, given)
    ]
    return words.format(names="; ".join(names)) if names else ""


class GivenWithReport:
    """PAPER_GROUNDS: what a report's paper gives is weighed again when it is numbered."""

    def found(self, document: Document, revision: Revision) -> list[Kept]:
        report = _report_of(document)
        return list(_kept(report)) if report else []

    def objection(self, document: Document, found: Iterable[Kept], *, on: date) -> str:
        report = _report_of(document)
        return objection(report, words=NOT_NUMBERED) if report else ""


GIVEN_WITH_REPORT = GivenWithReport()
GROUND = "report_figures"


def issued(document: Document, by: Official) -> None:
    """PAPER_ISSUES: with its paper a report's figures leave, before it is handed in."""
    report = _report_of(document)
    if report:
        pinned = frozen.submission_of(document).grounds
        for kept in pinned[GROUND] if GROUND in pinned else _kept(report):
            _enter(report, kept, document, by)


def enter_given(report: Report, sending: Sending, *, by: Official) -> None:
    """Of an issued paper text and figures were entered when it was issued; of a draft both are, of
    figures alone these."""
    document, revision = sending.document, sending.revision
    if left_before(sending.kind, document):
        return
    for kept in _kept(report):
        _enter(report, kept, document, by)
    for kept in GIVEN.found(document, revision) if document and revision else ():
        _enter(report, kept, document, by)


def left_before(kind: str, document: Document | None) -> bool:
    """Handed in with a paper, which had been issued."""
    return kind == Sending.Kind.SUBMISSION and document is not None


def given_to(report: Report) -> tuple[str, ...]:
    named: Iterable[str] = (one.name for one in report.terms.addressees.all() if one.name)
    reads = (str(report.terms.reviewer), str(report.regime.owner))
    return tuple(dict.fromkeys((*named, *reads)))


def _report_of(document: Document) -> Report | None:
    """Whose figures leave with this paper; a công văn đính chính gives none anew."""
    papers = ReportPaper.objects.exclude(role=ReportPaper.Role.CORRECTION)
    paper = papers.filter(document=document).select_related("report__terms__reviewer").first()
    return paper.report if paper else None


def _kept(report: Report) -> Iterator[Kept]:
    for one in given_in(report):
        yield kept_of(_protected(report, one), one.words, on=one.on, known=one.known)


def _enter(report: Report, kept: Kept, document: Document | None, by: Official) -> None:
    releasing.keep(report.organization, kept, given_to(report), document=document, by=by)


def _tells(row: ReportFigure) -> bool:
    return not row.is_typed and bool(row.shown) and guarded_figure(row.asked) is not None


def _moved(report: Report, given: Given) -> Iterator[str]:
    found = _protected(report, given)
    for name, words in given.words.items():
        if found is None or worded(by_name()[name], found) != words:
            yield name


def _protected(report: Report, given: Given) -> Protected | None:
    return protected(report.organization, on=given.on, known=given.known)
