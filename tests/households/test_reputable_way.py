"""The way of a file: who takes which step in which state, on which days. Written by hand."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from history.models import Entry
from households.models import DecidingLevel, Proposal, ProposalStep, ReputablePerson
from households.reputable import proposals
from households.reputable.places import quota
from households.reputable.proposals import WAY, Meeting
from households.reputable.rules import Criterion
from localities import grouping
from localities.grouping import Naming
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from tests.households import reputable
from tests.households.reputable import (
    DECIDED,
    MEETING,
    State,
    Step,
    bring,
    decide,
    make_group,
    make_identity,
    make_listed,
    make_proposal,
    make_rule,
)

pytestmark = pytest.mark.django_db
ROLES = (
    *("drafter", "reviewer", "chair", "deputy", "clerk", "administrator"),
    *("ward_police", "province_reviewer", "stranger"),
)
# yes: allowed by the role; a step is asked for in the state before it.
WHO = """
#                    drafter reviewer chair deputy clerk administrator police province stranger
village    preparing    yes     yes    no    no     no      no           no      no      no
joint      village_met  yes     yes    no    no     no      no           no      no      no
received   joint_met    yes     yes    no    no     yes     no           no      no      no
examined   received     no      yes    yes   yes    no      no           no      no      no
sent       examined     yes     yes    no    no     yes     no           no      no      no
decided    examined     no      no     yes   no     yes     no           no      no      no
decision_corrected decided no   no     yes   no     yes     no           no      no      no
stopped    received     yes     yes    yes   no     no      no           no      no      no
"""
# In which states a step may be taken at all; the same again is a correction.
STATES = {
    "village": {"preparing", "village_met"},
    "joint": {"village_met", "joint_met"},
    "received": {"joint_met", "received"},
    "examined": {"received", "examined"},
    "sent": {"examined", "sent"},
    "decided": {"examined", "sent"},
    "decision_corrected": {"decided"},
    "stopped": {"preparing", "village_met", "joint_met", "received", "examined", "sent"},
}


@pytest.fixture(autouse=True)
def rule(ward: Organization, chair: Official) -> None:
    make_rule(ward, chair)


@pytest.fixture
def proposal(ward: Organization, drafter: Official) -> Proposal:
    return make_proposal(ward, drafter)


def lines() -> list[list[str]]:
    return [line.split() for line in WHO.strip().splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("line", lines(), ids=lambda line: line[0])
def test_who_takes_a_step(
    line: list[str],
    request: pytest.FixtureRequest,
    proposal: Proposal,
    ward: Organization,
    chair: Official,
) -> None:
    name, state, *expected = line
    if name == "sent":
        make_rule(ward, chair, level=DecidingLevel.PROVINCE, valid_from=date(2025, 7, 1))
    Proposal.objects.filter(pk=proposal.pk).update(state=state, decision=decision_of(proposal))
    proposal.refresh_from_db()
    found = [
        "yes" if WAY.verdict(f"households.proposal_{name}", proposal, official) else "no"
        for official in (request.getfixturevalue(role) for role in ROLES)
    ]
    assert found == expected


def decision_of(proposal: Proposal) -> object:
    listed = make_listed(
        proposal.organization,
        proposal.opened_by,
        group=make_group(proposal.organization, "Khối 9"),
    )
    return listed.recognised_by


def test_every_step_may_be_taken_in_its_states_and_in_no_other() -> None:
    assert {
        transition.name.removeprefix("households.proposal_"): set(transition.sources)
        for transition in WAY.transitions
    } == STATES


def test_a_file_goes_its_way_and_puts_the_person_on_the_list(
    proposal: Proposal, drafter: Official, reviewer: Official, chair: Official
) -> None:
    bring(proposal, State.EXAMINED, drafter=drafter, head=reviewer)
    decide(proposal, by=chair)
    person = proposal.person
    assert person is not None
    assert proposal.state == State.DECIDED
    assert str(person.recognised_by) == "Quyết định số 125/QĐ-UBND ngày 20/03/2026"
    assert proposal.decision is not None
    assert proposal.decision.level == DecidingLevel.COMMUNE
    before, since = date(2026, 3, 19), DECIDED
    assert list(ReputablePerson.objects.listed(before)) == []
    assert list(ReputablePerson.objects.listed(since)) == [person]


def test_who_is_replaced_leaves_by_the_same_decision(
    ward: Organization, drafter: Official, reviewer: Official, chair: Official
) -> None:
    old = make_listed(ward, drafter)
    proposal = make_proposal(ward, drafter, replaces=old)
    bring(proposal, State.EXAMINED, drafter=drafter, head=reviewer)
    decide(proposal, by=chair)
    old.refresh_from_db()
    assert old.removed_by == proposal.decision
    assert proposal.person is not None
    assert proposal.person.recognised_by == proposal.decision
    assert list(ReputablePerson.objects.listed(DECIDED)) == [proposal.person]


def test_who_is_only_taken_off_needs_no_criteria(
    ward: Organization, drafter: Official, reviewer: Official, chair: Official
) -> None:
    old = make_listed(ward, drafter)
    proposal = make_proposal(ward, drafter, full_name=None, replaces=old)
    meeting = Meeting(on=reputable.MET, households=300, present=200)
    assert proposals.meet(proposal, meeting, by=drafter)
    bring(proposal, State.EXAMINED, drafter=drafter, head=reviewer)
    decide(proposal, by=chair)
    assert not ReputablePerson.objects.listed(DECIDED).exists()
    assert proposal.purpose == "Đưa ra khỏi danh sách"


def test_two_files_to_take_the_same_person_off_are_one_too_many(
    ward: Organization, drafter: Official
) -> None:
    old = make_listed(ward, drafter)
    make_proposal(ward, drafter, replaces=old)
    with pytest.raises(ValidationError, match="đang làm"):
        make_proposal(ward, drafter, full_name=None, replaces=old)


@pytest.mark.parametrize(
    ("households", "present", "enough"),
    [(300, 200, True), (300, 199, False), (301, 200, False), (301, 201, True), (1, 1, True)],
)
def test_two_thirds_of_the_households_come(
    proposal: Proposal, drafter: Official, households: int, present: int, enough: bool
) -> None:
    meeting = Meeting(reputable.MET, households, present, tuple(Criterion))
    verdict = proposals.meet(proposal, meeting, by=drafter)
    assert bool(verdict) is enough
    assert proposal.steps.count() == int(enough)


def test_the_refusal_says_how_many_were_needed(proposal: Proposal, drafter: Official) -> None:
    verdict = proposals.meet(
        proposal, Meeting(reputable.MET, 301, 200, tuple(Criterion)), by=drafter
    )
    assert verdict.reason == "Mới có 200 trên 301 hộ dự họp; cần ít nhất 2/3, tức 201 hộ."


def test_more_cannot_come_than_there_are(proposal: Proposal, drafter: Official) -> None:
    assert not proposals.meet(
        proposal, Meeting(reputable.MET, 10, 11, tuple(Criterion)), by=drafter
    )


def test_all_five_criteria_are_confirmed(proposal: Proposal, drafter: Official) -> None:
    met = [Criterion.CITIZEN, Criterion.DESERVING, Criterion.TRUSTED]
    verdict = proposals.meet(proposal, Meeting(reputable.MET, 300, 200, met), by=drafter)
    assert verdict.reason == "Cuộc họp chưa xác nhận tiêu chí b, d."


def test_a_step_is_not_before_the_one_before_nor_to_come(
    proposal: Proposal, drafter: Official
) -> None:
    assert proposals.meet(proposal, MEETING, by=drafter)
    early = proposals.take(proposal, Step.JOINT, on=date(2026, 3, 1), by=drafter)
    assert early.reason == "Ngày phải từ 02/3/2026 (ngày của bước trước) trở đi."
    late = proposals.take(proposal, Step.JOINT, on=date(2999, 1, 1), by=drafter)
    assert late.reason == "Ngày không được ở sau hôm nay."
    assert proposals.take(proposal, Step.JOINT, on=reputable.MET, by=drafter)


def test_a_step_written_again_leaves_both_rows_and_the_later_counts(
    proposal: Proposal, drafter: Official
) -> None:
    assert proposals.meet(proposal, MEETING, by=drafter)
    again = Meeting(date(2026, 3, 3), 300, 210, tuple(Criterion))
    assert proposals.meet(proposal, again, by=drafter)
    assert proposal.steps.count() == 2
    refused = proposals.take(proposal, Step.JOINT, on=reputable.MET, by=drafter)
    assert "03/3/2026" in refused.reason


def test_what_the_province_decides_is_sent_first(
    ward: Organization, proposal: Proposal, drafter: Official, reviewer: Official, chair: Official
) -> None:
    make_rule(ward, chair, level=DecidingLevel.PROVINCE, valid_from=date(2025, 7, 1))
    bring(proposal, State.EXAMINED, drafter=drafter, head=reviewer)
    verdict = proposals.decide(proposal, number="9/QĐ-UBND", issued_on=DECIDED, by=chair)
    assert verdict.reason == proposals.IS_DECIDED_ABOVE
    bring(proposal, State.SENT, drafter=drafter, head=reviewer)
    decide(proposal, by=chair)
    assert proposal.decision is not None
    assert proposal.decision.level == DecidingLevel.PROVINCE


def test_what_the_ward_decides_is_not_sent(
    proposal: Proposal, drafter: Official, reviewer: Official
) -> None:
    bring(proposal, State.EXAMINED, drafter=drafter, head=reviewer)
    verdict = proposals.take(proposal, Step.SENT, on=reputable.SENT, by=drafter)
    assert verdict.reason == proposals.IS_DECIDED_HERE


@pytest.mark.parametrize("number", ["125", "125/KH-UBND", "không số", "125/UBND-NC"])
def test_the_number_is_one_of_a_decision(
    proposal: Proposal, drafter: Official, reviewer: Official, chair: Official, number: str
) -> None:
    bring(proposal, State.EXAMINED, drafter=drafter, head=reviewer)
    with pytest.raises(ValidationError, match="125/QĐ-UBND"):
        proposals.decide(proposal, number=number, issued_on=DECIDED, by=chair)
    proposal.refresh_from_db()
    assert proposal.state == State.EXAMINED


def test_a_number_copied_wrongly_is_put_right(
    ward: Organization, drafter: Official, reviewer: Official, chair: Official
) -> None:
    old = make_listed(ward, drafter)
    proposal = make_proposal(ward, drafter, replaces=old)
    bring(proposal, State.EXAMINED, drafter=drafter, head=reviewer)
    decide(proposal, by=chair)
    new_day = date(2026, 3, 21)
    assert proposals.correct_decision(proposal, number="152/QĐ-UBND", issued_on=new_day, by=chair)
    old.refresh_from_db()
    assert str(old.removed_by) == "Quyết định số 152/QĐ-UBND ngày 21/03/2026"
    assert list(ReputablePerson.objects.listed(DECIDED)) == [old]


def test_one_decision_may_be_about_many(
    ward: Organization, drafter: Official, reviewer: Official, chair: Official
) -> None:
    for name in ("Khối 1", "Khối 2"):
        proposal = make_proposal(ward, drafter, group=make_group(ward, name))
        bring(proposal, State.EXAMINED, drafter=drafter, head=reviewer)
        decide(proposal, by=chair)
    assert ReputablePerson.objects.values("recognised_by").distinct().count() == 1


def test_a_group_has_one(ward: Organization, drafter: Official) -> None:
    make_listed(ward, drafter)
    with pytest.raises(ValidationError, match="Khối 1 đã có 1 người có uy tín"):
        make_proposal(ward, drafter)


def test_of_two_put_forward_for_one_place_the_second_is_refused_at_the_decision(
    ward: Organization, drafter: Official, reviewer: Official, chair: Official
) -> None:
    first, second = (make_proposal(ward, drafter) for _ in range(2))
    for proposal in (first, second):
        bring(proposal, State.EXAMINED, drafter=drafter, head=reviewer)
    decide(first, by=chair)
    verdict = proposals.decide(second, number="126/QĐ-UBND", issued_on=DECIDED, by=chair)
    assert "Hãy lập hồ sơ thay thế" in verdict.reason


def test_an_earlier_day_of_the_decision_makes_no_room(
    ward: Organization, drafter: Official, reviewer: Official, chair: Official
) -> None:
    first, second = (make_proposal(ward, drafter) for _ in range(2))
    for proposal in (first, second):
        bring(proposal, State.EXAMINED, drafter=drafter, head=reviewer)
    decide(first, by=chair)
    assert not proposals.decide(
        second, number="120/QĐ-UBND", issued_on=reputable.EXAMINED, by=chair
    )


def test_groups_that_merged_have_as_many_as_they_were(
    ward: Organization, drafter: Official
) -> None:
    before = [make_group(ward, name) for name in ("Khối 1", "Khối 2")]
    for number, group in enumerate(before):
        make_listed(ward, drafter, group=group, full_name=f"Lô Văn {'Mẫu' if number else 'Thử'}")
    merged = grouping.merge(before, naming=naming("Khối Mới"), on=date(2026, 1, 1))
    with pytest.raises(ValidationError, match=r"nhiều nhất 2 người \(bằng số khối"):
        make_proposal(ward, drafter, group=merged)


def test_parts_of_a_group_have_one_each(ward: Organization, drafter: Official) -> None:
    whole = grouping.merge(
        [make_group(ward, "Khối 1"), make_group(ward, "Khối 2")],
        naming=naming("Khối Lớn"),
        on=date(2026, 1, 1),
    )
    parts = grouping.split(
        whole, into=[naming("Khối Đông"), naming("Khối Tây")], on=date(2026, 2, 1)
    )
    assert quota(whole) == 2
    assert [quota(part) for part in parts] == [1, 1]


def naming(name: str) -> Naming:
    return Naming(name, ResidentialGroup.Kind.KHOI)


def test_who_is_not_chosen_is_forgotten(
    proposal: Proposal, drafter: Official, reviewer: Official, chair: Official
) -> None:
    bring(proposal, State.RECEIVED, drafter=drafter, head=reviewer)
    assert proposals.stop(proposal, by=chair)
    person = ReputablePerson.objects.get()
    assert (person.full_name, person.roll_order.strip(), person.birth_year) == ("", "", None)
    assert person.ethnic_group is None
    assert [step.present for step in proposal.steps.filter(step=Step.VILLAGE)] == [200]


def test_without_a_rule_nobody_is_put_forward(other_ward: Organization, stranger: Official) -> None:
    with pytest.raises(ValidationError, match="Chưa ghi địa bàn"):
        make_proposal(other_ward, stranger)


def test_a_ward_outside_the_region_has_none(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    make_rule(ward, chair, reach=reputable.Reach.NONE, valid_from=date(2026, 1, 1))
    with pytest.raises(ValidationError, match="không thuộc vùng"):
        make_proposal(ward, drafter)


def test_of_some_groups_only_those_have_one(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    inside, outside = make_group(ward, "Khối 1"), make_group(ward, "Khối 2")
    some = make_rule(ward, chair, reach=reputable.Reach.SOME, valid_from=date(2026, 1, 1))
    some.groups.add(inside)
    make_proposal(ward, drafter, group=inside)
    with pytest.raises(ValidationError, match="Khối 2 không thuộc vùng"):
        make_proposal(ward, drafter, group=outside)


def test_strangers_open_no_file(
    ward: Organization, stranger: Official, ward_police: Official
) -> None:
    for official in (stranger, ward_police):
        with pytest.raises(PermissionDenied):
            proposals.propose(ward, group=make_group(ward), identity=make_identity(), by=official)


def test_the_history_tells_of_steps_without_names(
    proposal: Proposal, drafter: Official, reviewer: Official, chair: Official
) -> None:
    bring(proposal, State.EXAMINED, drafter=drafter, head=reviewer)
    decide(proposal, by=chair)
    entries = Entry.objects.filter(verb__startswith="households.")
    assert [entry.verb for entry in entries.order_by("sequence")] == [
        "households.proposal_opened",
        "households.proposal_village",
        "households.proposal_joint",
        "households.proposal_received",
        "households.proposal_examined",
        "households.proposal_decided",
    ]
    told = " ".join(str(entry.details) for entry in entries)
    for word in ("Trương", "Ví", "Thái", "1955", "QĐ"):
        assert word not in told


def test_steps_are_never_changed(proposal: Proposal, drafter: Official) -> None:
    assert proposals.meet(proposal, MEETING, by=drafter)
    with pytest.raises(DatabaseError), transaction.atomic():
        ProposalStep.objects.update(present=300)
