"""Chế độ, chính sách: what each person on the list is due in a year, and what was given.

The decision's amounts are dated rows (`BenefitRate`); nothing says what happened to somebody.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from history.recording import record, subject_of
from households.models import BenefitRate, BenefitWithdrawal, GivenBenefit, ReputablePerson
from households.reputable.permissions import may_receive
from households.reputable.reach import lineage
from officials.models import Official, Organization
from vietnamese.dates import short, today
from vietnamese.numerals import grouped
from workflow.verdicts import ALLOWED, Verdict, demand, refused

Kind = BenefitRate.Kind


@dataclass(frozen=True, slots=True)
class Entitlement:
    """What one person is due of one benefit in a year, and how often it was given."""

    kind: BenefitRate.Kind
    due: int
    given: int

    @property
    def is_open(self) -> bool:
        return self.given < self.due


@dataclass(frozen=True, slots=True)
class Account:
    """The year of one person: the benefits that come without anything happening."""

    person: ReputablePerson
    regular: tuple[Entitlement, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """One benefit in the ward in a year; `amount` in đồng."""

    kind: BenefitRate.Kind
    times: int
    amount: int


def rates_on(day: date) -> QuerySet[BenefitRate]:
    in_force = Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))
    return BenefitRate.objects.filter(in_force)


def in_order(day: date) -> list[BenefitRate]:
    """The rates of a day as the decision lists them, the highest payer first."""
    kinds, payers = Kind.values, BenefitRate.Payer.values
    rates = list(rates_on(day))
    return sorted(rates, key=lambda rate: (kinds.index(rate.kind), payers.index(rate.payer)))


def give(
    person: ReputablePerson,
    rate: BenefitRate,
    *,
    given_on: date,
    amount: int | None,
    by: Official,
) -> GivenBenefit:
    """Record what was given on a day; refused where the decision does not have it."""
    demand(may_receive(by, person.organization))
    with transaction.atomic():
        locked = ReputablePerson.objects.select_for_update(of=("self",)).get(pk=person.pk)
        _require("given_on", _in_time(locked, rate, given_on))
        _require("amount", _in_kind(rate, amount))
        earlier = _earlier(locked, rate, given_on)
        _require("given_on", _not_too_often(rate, earlier))
        _require("amount", _within(rate, amount or 0, earlier, given_on))
        benefit = GivenBenefit.objects.create(
            organization=locked.organization,
            person=locked,
            rate=rate,
            given_on=given_on,
            amount=amount,
            recorded_by=by,
        )
        _record(benefit, "households.give_benefit", by)
    return benefit


def take_back(benefit: GivenBenefit, *, by: Official) -> Verdict:
    """It was recorded by mistake: the line stays and counts no more."""
    demand(may_receive(by, benefit.organization))
    with transaction.atomic():
        _, is_new = BenefitWithdrawal.objects.get_or_create(
            benefit=benefit, defaults={"recorded_by": by}
        )
        if not is_new:
            return refused("Dòng này đã được rút trước đó.")
        _record(benefit, "households.take_back_benefit", by)
    return ALLOWED


def accounts(organization: Organization, year: int) -> tuple[Account, ...]:
    """Who was on the list in the year, and what comes to each; three queries, however many."""
    rates = _regular(year)
    persons = _listed_in(organization, year)
    given = _times(persons, year)
    return tuple(
        Account(
            person,
            tuple(
                Entitlement(Kind(rate.kind), rate.times or 1, given[person.pk, rate.kind])
                for rate in rates
            ),
        )
        for person in persons
    )


def totals(organization: Organization, year: int) -> tuple[Total, ...]:
    """What the ward gave in the year, by benefit; nobody is named."""
    times: dict[str, int] = defaultdict(int)
    amounts: dict[str, int] = defaultdict(int)
    rows = GivenBenefit.objects.counting().filter(
        organization__in=lineage(organization), given_on__year=year
    )
    for kind, amount in rows.values_list("rate__kind", "amount"):
        times[kind] += 1
        amounts[kind] += amount or 0
    return tuple(Total(kind, times[kind], amounts[kind]) for kind in Kind if times[kind])


def ceiling_text(rate: BenefitRate) -> str:
    """ "tối đa 500.000 đồng, 2 lần một năm" for the form."""
    parts = []
    if rate.ceiling:
        whole_year = " cả năm" if rate.is_yearly_sum else ""
        parts.append(f"tối đa {grouped(rate.ceiling)} đồng{whole_year}")
    if rate.times:
        parts.append(f"{rate.times} lần {_period(rate)}")
    return ", ".join(parts) or "tùy dịp"


def _regular(year: int) -> list[BenefitRate]:
    """What comes by itself: of the rates of the year's end the newest of each benefit."""
    rates = rates_on(date(year, 12, 31)).filter(is_regular=True).order_by("valid_from")
    newest = {rate.kind: rate for rate in rates}
    return [newest[kind] for kind in Kind if kind in newest]


