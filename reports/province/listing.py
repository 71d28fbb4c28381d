"""The states as the pages show them: cells of the table, lines of a period."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from documents.models import Document
from officials.models import Official
from reports.guards import may_review, offices_signing_in
from reports.models import CallNote, ChasedReport, Regime, Sending
from reports.province.calling import last_calls, phones_of
from reports.province.chasing import chased_in
from reports.province.states import Place, Row, Standing, StateTable, Tally, UnitState
from reports.regimes.calendar import Due, Span
from reports.writing.dues import span_of

TONES = {
    Standing.MISSING: "waiting",
    Standing.ON_TIME: "good",
    Standing.LATE: "attention",
    Standing.RETURNED: "attention",
}
TO_COME = frozenset({Standing.MISSING, Standing.RETURNED})
NOT_ASKED = mark_safe('<td class="state-none"><span aria-label="Không phải nộp">–</span></td>')
MORE = {"accepted": "Chấp nhận", "nothing": "Không phát sinh"}
"""What a list may be narrowed to beside the four states."""


@dataclass(frozen=True, slots=True)
class Line:
    """One unit in one period, with what a reader wants beside its state."""

    state: UnitState
    sending: Sending | None
    phone: str = ""
    call: CallNote | None = None
    letters: Sequence[ChasedReport] = ()
    enter_url: str = ""

    @property
    def tone(self) -> str:
        return TONES[self.state.standing]


@dataclass(frozen=True, slots=True)
class WardLine:
    """One period of one unit, with everything it handed in, the last first."""

    due: Due
    state: UnitState
    sendings: Sequence[Sending] = ()
    enter_url: str = ""

    @property
    def tone(self) -> str:
        return TONES[self.state.standing]


class EnteredBy:
    """Where the reader puts in what came on paper, of places where nobody signs in."""

    def __init__(self, reader: Official, places: Iterable[Place]) -> None:
        self._reader = reader
        self._signing_in = offices_signing_in(one.office_id for one in places if one.office_id)

    def address(self, due: Due, state: UnitState) -> str:
        """ "" where the place hands in itself, has done so, or others review."""
        if state.standing not in TO_COME or state.place.office_id in self._signing_in:
            return ""
        if not may_review(due.terms, self._reader):
            return ""
        return reverse("reports:enter", args=[due.regime.pk, span_of(due), state.place.unit_id])


@dataclass(frozen=True, slots=True)
class Tab:
    """A number of the totals, and the list behind it."""

    label: str
    key: str
    count: int


def table_lines(table: StateTable, regime_pk: int, year: int) -> Iterator[SafeString]:
    """Each unit as a row of the table, made in one piece: there are many of them."""
    for number, row in enumerate(table.rows, start=1):
        yield format_html(
            '<tr><td>{}</td><th scope="row"><a href="{}?nam={}">{}</a></th>{}</tr>',
            number,
            reverse("reports:ward_states", args=[regime_pk, row.place.unit_id]),
            year,
            row.place.name,
            mark_safe("".join(map(_cell, row.states))),
        )


def _cell(state: UnitState | None) -> SafeString:
    if state is None:
        return NOT_ASKED
    return _worded(state.standing, state.is_accepted, state.is_nothing)


@cache
def _worded(standing: Standing, is_accepted: bool, is_nothing: bool) -> SafeString:
    beside = ", ".join(
        (*(["chấp nhận"] if is_accepted else []), *(["không phát sinh"] if is_nothing else []))
    )
    note = format_html('<span class="row-note">{}</span>', beside) if beside else ""
    return format_html('<td class="state-{}">{}{}</td>', standing.value, standing.label, note)


def tabs_of(counted: Tally) -> list[Tab]:
    return [
        Tab("Tất cả", "", counted.total),
        *(Tab(str(one.label), one.value, counted.standings[one]) for one in Standing),
        Tab(MORE["accepted"], "accepted", counted.accepted),
        Tab(MORE["nothing"], "nothing", counted.nothing),
    ]


def narrowed(states: Sequence[UnitState], key: str) -> list[UnitState]:
    """What is none of the keys narrows nothing."""
    if key == "accepted":
        return [one for one in states if one.is_accepted]
    if key == "nothing":
        return [one for one in states if one.is_nothing]
    if key in Standing.values:
        return [one for one in states if one.standing == key]
    return list(states)


def lines_of(states: Sequence[UnitState], due: Due, reader: Official) -> list[Line]:
    """Phones, calls and letters of those who are missing; the papers of the others."""
    missing = {one.place for one in states if one.standing is Standing.MISSING}
    phones = phones_of(place.office_id for place in missing if place.office_id)
    calls, letters, sent = last_calls([due]), letters_about(due, reader), sendings_of(due)
    entered = EnteredBy(reader, (one.place for one in states))
    return [
        Line(one, sent.get(one.sending_id or 0), enter_url=entered.address(due, one))
        if one.place not in missing
        else Line(
            one,
            None,
            phones.get(one.place.office_id or 0, ""),
            calls.get((due.regime.pk, one.place.unit_id, due.span)),
            letters.get(one.place.unit_id, ()),
            entered.address(due, one),
        )
        for one in states
    ]


def ward_lines(row: Row, dues: Sequence[Due], regime: Regime, reader: Official) -> list[WardLine]:
    """The periods it had to report, the latest first, each with everything it handed in."""
    handed_in, entered = _handed_in(row, regime), EnteredBy(reader, [row.place])
    told = zip(dues, row.states, strict=True)
    return [
        WardLine(due, state, handed_in.get(due.span, ()), entered.address(due, state))
        for due, state in told
        if state
    ][::-1]


def _handed_in(row: Row, regime: Regime) -> dict[Span, list[Sending]]:
    sendings = Sending.objects.without_sheet().filter(
        kind=Sending.Kind.SUBMISSION,
        report__regime=regime,
        report__organization=row.place.office_id,
    )
    found: dict[Span, list[Sending]] = {}
    for one in sendings.select_related("report").order_by("-number"):
        found.setdefault((one.report.since, one.report.until), []).append(one)
    return found


def sendings_of(due: Due) -> dict[int, Sending]:
    """What counts of each report of the period."""
    counting = Sending.objects.without_sheet().filter(
        current_of__regime=due.regime, current_of__since=due.since, current_of__until=due.until
    )
    return {sending.pk: sending for sending in counting}


def letters_about(due: Due, reader: Official) -> dict[int, list[ChasedReport]]:
    """By unit; those of offices of the reader, as long as they were not given up."""
    chased = chased_in(due).filter(document__organization__in=reader.visible_organization_ids)
    found: dict[int, list[ChasedReport]] = {}
    for one in chased.exclude(document__state=Document.State.ABANDONED).select_related("document"):
        found.setdefault(one.unit_id, []).append(one)
    return found
