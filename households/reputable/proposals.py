"""The way of a file: khối, thôn → Front → People's Committee → decision. One table of steps.

QĐ 12/2018/QĐ-TTg as amended by QĐ 28/2023/QĐ-TTg. A step may be written again as long as the
next one has not been taken; the later row then counts. Removal and replacement go together.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from history.recording import record, subject_of
from households.models import DecidingLevel, Proposal, ProposalStep, ReputablePerson
from households.reputable import decisions, permissions, persons
from households.reputable.decisions import Ruling
from households.reputable.erasing import blank
from households.reputable.permissions import may_keep_list
from households.reputable.persons import Identity, require
from households.reputable.rules import (
    Criterion,
    enough_came,
    has_room,
    last_day,
    level_on,
    reaches,
)
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from vietnamese.dates import short, today
from workflow.transitions import Transition, Workflow
from workflow.verdicts import ALLOWED, Verdict, demand, refused

State, Step = Proposal.State, ProposalStep.Step
IS_DECIDED_HERE = "Chủ tịch UBND xã, phường quyết định, không phải gửi lên."
IS_DECIDED_ABOVE = "Cấp tỉnh quyết định: hãy ghi ngày gửi hồ sơ trước."


def keeps(proposal: Proposal, by: Official) -> Verdict:
    """who drafts for the People's Committee"""
    return permissions.may_keep_list(by, proposal.organization)


def receives(proposal: Proposal, by: Official) -> Verdict:
    """who drafts, and the clerk"""
    return permissions.may_receive(by, proposal.organization)


def examines(proposal: Proposal, by: Official) -> Verdict:
    """heads of the office and of the People's Committee"""
    return permissions.may_examine(by, proposal.organization)


def decides(proposal: Proposal, by: Official) -> Verdict:
    """the chair; the clerk by the signed paper"""
    return permissions.may_record_decision(by, proposal.organization)


def stops(proposal: Proposal, by: Official) -> Verdict:
    """who drafts, and the chair"""
    return permissions.may_stop(by, proposal.organization)


def is_decided_above(proposal: Proposal, by: Official) -> Verdict:
    """the rule of the ward names the province"""
    level = level_on(proposal.organization, today())
    return ALLOWED if level == DecidingLevel.PROVINCE else refused(IS_DECIDED_HERE)


def is_where_it_is_decided(proposal: Proposal, by: Official) -> Verdict:
    """what the province decides was sent there"""
    level = level_on(proposal.organization, today())
    if level == DecidingLevel.PROVINCE and proposal.state == State.EXAMINED:
        return refused(IS_DECIDED_ABOVE)
    return ALLOWED


def _taken(
    step: ProposalStep.Step,
    label: str,
    sources: Collection[str],
    target: Proposal.State,
    *guards: Callable[[Proposal, Official], Verdict],
) -> Transition[Proposal, Official]:
    """A step that is taken on a day, or written again where it was the last one."""
    again = frozenset({*sources, target})
    return Transition(f"households.proposal_{step}", label, again, target, guards)


OPEN = frozenset(set(State) - {State.DECIDED, State.STOPPED})
WAY: Workflow[Proposal, Official] = Workflow(
    model=Proposal,
    transitions=(
        _taken(Step.VILLAGE, "Ghi họp khối, thôn", {State.PREPARING}, State.VILLAGE_MET, keeps),
        _taken(Step.JOINT, "Ghi họp liên tịch", {State.VILLAGE_MET}, State.JOINT_MET, keeps),
        _taken(Step.RECEIVED, "Nhận hồ sơ", {State.JOINT_MET}, State.RECEIVED, receives),
        _taken(Step.EXAMINED, "Ghi kết quả kiểm tra", {State.RECEIVED}, State.EXAMINED, examines),
        _taken(Step.SENT, "Gửi cấp tỉnh", {State.EXAMINED}, State.SENT, receives, is_decided_above),
        Transition(
            "households.proposal_decided",
            "Ghi quyết định",
            frozenset({State.EXAMINED, State.SENT}),
            State.DECIDED,
            (decides, is_where_it_is_decided),
        ),
        Transition(
            "households.proposal_decision_corrected",
            "Sửa số, ngày quyết định",
            frozenset({State.DECIDED}),
            None,
            (decides,),
        ),
        Transition("households.proposal_stopped", "Dừng hồ sơ", OPEN, State.STOPPED, (stops,)),
    ),
    organization_id=lambda proposal: proposal.organization_id,
    who=frozenset({keeps, receives, examines, decides, stops}),
)
"""The guards that ask who acts; the others ask what is there."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The village meeting: its day, how many households there are and came, what it found."""

    on: date
    households: int
    present: int
    criteria: Collection[Criterion] = ()


def name_of(step: ProposalStep.Step) -> str:
    return f"households.proposal_{step}"


def propose(
    organization: Organization,
    *,
    group: ResidentialGroup,
    identity: Identity | None,
    replaces: ReputablePerson | None = None,
    by: Official,
) -> Proposal:
    """Open a file. Without `identity` somebody is only taken off, until another is found."""
    demand(may_keep_list(by, organization))
    if identity:
        require(reaches(organization, group, on=today()))
        require(has_room(group, on=today(), leaving=replaces))
    with transaction.atomic():
        if replaces:
            _check_replaced(replaces)
        person = persons.make(organization, identity, group=group, by=by) if identity else None
        proposal = Proposal(
            organization=organization, group=group, person=person, replaces=replaces, opened_by=by
        )
        proposal.save(force_insert=True)
        _record_opening(proposal, by)
    return proposal


