"""Ethnic and religious figures that leave the ward with a report: only as the register gives them,
and entered among what was given (docs/bounds.md, 4)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from households.disclosure import releasing
from households.disclosure.grounds import GIVEN, kept_of
from households.disclosure.protecting import Protected, protected
from households.disclosure.wording import worded
from households.figures.names import by_name, canonical
from officials.models import Official
from reports.models import Report, ReportFigure, Sending
from reports.regimes.sourcing import guarded_figure
from reports.writing.values import same_a_year_before
from vietnamese.dates import today
from vietnamese.numerals import decimal

CHANGED = (
    "Từ lúc lấy số đến nay cơ quan đã cung cấp số liệu khác, nên số liệu dân tộc, tôn giáo phải "
    "gộp thêm. Bấm “Lấy số mới” rồi gửi: {names}."
)


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


def objection(report: Report) -> str:
    """Why they may no longer leave as they were taken: other papers gave other figures since."""
    names = [
        by_name()[name].meaning for given in given_in(report) for name in _moved(report, given)
    ]
    return CHANGED.format(names="; ".join(names)) if names else ""


def enter_given(report: Report, sending: Sending, *, by: Official) -> None:
    """Whatever leaves with it: its figures, and what the text of a draft takes from the register.
    Of an issued paper the text was entered when it was issued."""
    kept = [
        kept_of(_protected(report, one), one.words, on=one.on, known=one.known)
        for one in (() if sending.is_nothing else given_in(report))
    ]
    document, revision = sending.document, sending.revision
    if document and revision and sending.kind == Sending.Kind.REMARKS:
        kept.extend(GIVEN.found(document, revision))
    for one in kept:
        releasing.keep(report.organization, one, given_to(report), document=document, by=by)


def given_to(report: Report) -> tuple[str, ...]:
    named: Iterable[str] = (one.name for one in report.terms.addressees.all() if one.name)
    return tuple(dict.fromkeys((*named, str(report.terms.reviewer))))


def _tells(row: ReportFigure) -> bool:
    return not row.is_typed and bool(row.shown) and guarded_figure(row.asked) is not None


def _moved(report: Report, given: Given) -> Iterator[str]:
    found = _protected(report, given)
    for name, words in given.words.items():
        if found is None or worded(by_name()[name], found) != words:
            yield name


def _protected(report: Report, given: Given) -> Protected | None:
    return protected(report.organization, on=given.on, known=given.known)
