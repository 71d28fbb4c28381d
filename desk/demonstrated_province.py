"""The demonstration province: the 130 communes and wards of Nghệ An with six months of 2026.

The units are real; every person and every figure is invented and drawn at random, whatever the
place is in truth. Reports came in on paper and were put in by the provincial police
(`demonstrated_sendings`); the three wards of the ordinary demonstration, which write their own
since, have not reported for 2026 yet: one draft is being remarked on, one came back with a remark
that is answered. Two more were given accounts on 01/7/2026.

Of the 130, for the six months of 2026: 107 on time, 6 late, 4 returned, 13 missing; of the 113 on
time or late 3 say that nothing happened, and 90 are accepted. The half-year before, and six months
of figures alone, are accepted from all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from django.db import transaction
from django.db.models import prefetch_related_objects

from desk import demonstrated_amounts as amounts
from desk.demonstrated_amounts import Amounts
from desk.demonstrated_regimes import (
    MONTHLY,
    SETTER,
    first_half,
    half_before,
    regime_of,
    reviewer,
)
from desk.demonstrated_sendings import Opinion, Received, put_in
from desk.demonstration import FIRST_DAY, Person, add_official, add_organization
from documents.secrecy import Answer
from officials.establishing import name_of
from officials.models import Official, Organization, Role, SigningCapacity
from reports.models import Finding, Report
from reports.regimes import setting
from reports.regimes.calendar import Due, dues_of, reporters, reporting_units
from reports.review import answering, deciding, finding
from reports.review.reading import read_of
from reports.submitting import sending
from reports.writing.opening import open_report
from vietnamese.dates import VIETNAM
from workflow.verdicts import demand

SEED = 40_2026
ON_TIME, LATE, RETURNED, MISSING = 107, 6, 4, 13
NOTHING, ACCEPTED_LATE, ACCEPTED = 3, 4, 90
STILL_WRITING = ("16939", "17011", "17017")
"""Thái Hòa, Tây Hiếu, Đông Hiếu: theirs are among the missing."""
LAST_MONTH = date(2026, 6, 14)
ACCOUNTS_FROM = date(2026, 7, 1)
OFFICE_HOURS = (7, 16)
PEOPLE: Mapping[str, tuple[Person, ...]] = {
    "16732": (
        Person("cualo.soanthao", "Nghiêm Văn Mẫu Ba", "Chuyên viên", Role.DRAFTER),
        Person("cualo.vanphong", "Tống Thị Mẫu Bốn", "Chánh Văn phòng", Role.OFFICE_HEAD),
        Person("cualo.vanthu", "Kiều Văn Mẫu Năm", "Văn thư", Role.CLERK),
        Person(
            *("cualo.chutich", "Mạc Thị Mẫu Sáu", "Chủ tịch", Role.CHAIR),
            SigningCapacity.ON_BEHALF,
        ),
    ),
    "16690": (
        Person("truongvinh.soanthao", "Thân Văn Mẫu Một", "Chuyên viên", Role.DRAFTER),
        Person("truongvinh.vanthu", "Ngụy Thị Mẫu Hai", "Văn thư", Role.CLERK),
    ),
}
JUMP = Opinion(
    Finding.Kind.WRONG,
    "Số buổi tuyên truyền gấp nhiều lần kỳ trước; đề nghị rà lại hoặc giải trình.",
    "buoi_tuyen_truyen",
)
GAP = Opinion(Finding.Kind.MISSING, "Chưa nêu tồn tại, hạn chế và nguyên nhân.")
OLD = Opinion(Finding.Kind.OUTDATED, "Chưa tính nhiệm vụ đến hạn trong tháng 6.", "nhiem_vu")
MANY = 8
"""Times as many sessions as the ward had, where the number jumped."""
State = Report.State


class NotADemonstrationError(Exception):
    """This database holds no demonstration, or more than one."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one report; it came in between two days, counted from the deadline."""

    state: Report.State
    first: int
    last: int
    is_nothing: bool = False
    opinions: tuple[Opinion, ...] = ()


PUNCTUAL = Fate(State.ACCEPTED, -2, 0)
NOTHING_HAPPENED = replace(PUNCTUAL, is_nothing=True)
LATE_FATE = Fate(State.ACCEPTED, 1, 12)
BACK = Fate(State.RETURNED, -2, 0, opinions=(JUMP, GAP))


@dataclass(frozen=True, slots=True)
class Ward:
    office: Organization
    half_year: Amounts
    fate: Fate | None
    """None: nothing came in for the six months of 2026."""


@transaction.atomic
def load() -> tuple[Person, ...]:
    """Load what is not there yet, after the ordinary demonstration; returns who can sign in
    besides. Raises NotADemonstrationError."""
    _demand_demonstration()
    due = first_half()
    if not Report.objects.filter(regime=due.regime, until=due.until, state=State.ACCEPTED).exists():
        _load(due)
    return tuple(person for people in PEOPLE.values() for person in people)


@transaction.atomic
def load_half_before() -> None:
    """For the ordinary demonstration: its wards handed in the half-year before."""
    rng, due = Random(SEED), half_before()  # noqa: S311
    offices = sorted(reporters(due).values(), key=lambda office: office.unit.code)
    wards = [Ward(office, amounts.drawn(rng), None) for office in offices]
    _put_in(due, wards, [ward.half_year for ward in wards], rng, reviewer())


def _demand_demonstration() -> None:
    holders = Official.objects.filter(appointments__isnull=False)
    if not holders.exists() or holders.filter(is_demonstration=False).exists():
        raise NotADemonstrationError


