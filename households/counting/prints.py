"""Phiếu số liệu on paper: a sheet as recorded, or still open, to be filled in and signed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from households.as_of import composition, figures
from households.counting import presenting
from households.counting.before import Before, before, befores
from households.models import GroupCount
from households.tallies import Composition, Tally
from localities.models import ResidentialGroup
from officials.models import Organization
from paper.counts import CountLine, CountSheet
from paper.slips import Section, Slip
from vietnamese.dates import long_date, short
from vietnamese.numerals import grouped

TITLE = "Phiếu số liệu dân cư"
OPEN_LINES = 3
"""For ethnic groups that nobody was of last time."""
DATELINE = "ngày ...... tháng ...... năm 20......"
HOW_COUNTED = (
    "Hộ ghi theo dân tộc của chủ hộ; khẩu ghi theo dân tộc của từng người. Dòng tổng số bằng các "
    "dòng dân tộc cộng lại; chỗ khác nhau thì giải thích trong một câu."
)
NO_NAMES = "Không ghi họ tên, địa chỉ, số giấy tờ của ai trên phiếu này."
Kind = ResidentialGroup.Kind
HEADS = {
    Kind.KHOI: "Khối trưởng",
    Kind.TO_DAN_PHO: "Tổ trưởng tổ dân phố",
    Kind.XOM: "Xóm trưởng",
    Kind.OTHER: "Người đứng đầu",
}


@dataclass(frozen=True, slots=True)
class Occasion:
    """What all sheets of one office and closing day have in common."""

    day: date
    above: str
    """The office, over the name of the group."""
    dateline: str
    names: Mapping[str, str]
    """Of ethnic groups, by their codes."""

    @classmethod
    def of(cls, organization: Organization, day: date, codes: Collection[str]) -> "Occasion":
        head = organization.letterhead_on(day)
        return cls(
            day,
            " ".join(head.issuer_lines) if head else organization.name.upper(),
            f"{head.place}, {DATELINE}" if head else DATELINE.capitalize(),
            {group.pk: group.name for group in presenting.named(sorted(codes))},
        )


def sheet_of(count: GroupCount) -> CountSheet:
    """As it was recorded, with the figures of the time before beside it."""
    beside = before(count.group, count.closes_on)
    codes = {*composition(count).lines, *_codes(beside)}
    return _recorded(Occasion.of(count.organization, count.closes_on, codes), count, beside)


def sheets_of(organization: Organization, day: date) -> list[CountSheet]:
    """Of every group that was there: recorded for this very day, or open."""
    known = figures(organization, on=day)
    rows = presenting.table(known).rows
    beside = befores([row.group for row in rows], day)
    in_use = presenting.codes_in_use(known)
    every = {*in_use, *(code for one in beside.values() for code in _codes(one))}
    occasion = Occasion.of(organization, day, every)
    return [
        _recorded(occasion, row.sheet, beside.get(row.group.pk))
        if row.sheet and row.sheet.closes_on == day
        else _open(occasion, row.group, beside.get(row.group.pk), in_use)
        for row in rows
    ]


def head_of(group: ResidentialGroup) -> str:
    """What the one who signs for a group is called."""
    kind = Kind(group.kind)
    return HEADS.get(kind, f"Trưởng {kind.label.lower()}")


def _recorded(occasion: Occasion, count: GroupCount, beside: Before | None) -> CountSheet:
    told = composition(count)
    frame = _frame(occasion, count.group, _facts(count))
    return _sheet(occasion, frame, told, beside, sorted({*told.lines, *_codes(beside)}))


def _open(
    occasion: Occasion, group: ResidentialGroup, beside: Before | None, codes: Sequence[str]
) -> CountSheet:
    empty = (Section("Số tổ"), Section("Giải thích chênh lệch, nếu có", room=12))
    return _sheet(occasion, _frame(occasion, group, empty), None, beside, codes)


def _frame(occasion: Occasion, group: ResidentialGroup, sections: tuple[Section, ...]) -> Slip:
    return Slip(
        TITLE,
        f"Số liệu chốt đến hết {long_date(occasion.day)}",
        superior=occasion.above,
        issuer=(group.name.upper(),),
        dateline=occasion.dateline,
        sections=sections,
        signers=(("Người lập phiếu", ""), (head_of(group), "")),
        stately=True,
    )


def _sheet(
    occasion: Occasion,
    frame: Slip,
    told: Composition | None,
    beside: Before | None,
    codes: Sequence[str],
) -> CountSheet:
    now, past = _lines(told, codes), _lines(beside.composition if beside else None, codes)
    names = ("Tổng số", *(occasion.names[code] for code in codes))
    lines = [
        CountLine(name, _counts(one), _counts(other)[:2])
        for name, one, other in zip(names, now, past, strict=True)
    ]
    if told is None:
        lines += [CountLine("")] * OPEN_LINES
    day = short(beside.closes_on) if beside else ""
    return CountSheet(frame, tuple(lines), before=day, remarks=(HOW_COUNTED, NO_NAMES))


def _lines(told: Composition | None, codes: Sequence[str]) -> Sequence[Tally | None]:
    """The total and the line of each ethnic group."""
    if told is None:
        return [None] * (len(codes) + 1)
    return [told.stated, *map(told.of, codes)]


def _counts(tally: Tally | None) -> tuple[str, str, str]:
    if tally is None:
        return "", "", ""
    women = "" if tally.women is None else grouped(tally.women)
    return grouped(tally.households), grouped(tally.persons), women


def _facts(count: GroupCount) -> tuple[Section, ...]:
    facts = {
        "Số tổ": str(count.cells) if count.cells is not None else "",
        "Nguồn": count.source,
        "Giải thích chênh lệch": count.explanation,
    }
    return tuple(Section(label, (text,)) for label, text in facts.items() if text)


def _codes(beside: Before | None) -> Sequence[str]:
    return tuple(beside.composition.lines) if beside else ()
