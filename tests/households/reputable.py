"""Reputable persons and their files for the tests. Everybody is plainly invented."""

from collections.abc import Callable
from datetime import date

from households.models import (
    BenefitRate,
    DecidingLevel,
    EthnicGroup,
    Proposal,
    ProposalStep,
    RecognitionDecision,
    ReputablePerson,
    ReputableRule,
)
from households.reputable import benefits, loading, persons, proposals
from households.reputable.decisions import Ruling
from households.reputable.persons import Identity
from households.reputable.proposals import Meeting
from households.reputable.rules import Criterion
from localities.models import ResidentialGroup
from officials.models import Official, Organization

State, Step = Proposal.State, ProposalStep.Step
Reach = ReputableRule.Reach
RULED_FROM = date(2020, 1, 1)
MET = date(2026, 3, 2)
JOINTLY = date(2026, 3, 5)
RECEIVED = date(2026, 3, 9)
EXAMINED = date(2026, 3, 12)
SENT = date(2026, 3, 13)
DECIDED = date(2026, 3, 20)


def make_ethnic_group(code: str = "03", name: str = "Thái") -> EthnicGroup:
    return EthnicGroup.objects.get_or_create(code=code, defaults={"name": name})[0]


def make_group(
    organization: Organization, name: str = "Khối 1", **columns: object
) -> ResidentialGroup:
    found = ResidentialGroup.objects.filter(unit=organization.unit, name=name).first()
    return found or ResidentialGroup.objects.create(
        unit=organization.unit, kind=ResidentialGroup.Kind.KHOI, name=name, **columns
    )


def make_rule(
    organization: Organization,
    by: Official,
    *,
    reach: ReputableRule.Reach = Reach.ALL,
    level: DecidingLevel = DecidingLevel.COMMUNE,
    valid_from: date = RULED_FROM,
    **columns: object,
) -> ReputableRule:
    return ReputableRule.objects.create(
        organization=organization,
        valid_from=valid_from,
        reach=reach,
        level=level,
        source="15/QĐ-UBND",
        decided_by=by,
        **columns,
    )


def make_identity(full_name: str = "Lô Văn Mẫu", **values: object) -> Identity:
    given: dict[str, object] = {
        "full_name": full_name,
        "birth_year": 1955,
        "gender": ReputablePerson.Gender.MALE,
        "ethnic_group": make_ethnic_group(),
        "schooling": ReputablePerson.Schooling.LOWER,
        "standing": ReputablePerson.Standing.ELDER,
    }
    return Identity(**{**given, **values})  # type: ignore[arg-type]


def make_listed(
    organization: Organization,
    by: Official,
    *,
    full_name: str = "Lô Văn Mẫu",
    group: ResidentialGroup | None = None,
    number: str = "12/QĐ-UBND",
    issued_on: date = date(2024, 2, 1),
    **values: object,
) -> ReputablePerson:
    """Somebody on the list since 2024, by a decision of the district's chair."""
    return persons.enter_listed(
        organization,
        make_identity(full_name, **values),
        group=group or make_group(organization),
        ruling=Ruling(number, issued_on, DecidingLevel.DISTRICT),
        by=by,
    )


def make_proposal(
    organization: Organization,
    by: Official,
    *,
    full_name: str | None = "Trương Thị Ví Dụ",
    group: ResidentialGroup | None = None,
    replaces: ReputablePerson | None = None,
) -> Proposal:
    return proposals.propose(
        organization,
        group=group or make_group(organization),
        identity=make_identity(full_name) if full_name else None,
        replaces=replaces,
        by=by,
    )


MEETING = Meeting(on=MET, households=300, present=200, criteria=tuple(Criterion))


def bring(proposal: Proposal, state: Proposal.State, *, drafter: Official, head: Official) -> None:
    """By the verbs, to a state before the decision."""
    steps: dict[Proposal.State, Callable[[], object]] = {
        State.VILLAGE_MET: lambda: proposals.meet(proposal, MEETING, by=drafter),
        State.JOINT_MET: lambda: proposals.take(proposal, Step.JOINT, on=JOINTLY, by=drafter),
        State.RECEIVED: lambda: proposals.take(proposal, Step.RECEIVED, on=RECEIVED, by=drafter),
        State.EXAMINED: lambda: proposals.take(proposal, Step.EXAMINED, on=EXAMINED, by=head),
        State.SENT: lambda: proposals.take(proposal, Step.SENT, on=SENT, by=drafter),
    }
    way = list(State)
    for reached, step in steps.items():
        if way.index(State(proposal.state)) < way.index(reached) <= way.index(state):
            verdict = step()
            assert verdict, verdict
            assert proposal.state == reached


def decide(proposal: Proposal, *, by: Official, number: str = "125/QĐ-UBND") -> None:
    assert proposals.decide(proposal, number=number, issued_on=DECIDED, by=by)


def make_removed(organization: Organization, by: Official, **values: object) -> ReputablePerson:
    """Somebody who left the list by a decision of 2026, without a file here."""
    person = make_listed(organization, by, **values)  # type: ignore[arg-type]
    person.removed_by = RecognitionDecision.objects.create(
        organization=organization,
        level=DecidingLevel.COMMUNE,
        number="80/QĐ-UBND",
        issued_on=DECIDED,
        recorded_by=by,
    )
    person.save(update_fields=["removed_by"])
    return person


def rate_of(kind: BenefitRate.Kind, payer: str = "") -> BenefitRate:
    loading.load()
    return BenefitRate.objects.get(kind=kind, payer=payer)


def rows_of_reputable(organization: Organization, by: Official) -> dict[str, object]:
    """What each address is about in one ward, for the table of who gets what."""
    make_rule(organization, by)
    listed = make_listed(organization, by, group=make_group(organization, "Khối 7"))
    removed = make_removed(organization, by, group=make_group(organization, "Khối 8"))
    proposal = make_proposal(organization, by, group=make_group(organization, "Khối 9"))
    gift = rate_of(BenefitRate.Kind.GIFT)
    given = benefits.give(listed, gift, given_on=date(2026, 2, 10), amount=300_000, by=by)
    of_ward = ("list", "former", "rule", "benefits", "propose", "enter")
    about = {
        **dict.fromkeys(of_ward, organization.pk),
        **dict.fromkeys(("person", "correct", "give"), listed.pk),
        **dict.fromkeys(("proposal", "stop"), proposal.pk),
        "erase": removed.pk,
        "take_back": given.pk,
    }
    return {
        **{f"reputable_{view}": {"pk": key} for view, key in about.items()},
        "reputable_print": {"pk": organization.pk, "which": "danh-sach", "suffix": "xlsx"},
        "reputable_step": {"pk": proposal.pk, "slug": "hop-khoi"},
    }