def _listed_in(organization: Organization, year: int) -> Sequence[ReputablePerson]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    listed = ReputablePerson.objects.of(organization).filter(recognised_by__issued_on__lte=last)
    return list(listed.exclude(removed_by__issued_on__lte=first).for_list())


def _times(persons: Iterable[ReputablePerson], year: int) -> Mapping[tuple[int, str], int]:
    given: dict[tuple[int, str], int] = defaultdict(int)
    rows = GivenBenefit.objects.counting().filter(
        person__in=[person.pk for person in persons], given_on__year=year
    )
    for key in rows.values_list("person_id", "rate__kind"):
        given[key] += 1
    return given


def _in_time(person: ReputablePerson, rate: BenefitRate, day: date) -> Verdict:
    if day > today():
        return refused("Ngày không được ở sau hôm nay.")
    if not ReputablePerson.objects.listed(day).filter(pk=person.pk).exists():
        return refused(f"Ngày {short(day)} người này không ở trong danh sách.")
    if not rates_on(day).filter(pk=rate.pk).exists():
        return refused(f"Mức “{rate}” không áp dụng vào ngày {short(day)}.")
    return ALLOWED


def _in_kind(rate: BenefitRate, amount: int | None) -> Verdict:
    if rate.ceiling is None and amount is not None:
        return refused("Chế độ này không chi tiền: để trống ô số tiền.")
    if rate.ceiling is not None and not amount:
        return refused("Ghi số tiền đã chi.")
    return ALLOWED


def _earlier(person: ReputablePerson, rate: BenefitRate, day: date) -> list[GivenBenefit]:
    """What counts together with it: the same benefit of the same payer within its years."""
    reach = rate.every_years - 1
    rows = GivenBenefit.objects.counting().filter(
        person=person,
        rate__kind=rate.kind,
        rate__payer=rate.payer,
        given_on__year__gte=day.year - reach,
        given_on__year__lte=day.year + reach,
    )
    return list(rows)


def _not_too_often(rate: BenefitRate, earlier: Sequence[GivenBenefit]) -> Verdict:
    if rate.times is None or len(earlier) < rate.times:
        return ALLOWED
    return refused(f"Đã ghi đủ {rate.times} lần {_period(rate)}.")


def _within(rate: BenefitRate, amount: int, earlier: Iterable[GivenBenefit], day: date) -> Verdict:
    if rate.ceiling is None:
        return ALLOWED
    spent = sum(one.amount or 0 for one in earlier) if rate.is_yearly_sum else 0
    if spent + amount <= rate.ceiling:
        return ALLOWED
    already = f"; năm {day.year} đã chi {grouped(spent)} đồng" if spent else ""
    return refused(f"Mức tối đa là {grouped(rate.ceiling)} đồng{already} ({rate.source}).")


def _period(rate: BenefitRate) -> str:
    return "một năm" if rate.every_years == 1 else f"trong {rate.every_years} năm"


def _require(field: str, verdict: Verdict) -> None:
    if not verdict:
        raise ValidationError({field: verdict.reason})


def _record(benefit: GivenBenefit, verb: str, by: Official) -> None:
    details = {"person": benefit.person_id, "rate": benefit.rate_id}
    record(benefit.organization_id, verb=verb, by=by, subject=subject_of(benefit), details=details)
