"""A list of households against the register: rows match by serial, by nothing else."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from households.importing.lines import (
    GROUP,
    TO_WRITE,
    UNKNOWN_GROUP,
    Account,
    Line,
    Outcome,
    groups_of,
)
from households.models import HouseholdState, Import
from households.rows import serials
from households.rows.content import Content, Event, Members, RowChange
from households.rows.recording import objections
from households.rows.standing import Standing, content_of, keys_of, latest, states_on
from households.tallies import Tally
from households.workbooks.values import Finding, Reading, Row
from vietnamese.dates import short
from vietnamese.numerals import grouped

SERIAL = "Số phiếu"
DAY = "Từ ngày"
TWICE = Finding(SERIAL, "Số phiếu này có ở nhiều dòng trong tệp.")
UNKNOWN = Finding(SERIAL, "Không có hộ nào mang số phiếu này.")
GONE = "Hộ này thôi ở đây từ ngày {}. Bỏ dòng này khỏi tệp, hoặc sửa biến động của hộ trước."
LATER = "Sổ có biến động của hộ này ngày {}, sau ngày chốt của tệp."
BOTH = "Hộ này được sửa cả trong sổ lẫn trong tệp sau lần nhập trước. Sửa dòng này cho khớp với sổ."
KEPT = Finding(SERIAL, "Tệp còn số của lần nhập trước; sổ có số mới hơn và được giữ.", wrong=False)
AFTER_CLOSING = Finding(DAY, "Ngày đến ở đây sau ngày chốt của tệp.")
NO_SERIALS = (
    "Sổ đã có {} dòng hộ, mà tệp này không có cột “Số phiếu”, nên không biết dòng nào là hộ nào."
)
LATER_THAN_REPLACED = (
    "Sổ có biến động của {} hộ sau ngày chốt, đến ngày {}. Muốn thay toàn bộ, chọn ngày chốt từ "
    "ngày đó trở đi."
)


class HouseholdSorter:
    """Each row against the state of the household that bears its serial."""

    def __init__(self, imported: Import, reading: Reading) -> None:
        self._imported = imported
        self._organization = imported.organization
        self._closes_on: date = imported.closes_on
        self._groups = groups_of(imported)
        self._names = {key: name for name, key in self._groups.items()}
        self._replaces = imported.way == Import.Way.REPLACE
        self.lacks_serials = not self._replaces and not reading.has_serials
        self._times = Counter(serials.read(row.serial) for row in reading.rows if row.serial)
        self._last = _last_done(imported)
        # What is on the first list was there before; what comes onto a later one has arrived.
        is_first = self._replaces or self._last is None
        self._beginning = Event.FOUND if is_first else Event.ARRIVED

    def refusal(self) -> str:
        if self._replaces:
            return self._refused_replacement()
        here = self._here() if self.lacks_serials else 0
        return NO_SERIALS.format(grouped(here)) if here else ""

    def basis(self) -> str:
        """What is replaced is the whole register: any movement of it is one of these lines."""
        if not self._replaces:
            return ""
        states = HouseholdState.objects.of(self._organization)
        return f"{states.order_by('-pk').values_list('pk', flat=True).first()}"

    def lines(self, rows: Sequence[Row]) -> list[Line]:
        return self._judged(self._sorted(rows))

    def changes(self, lines: Iterable[Line]) -> list[RowChange]:
        """What is recorded of the lines that are new or changed, in their order."""
        return [self._change(line) for line in lines if line.outcome in TO_WRITE]

    def _change(self, line: Line) -> RowChange:
        if line.outcome == Outcome.CHANGED:
            return RowChange(
                Event.CHANGED,
                self._closes_on,
                line.content,
                household=line.household,
                base=line.before,
            )
        return RowChange(self._beginning, self._closes_on, line.content)

    def _judged(self, lines: list[Line]) -> list[Line]:
        """With what the register itself would say against a line, before it is asked to write."""
        writing = [place for place, line in enumerate(lines) if line.outcome in TO_WRITE]
        against = objections(self._organization, self.changes(lines))
        for nth, reason in against.items():
            place = writing[nth]
            lines[place] = _with(lines[place], Outcome.WRONG, Finding("", reason))
        return lines

    def _sorted(self, rows: Sequence[Row]) -> list[Line]:
        if self._replaces:
            return [self._new(row) for row in rows]
        named = [serials.read(row.serial) for row in rows if row.serial]
        now = latest(self._organization, serials=named)
        base = self._handed_back(named)
        return [
            self._matched(row, serial, now.get(serial), base.get(serial))
            if serial
            else self._new(row)
            for row in rows
            for serial in [serials.read(row.serial)]
        ]

    def absent(self, account: Account) -> int:
        return max(0, self._here() - (0 if self._replaces else account.named))

    def _here(self) -> int:
        return states_on(self._organization, on=self._closes_on).count()

    def _refused_replacement(self) -> str:
        states = HouseholdState.objects.of(self._organization).in_force().here()
        late = states.filter(from_day__gt=self._closes_on)
        last = late.order_by("-from_day").values_list("from_day", flat=True).first()
        if last is None:
            return ""
        return LATER_THAN_REPLACED.format(grouped(late.count()), short(last))

    def _handed_back(self, named: Sequence[str]) -> Mapping[str, Content | None]:
        """What the workbook said that was handed back last, of these households."""
        last = self._last
        if last is None:
            return {}
        then = HouseholdState.objects.in_force(on=last.closes_on, known=last.ended_at)
        mine = then.filter(household__in=keys_of(self._organization, named))
        found = mine.select_related("household").prefetch_related("members")
        return {state.household.serial: content_of(state) for state in found}  # type: ignore[misc]

    def _new(self, row: Row) -> Line:
        line = self._read(row)
        if line.outcome == Outcome.WRONG:
            return line
        return replace(line, outcome=Outcome.NEW)

    def _matched(self, row: Row, serial: str, now: Standing | None, base: Content | None) -> Line:
        line = self._read(row)
        if line.outcome == Outcome.WRONG:
            return line
        if now is None:
            return _with(line, Outcome.WRONG, UNKNOWN)
        line = replace(line, before=now.state, household=now.household)
        if self._times[serial] > 1:
            return _with(line, Outcome.CONFLICTING, TWICE)
        return self._compared(line, now, base)

    def _compared(self, line: Line, now: Standing, base: Content | None) -> Line:
        if now.content is None:
            return _with(line, Outcome.CONFLICTING, _said(GONE, now))
        content = completed(line.content, now.content)
        if content == now.content:
            return replace(line, outcome=Outcome.SAME, content=content)
        if base is not None and base != now.content:
            if completed(line.content, base) == base:
                return _with(line, Outcome.SAME, KEPT)
            return _with(line, Outcome.CONFLICTING, Finding(SERIAL, BOTH))
        if now.from_day > self._closes_on:
            return _with(line, Outcome.CONFLICTING, _said(LATER, now))
        told = _told(now.content, content, self._names)
        return _with(replace(line, content=content), Outcome.CHANGED, *told)

    def _read(self, row: Row) -> Line:
        """What the row itself says; WRONG where that cannot be taken, else SAME for now."""
        group = self._groups.get(row.group)
        findings = [] if row.is_wrong else list(self._faults(row, group))
        is_wrong = row.is_wrong or bool(findings)
        members = {
            code: Members(one.persons, one.women)
            for code, one in row.members.items()
            if one.persons
        }
        return Line(
            row.number,
            Outcome.WRONG if is_wrong else Outcome.SAME,
            group=group,
            head=row.head or None,
            tally=_tally(members),
            findings=(*row.findings, *findings),
            content=None if is_wrong or group is None else Content(group, row.head, members),
        )

    def _faults(self, row: Row, group: int | None) -> Iterator[Finding]:
        if group is None:
            yield UNKNOWN_GROUP
        if row.from_day and row.from_day > self._closes_on:
            yield AFTER_CLOSING


def completed(told: Content, known: Content) -> Content:
    """With the women that the register knows where the workbook does not speak of them."""
    members = {code: _completed(one, known.members.get(code)) for code, one in told.members.items()}
    return replace(told, members=members)


def _completed(told: Members, known: Members | None) -> Members:
    is_silent = known is not None and told.women is None and told.persons == known.persons
    return known if is_silent and known else told


def _last_done(imported: Import) -> Import | None:
    done = Import.objects.filter(
        organization=imported.organization, kind=Import.Kind.ROWS, state=Import.State.DONE
    )
    return done.order_by("-ended_at").first()


def _tally(members: Mapping[str, Members]) -> Tally:
    women = [one.women for one in members.values()]
    is_known = None not in women
    persons = sum(one.persons for one in members.values())
    return Tally(1, persons, sum(one or 0 for one in women) if is_known else None)


def _with(line: Line, outcome: Outcome, *findings: Finding) -> Line:
    return replace(line, outcome=outcome, findings=(*line.findings, *findings))


def _said(text: str, now: Standing) -> Finding:
    return Finding(SERIAL, text.format(short(now.from_day)))


def _told(before: Content, now: Content, names: Mapping[int, str]) -> Iterator[Finding]:
    """In words what changes, numbers and names of groups only."""
    if before.group != now.group:
        there = names.get(before.group, "nơi khác")
        yield Finding(GROUP, f"{there} → {names[now.group]}", wrong=False)
    if before.head != now.head:
        yield Finding("Dân tộc của chủ hộ", "đổi dân tộc", wrong=False)
    if before.persons != now.persons:
        yield Finding("Số khẩu", f"{before.persons} → {now.persons}", wrong=False)
    elif before.members != now.members:
        yield Finding("Nhân khẩu", "đổi số khẩu theo dân tộc, hoặc số nữ", wrong=False)
