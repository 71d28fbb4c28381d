"""The demonstration's reputable persons: three plainly invented ones in Thái Hòa, with benefits.

Two came over with an earlier decision; the third went the whole way of a file.
"""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from desk.demonstration import (
    FIRST_DAY,
    PROVINCE_CODE,
    WARD_CODE,
    Person,
    add_official,
    add_organization,
)
from households.models import (
    BenefitRate,
    DecidingLevel,
    EthnicGroup,
    Proposal,
    ProposalStep,
    ReputablePerson,
    ReputableRule,
)
from households.reputable import benefits, loading, persons, proposals, rules
from households.reputable.decisions import Ruling
from households.reputable.persons import Gender, Identity, Schooling, Standing
from households.reputable.proposals import Meeting
from households.reputable.rules import Criterion
from localities.models import AdministrativeUnit, ResidentialGroup
from officials.models import Official, Organization, Role
from workflow.verdicts import Verdict, demand

Step = ProposalStep.Step
ETHNIC_AFFAIRS = "Sở Dân tộc và Tôn giáo tỉnh Nghệ An"
PEOPLE = (Person("dantoctinh", "Vi Thị Tổng Hợp", "Chuyên viên", Role.REVIEWER),)
THAI, THO, MUONG = "03", "24", "06"
TET = date(2026, 2, 10)
"""A few days before the New Year of 2026."""
EARLIER = Ruling("12/QĐ-UBND", date(2024, 12, 20), DecidingLevel.DISTRICT)


@transaction.atomic
def load() -> tuple[Person, ...]:
    """Load what is not there yet, after the figures; returns who can sign in besides."""
    loading.load()
    if not Organization.objects.filter(name=ETHNIC_AFFAIRS).exists():
        _ethnic_affairs()
    ward = Organization.objects.get(
        unit=AdministrativeUnit.objects.of_code(WARD_CODE, on=FIRST_DAY),
        kind=Organization.Kind.PEOPLES_COMMITTEE,
    )
    if not ReputableRule.objects.filter(organization=ward).exists():
        _load(ward)
    return PEOPLE


def _ethnic_affairs() -> None:
    province = AdministrativeUnit.objects.of_code(PROVINCE_CODE, on=FIRST_DAY)
    body = add_organization(province, Organization.Kind.ETHNIC_AFFAIRS, ETHNIC_AFFAIRS)
    for person in PEOPLE:
        add_official(person, body, since=FIRST_DAY)


def _load(ward: Organization) -> None:
    drafter, head, clerk, chair = (
        Official.objects.get(username=name)
        for name in ("soanthao", "vanphong", "vanthu", "chutich")
    )
    rule = ReputableRule(
        organization=ward,
        valid_from=FIRST_DAY,
        reach=ReputableRule.Reach.ALL,
        source="15/QĐ-UBND",
    )
    rules.put_down(rule, by=chair)
    elder = _identity("Lô Văn Mẫu", 1951, THAI, Gender.MALE, Standing.ELDER)
    retired = _identity("Trương Thị Ví Dụ", 1958, THO, Gender.FEMALE, Standing.RETIRED)
    listed = [
        persons.enter_listed(ward, who, group=_group(ward, place), ruling=EARLIER, by=drafter)
        for who, place in ((elder, "Khối 9"), (retired, "Khối 4"))
    ]
    head_of_group = _identity("Bùi Văn Giả Định", 1966, MUONG, Gender.MALE, Standing.GROUP_HEAD)
    proposal = proposals.propose(
        ward, group=_group(ward, "Khối 6"), identity=head_of_group, by=drafter
    )
    _go_its_way(proposal, drafter=drafter, head=head, clerk=clerk)
    _give(listed, by=clerk)


def _identity(
    full_name: str,
    birth_year: int,
    ethnic_group: str,
    gender: ReputablePerson.Gender,
    standing: ReputablePerson.Standing,
) -> Identity:
    group = EthnicGroup.objects.get(pk=ethnic_group)
    return Identity(full_name, birth_year, gender, group, Schooling.LOWER, standing)


def _group(ward: Organization, name: str) -> ResidentialGroup:
    return ResidentialGroup.objects.get(unit=ward.unit, name=name)


def _go_its_way(proposal: Proposal, *, drafter: Official, head: Official, clerk: Official) -> None:
    meeting = Meeting(date(2026, 3, 2), households=422, present=301, criteria=tuple(Criterion))
    steps: Iterable[Verdict] = (
        proposals.meet(proposal, meeting, by=drafter),
        proposals.take(proposal, Step.JOINT, on=date(2026, 3, 5), by=drafter),
        proposals.take(proposal, Step.RECEIVED, on=date(2026, 3, 9), by=clerk),
        proposals.take(proposal, Step.EXAMINED, on=date(2026, 3, 13), by=head),
        proposals.decide(proposal, number="57/QĐ-UBND", issued_on=date(2026, 3, 20), by=clerk),
    )
    for verdict in steps:
        demand(verdict)


def _give(listed: Iterable[ReputablePerson], *, by: Official) -> None:
    """The gift at Tết, to both who were on the list then."""
    gift = benefits.rates_on(TET).get(kind=BenefitRate.Kind.GIFT)
    for person in listed:
        benefits.give(person, gift, given_on=TET, amount=500_000, by=by)