def _load(due: Due) -> None:
    rng, by = Random(SEED), reviewer()  # noqa: S311 (figures to look at, no secret)
    wards = list(_wards(_offices(due), rng))
    _put_in(half_before(), wards, [amounts.varied(one.half_year, rng) for one in wards], rng, by)
    _load_months(wards, rng, by)
    prefetch_related_objects([due.terms], "asked_figures")
    handed = [_received(due, one, one.fate, one.half_year, rng) for one in wards if one.fate]
    put_in(due, handed, by=by)
    _give_accounts(wards)
    _remarked(due)


def _offices(due: Due) -> list[Organization]:
    """The People's Committee of every unit, by the code of the unit; those there are stay."""
    there = reporters(due)
    kind = Organization.Kind.PEOPLES_COMMITTEE
    for unit in reporting_units(due):
        if unit.pk not in there:
            name = name_of(unit, kind)
            there[unit.pk] = add_organization(unit, kind, name, since=FIRST_DAY)
    return sorted(there.values(), key=lambda office: office.unit.code)


def _wards(offices: Sequence[Organization], rng: Random) -> Iterator[Ward]:
    """Each with its fate. Those that were given accounts are missing: they can write it now."""
    told = [office for office in offices if office.unit.code not in STILL_WRITING]
    rng.shuffle(told)
    told.sort(key=lambda office: office.unit.code in PEOPLE)
    fates = dict(zip((office.pk for office in told), _fates(), strict=False))
    for office in offices:
        yield Ward(office, amounts.drawn(rng), fates.get(office.pk))


def _fates() -> Iterator[Fate]:
    """Of those that handed in; for the rest there are none."""
    yield from (BACK, BACK, replace(BACK, opinions=(GAP,)), replace(BACK, opinions=(OLD,)))
    yield from [LATE_FATE] * ACCEPTED_LATE
    yield from [replace(LATE_FATE, state=State.SUBMITTED)] * (LATE - ACCEPTED_LATE)
    punctual = ACCEPTED - ACCEPTED_LATE
    yield from [NOTHING_HAPPENED] * NOTHING
    yield from [PUNCTUAL] * (punctual - NOTHING)
    yield from [replace(PUNCTUAL, state=State.SUBMITTED)] * (ON_TIME - punctual)


def _load_months(wards: Sequence[Ward], rng: Random, by: Official) -> None:
    """Six months of figures alone; then the regime ends."""
    regime = regime_of(MONTHLY)
    dues = [due for due in dues_of(regime, LAST_MONTH.year) if due.until <= LAST_MONTH]
    months = [amounts.months_of(one.half_year, rng) for one in wards]
    for place, due in enumerate(dues):
        _put_in(due, wards, [month[place] for month in months], rng, by)
    setting.end(regime, LAST_MONTH, by=Official.objects.get(username=SETTER))


def _put_in(
    due: Due, wards: Sequence[Ward], drawn: Sequence[Amounts], rng: Random, by: Official
) -> None:
    """Accepted from all whose report is not there already."""
    there = Report.objects.filter(regime=due.regime, until=due.until)
    kept = set(there.values_list("organization", flat=True))
    prefetch_related_objects([due.terms], "asked_figures")
    received = [
        _received(due, ward, _earlier(ward.fate), figures, rng)
        for ward, figures in zip(wards, drawn, strict=True)
        if ward.office.pk not in kept
    ]
    put_in(due, received, by=by)


def _earlier(fate: Fate | None) -> Fate:
    """Of a period before: where nothing happened, nothing happened then either."""
    return NOTHING_HAPPENED if fate and fate.is_nothing else PUNCTUAL


def _received(due: Due, ward: Ward, fate: Fate, drawn: Amounts, rng: Random) -> Received:
    if JUMP in fate.opinions:
        code = JUMP.code
        drawn = {**drawn, code: drawn[code] * MANY}
    figures = {} if fate.is_nothing else amounts.told(due.terms.asked_figures.all(), drawn)
    number = f"{rng.randint(20, 190)}/BC-UBND"
    at = _at(due.due_on, fate, rng)
    return Received(ward.office, at, figures, number, fate.state, fate.opinions)


def _at(due_on: date, fate: Fate, rng: Random) -> datetime:
    """Within office hours of one of the days."""
    day = due_on + timedelta(rng.randint(fate.first, fate.last))
    clock = time(rng.randint(*OFFICE_HOURS), rng.randint(0, 59), tzinfo=VIETNAM)
    return datetime.combine(day, clock)


def _remarked(due: Due) -> None:
    """Drafts that were sent for remarks, by the verbs of those who wrote and read them."""
    by = reviewer()
    _sent(due, Official.objects.get(username="donghieu.soanthao"))
    drafter = Official.objects.get(username="tayhieu.soanthao")
    report = _sent(due, drafter)
    opinion = finding.Opinion(Finding.Kind.MISSING, GAP.text)
    demand(finding.add(report, opinion, number=1, by=by))
    demand(deciding.remark(report, read=read_of(report), by=by))
    answer = "Đã bổ sung vào mục II của dự thảo."
    demand(answering.answer(report.findings.get(), answer, by=drafter))


def _sent(due: Due, by: Official) -> Report:
    report = open_report(by.appointments.get().organization, due, by)
    words = "Dự thảo để minh họa; các chỗ được chỉ ra sẽ viết sau khi có góp ý."
    demand(sending.send_for_remarks(report, secret=Answer.NO, words=words, by=by))
    return report


def _give_accounts(wards: Sequence[Ward]) -> None:
    for ward in wards:
        for person in PEOPLE.get(ward.office.unit.code, ()):
            add_official(person, ward.office, since=ACCOUNTS_FROM)
