"""What stands against a change of a row, in Vietnamese and without a value of any row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Q

from households.models import EthnicGroup, Household, HouseholdState
from households.rows.content import Content, Event, RowChange
from households.rows.querysets import offices_of
from localities.models import ResidentialGroup
from officials.models import Organization
from vietnamese.dates import short, today

MOST_PERSONS = 99
"""Of one ethnic group in one household: more is a slip of the hand."""
BEGINNING = frozenset({Event.FOUND, Event.ARRIVED, Event.SPLIT})
FOLLOWING = frozenset({Event.CHANGED, Event.SPLIT, Event.MERGED, Event.LEFT, Event.ENDED})
GOING = frozenset({Event.LEFT, Event.ENDED})
EITHER = frozenset({Event.MERGED})
UNKNOWN_ROW = "Không có dòng hộ mang số phiếu này."
GONE = "Hộ này không còn trong danh sách từ ngày {day}."
EARLIER = "Đã có biến động ngày {day}; ghi từ ngày ấy trở đi, hoặc sửa biến động ấy."
MOVED_ON = "Dòng này vừa có biến động khác được ghi; hãy xem lại rồi ghi."


@dataclass(frozen=True, slots=True)
class LastState:
    """Where a row stands before a change: the key of its state, from which day, whether here."""

    state: int
    from_day: date
    is_here: bool


@dataclass(slots=True)
class Known:
    """All that the changes of one batch are held against, read in as many queries for any."""

    groups: Mapping[int, ResidentialGroup]
    codes: frozenset[str]
    by_serial: Mapping[str, int] = field(default_factory=dict)
    last: dict[int, LastState] = field(default_factory=dict)

    def key_of(self, change: RowChange) -> int | None:
        """The key of the row a change is about; None for a new row, and for one that is unknown."""
        if change.serial is not None:
            return self.by_serial.get(change.serial)
        return change.household if change.household in self.last else None


def known_for(
    organization: Organization, changes: Sequence[RowChange], *, locked: bool = False
) -> Known:
    """`locked` holds the rows concerned until the transaction ends."""
    offices = offices_of(organization)
    units = Organization.objects.filter(pk__in=offices).values("unit")
    known = Known(
        groups=ResidentialGroup.objects.filter(unit__in=units).in_bulk(),
        codes=frozenset(EthnicGroup.objects.values_list("pk", flat=True)),
    )
    serials = [change.serial for change in changes if change.serial is not None]
    keys = [change.household for change in changes if change.household is not None]
    if serials or keys:
        _read_rows(known, offices, serials, keys, locked=locked)
    return known


def _read_rows(
    known: Known,
    offices: Iterable[int],
    serials: Sequence[str],
    keys: Sequence[int],
    *,
    locked: bool,
) -> None:
    rows = Household.objects.filter(
        Q(serial__in=serials) | Q(pk__in=keys), organization__in=offices
    )
    # In one order, so that two batches over the same rows wait instead of blocking each other.
    held = (rows.select_for_update() if locked else rows).order_by("pk")
    found = dict(held.values_list("pk", "serial"))
    known.by_serial = {serial: key for key, serial in found.items() if serial}
    states = HouseholdState.objects.in_force().filter(household__in=list(found))
    known.last = {
        row: LastState(state, from_day, group is not None)
        for row, state, from_day, group in states.values_list(
            "household", "pk", "from_day", "group"
        )
    }


def objections(changes: Sequence[RowChange], known: Known) -> dict[int, str]:
    """By the place of the change: the first thing that stands against it.

    A row may change more than once; each change is held against what those before it leave.
    """
    found = {}
    last = dict(known.last)
    now = replace(known, last=last)
    for place, change in enumerate(changes):
        if reason := _objection(change, now):
            found[place] = reason
        elif (key := now.key_of(change)) is not None:
            last[key] = LastState(last[key].state, change.from_day, change.content is not None)
    return found


def _objection(change: RowChange, known: Known) -> str:
    return (
        _against_day(change.from_day)
        or _against_event(change)
        or _against_row(change, known)
        or (against_content(change.content, change.from_day, known) if change.content else "")
    )


def _against_day(day: date) -> str:
    return "Ngày không được ở tương lai." if day > today() else ""


def _against_event(change: RowChange) -> str:
    """Which is a slip of whoever wrote the program, or of who forged the form."""
    fitting = BEGINNING if change.is_new else FOLLOWING
    if change.event not in fitting:
        return f"“{change.event.label}” không ghi được cho dòng này."
    if change.event not in EITHER and (change.content is None) != (change.event in GOING):
        return f"“{change.event.label}” thiếu hoặc thừa số liệu của hộ."
    return ""


def _against_row(change: RowChange, known: Known) -> str:
    if change.is_new:
        return ""
    key = known.key_of(change)
    last = known.last.get(key) if key is not None else None
    if last is None:
        return UNKNOWN_ROW
    if change.base is not None and change.base != last.state:
        return MOVED_ON
    if not last.is_here:
        return GONE.format(day=short(last.from_day))
    if change.from_day < last.from_day:
        day = short(last.from_day)
        return EARLIER.format(day=day)
    return ""


def against_content(content: Content, day: date, known: Known) -> str:
    return _against_group(known.groups.get(content.group), day) or _against_members(content, known)


def _against_group(group: ResidentialGroup | None, day: date) -> str:
    if group is None:
        return "Khối, tổ dân phố, thôn, bản này không thuộc địa bàn."
    if group.is_valid_on(day):
        return ""
    if group.valid_from and day < group.valid_from:
        return f"{group} có từ ngày {short(group.valid_from)}; ngày ghi phải từ ngày ấy trở đi."
    return f"{group} đã kết thúc ngày {short(group.valid_to or day)}; hãy chọn khối hiện nay."


def _against_members(content: Content, known: Known) -> str:
    if not known.codes.issuperset({content.head, *content.members}):
        return "Có mã dân tộc không nằm trong danh mục 54 dân tộc."
    if content.head not in content.members:
        return "Dân tộc của chủ hộ phải có ít nhất một nhân khẩu trong hộ."
    for members in content.members.values():
        if not 1 <= members.persons <= MOST_PERSONS:
            return f"Số khẩu của mỗi dân tộc trong một hộ từ 1 đến {MOST_PERSONS}."
        if members.women is not None and not 0 <= members.women <= members.persons:
            return "Số nữ không được lớn hơn số khẩu."
    return ""