def meet(proposal: Proposal, meeting: Meeting, *, by: Official) -> Verdict:
    """The village meeting. All five criteria are confirmed for who is put forward."""

    def check(locked: Proposal) -> Verdict:
        missing = [one.value for one in Criterion if one not in meeting.criteria]
        if locked.person_id and missing:
            return refused(f"Cuộc họp chưa xác nhận tiêu chí {', '.join(missing)}.")
        return enough_came(meeting.households, meeting.present) and _fits(
            locked, Step.VILLAGE, meeting.on
        )

    def effect(locked: Proposal) -> Mapping[str, Any]:
        counts = {"households": meeting.households, "present": meeting.present}
        return _write(locked, Step.VILLAGE, meeting.on, by, **counts)

    return WAY.perform(name_of(Step.VILLAGE), proposal, by=by, check=check, effect=effect)


def take(proposal: Proposal, step: ProposalStep.Step, *, on: date, by: Official) -> Verdict:
    """One of the steps after the village meeting."""
    if step == Step.VILLAGE:
        raise ValueError("the village meeting has numbers of its own: meet()")

    def check(locked: Proposal) -> Verdict:
        return _fits(locked, step, on)

    def effect(locked: Proposal) -> Mapping[str, Any]:
        return _write(locked, step, on, by)

    return WAY.perform(name_of(step), proposal, by=by, check=check, effect=effect)


def decide(proposal: Proposal, *, number: str, issued_on: date, by: Official) -> Verdict:
    """The decision as signed: who is put forward is on the list, who is replaced no longer."""

    def check(locked: Proposal) -> Verdict:
        fits = _fits(locked, None, issued_on)
        if fits and locked.person:
            persons.lock(locked.group)
            return has_room(locked.group, on=today(), leaving=locked.replaces)
        return fits

    def effect(locked: Proposal) -> Mapping[str, Any]:
        return _decided(locked, Ruling(number, issued_on, _level(locked)), by)

    name = "households.proposal_decided"
    return WAY.perform(name, proposal, by=by, check=check, effect=effect)


def correct_decision(proposal: Proposal, *, number: str, issued_on: date, by: Official) -> Verdict:
    """Number or day were copied wrongly."""

    def check(locked: Proposal) -> Verdict:
        return _fits(locked, None, issued_on)

    def effect(locked: Proposal) -> Mapping[str, Any]:
        level = DecidingLevel(locked.decision.level) if locked.decision else _level(locked)
        return _decided(locked, Ruling(number, issued_on, level), by)

    name = "households.proposal_decision_corrected"
    return WAY.perform(name, proposal, by=by, check=check, effect=effect)


def stop(proposal: Proposal, *, by: Official) -> Verdict:
    """Nothing comes of it: who was put forward is forgotten, the numbers of the meetings stay."""

    def effect(locked: Proposal) -> Mapping[str, Any]:
        if locked.person:
            blank(locked.person)
        return {}

    return WAY.perform("households.proposal_stopped", proposal, by=by, effect=effect)


def _check_replaced(person: ReputablePerson) -> None:
    locked = ReputablePerson.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if not locked.is_listed:
        raise ValidationError("Người này không còn trong danh sách.")
    if Proposal.objects.open().filter(replaces=locked).exists():
        raise ValidationError("Người này đã có hồ sơ đưa ra khỏi danh sách đang làm.")


def _fits(proposal: Proposal, step: ProposalStep.Step | None, on: date) -> Verdict:
    """Not to come, and not before the step before."""
    if on > today():
        return refused("Ngày không được ở sau hôm nay.")
    before = last_day(proposal, step)
    if before and on < before:
        return refused(f"Ngày phải từ {short(before)} (ngày của bước trước) trở đi.")
    return ALLOWED


def _write(
    proposal: Proposal, step: ProposalStep.Step, on: date, by: Official, **counts: int
) -> Mapping[str, Any]:
    row = ProposalStep.objects.create(proposal=proposal, step=step, on=on, recorded_by=by, **counts)
    return {"step": row.pk, **counts}


def _level(proposal: Proposal) -> DecidingLevel:
    is_above = proposal.state == State.SENT
    return DecidingLevel.PROVINCE if is_above else DecidingLevel.COMMUNE


def _decided(proposal: Proposal, ruling: Ruling, by: Official) -> Mapping[str, Any]:
    decision = decisions.keep(proposal.organization, ruling, by=by)
    proposal.decision = decision
    proposal.save(update_fields=["decision"])
    if proposal.person:
        proposal.person.recognised_by = decision
        proposal.person.save(update_fields=["recognised_by"])
    if proposal.replaces:
        proposal.replaces.removed_by = decision
        proposal.replaces.save(update_fields=["removed_by"])
    return {"decision": decision.pk}


def _record_opening(proposal: Proposal, by: Official) -> None:
    details = {"person": proposal.person_id, "replaces": proposal.replaces_id}
    record(
        proposal.organization_id,
        verb="households.proposal_opened",
        by=by,
        subject=subject_of(proposal),
        details=details,
    )
