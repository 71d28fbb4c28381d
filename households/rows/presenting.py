"""Rows as a page shows them: numbers in words, events in their order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from households.models import Household, HouseholdState
from households.rows.content import Event
from households.rows.placing import became
from households.rows.querysets import offices_of
from localities.models import ResidentialGroup
from officials.models import Organization
from paper import registers
from paper.registers import Column, Register
from paper.tables import Align
from vietnamese.dates import short, today

FORM = registers.Form(
    "Danh sách hộ theo số phiếu",
    (
        Column("Số phiếu", 40),
        Column("Dân tộc của chủ hộ", 45),
        Column("Số khẩu", 25, Align.CENTRE),
        Column("Trong đó nữ", 25, Align.CENTRE),
        Column("Số khẩu theo dân tộc", 82),
        Column("Từ ngày", 35, Align.CENTRE),
    ),
    "hộ",
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One row, or one of its states: where, whose, how many."""

    state: HouseholdState
    persons: int
    women: int | None
    members: str

    @property
    def household(self) -> Household:
        return self.state.household


def shown(state: HouseholdState) -> Shown:
    """Of a state read by `with_members`: "Kinh 3, Tày 2"."""
    members = sorted(state.members.all(), key=lambda one: one.ethnic_group_id)
    women = [one.women for one in members]
    return Shown(
        state,
        sum(one.persons for one in members),
        None if None in women else sum(one for one in women if one is not None),
        ", ".join(f"{one.ethnic_group.name} {one.persons}" for one in members),
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a row's story; `why_not` is empty where it counts."""

    shown: Shown
    is_corrected: bool
    origins: tuple[str, ...]


def story_of(household: Household) -> list[Step]:
    """All that was ever recorded of a row, the newest first."""
    states = household.states.with_members().select_related("recorded_by")
    ordered = states.prefetch_related("origins__household").order_by("-from_day", "-pk")
    corrected = set(
        household.states.filter(corrects__isnull=False).values_list("corrects", flat=True)
    )
    return [
        Step(
            shown(state),
            state.pk in corrected or state.event == Event.MISTAKEN,
            tuple(str(origin.household) for origin in state.origins.all()),
        )
        for state in ordered
    ]


def groups_to_choose(organization: Organization) -> QuerySet[ResidentialGroup]:
    """Those of the ward today, and those of the wards that went into it, for earlier days."""
    units = Organization.objects.filter(pk__in=offices_of(organization)).values("unit")
    return ResidentialGroup.objects.filter(unit__in=units).order_by("valid_to", "name_sort", "pk")


def groups_of_today(organization: Organization) -> list[ResidentialGroup]:
    return list(ResidentialGroup.objects.filter(unit=organization.unit).on(today()))


def rows_here(
    organization: Organization, *, group: ResidentialGroup | None = None, serial: str = ""
) -> QuerySet[Household]:
    """Rows that are here today; of one group, with those whose group became it."""
    here = HouseholdState.objects.in_force(on=today()).here()
    rows = Household.objects.of(organization)
    if serial:
        rows = rows.filter(serial=serial)
    if group:
        there = here.filter(group__in=standing_in(organization, group))
        return rows.filter(pk__in=there.values("household"))
    return rows.filter(Exists(here.filter(household=OuterRef("pk"))))


def shown_of(rows: Iterable[Household]) -> list[Shown]:
    """Where these rows stand today, in their order; as many queries for any number."""
    keys = [row.pk for row in rows]
    states = HouseholdState.objects.in_force(on=today()).with_members()
    found = {state.household_id: shown(state) for state in states.filter(household__in=keys)}
    return [found[key] for key in keys if key in found]


def standing_in(organization: Organization, group: ResidentialGroup) -> list[int]:
    """Keys of the groups whose rows stand in this one today: itself, and those that became it."""
    later = became(organization, on=today())
    return [group.pk, *(before for before, after in later.items() if after == group.pk)]


def register_of(
    organization: Organization, group: ResidentialGroup, rows: Iterable[Shown], *, on: date
) -> Register:
    head = organization.letterhead_on(on)
    issuer = head.issuer_lines if head else (organization.name.upper(),)
    return Register(
        FORM,
        tuple(map(_cells, rows)),
        superior=head.superior if head else "",
        issuer=issuer,
        year=on.year,
        until=on,
        series=str(group),
    )


def _cells(row: Shown) -> tuple[str, ...]:
    head = row.state.head_group
    return (
        str(row.household),
        head.name if head else "",
        str(row.persons),
        "" if row.women is None else str(row.women),
        row.members,
        short(row.state.from_day),
    )
