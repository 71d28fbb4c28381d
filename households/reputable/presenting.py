"""What the pages show of a person, and of a file on its way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from households.models import Proposal, ProposalStep, ReputablePerson
from households.reputable import proposals, rules
from households.reputable.erasing import kept_until, kept_years
from households.reputable.places import groups_on
from households.reputable.proposals import WAY
from households.reputable.rules import Due
from localities.calendars import office_calendar
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from vietnamese.dates import today
from vietnamese.working_days import Calendar
from workflow.transitions import Transition
from workflow.verdicts import Verdict

Step = ProposalStep.Step
SLUGS = {
    "hop-khoi": "households.proposal_village",
    "hop-lien-tich": "households.proposal_joint",
    "nhan-ho-so": "households.proposal_received",
    "kiem-tra": "households.proposal_examined",
    "gui-cap-tinh": "households.proposal_sent",
    "quyet-dinh": "households.proposal_decided",
    "sua-quyet-dinh": "households.proposal_decision_corrected",
}
SLUG_OF = {name: slug for slug, name in SLUGS.items()}
STEP_OF = {proposals.name_of(step): step for step in Step}


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person with where they live by now; `kept_until` once they left the list."""

    person: ReputablePerson
    group: ResidentialGroup
    kept_until: date | None

    @property
    def note(self) -> str:
        person = self.person
        return " · ".join(
            str(part)
            for part in (
                self.group,
                f"sinh năm {person.birth_year}",
                person.get_gender_display().lower(),
                f"dân tộc {person.ethnic_group}",
                person.get_standing_display().lower(),
            )
        )


@dataclass(frozen=True, slots=True)
class Button:
    """A step that may be taken now; `again` where it puts right what was done."""

    label: str
    slug: str
    verdict: Verdict
    again: bool


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of the way, taken or still to come."""

    label: str
    row: ProposalStep | None


@dataclass(frozen=True, slots=True)
class Brief:
    """A file in a list, with the time limit that runs."""

    proposal: Proposal
    due: Due | None
    is_late: bool

    @property
    def tone(self) -> str:
        tones = {Proposal.State.DECIDED: "good", Proposal.State.STOPPED: "past"}
        return tones.get(Proposal.State(self.proposal.state), "waiting")

    @property
    def title(self) -> str:
        person, replaced = self.proposal.person, self.proposal.replaces
        if person and replaced:
            return f"Thay {replaced} bằng {person}"
        return f"{self.proposal.purpose}: {person or replaced}"


@dataclass(frozen=True, slots=True)
class File:
    """A file on its page: its steps, and what this official may do about it, the next one first."""

    brief: Brief
    steps: tuple[StepLine, ...]
    buttons: tuple[Button, ...]
    may_stop: Verdict | None


def lines(
    persons: Sequence[ReputablePerson], ward: Organization, day: date
) -> tuple[PersonLine, ...]:
    """With as many queries for a thousand as for one."""
    years = kept_years(ward)
    places = groups_on((person.group for person in persons), day)
    return tuple(
        PersonLine(
            person,
            places[person.group_id],
            kept_until(person, years=years) if person.removed_by and not person.erased_at else None,
        )
        for person in persons
    )


def briefs(found: Iterable[Proposal]) -> tuple[Brief, ...]:
    calendar = office_calendar()
    return tuple(_brief(proposal, calendar) for proposal in found)


def file_of(proposal: Proposal, by: Official) -> File:
    verdicts = {step.name: (step, verdict) for step, verdict in WAY.verdicts(proposal, by)}
    stopping = verdicts.pop("households.proposal_stopped", None)
    buttons = (
        _button(step, verdict, proposal)
        for step, verdict in verdicts.values()
        if verdict.reason != proposals.IS_DECIDED_HERE
    )
    return File(
        _brief(proposal, office_calendar()),
        _steps(proposal),
        tuple(sorted(buttons, key=lambda button: button.again)),
        stopping[1] if stopping else None,
    )


def _brief(proposal: Proposal, calendar: Calendar) -> Brief:
    due = rules.due(proposal, calendar=calendar)
    return Brief(proposal, due, is_late=due is not None and due.is_over(today()))


def _button(step: Transition[Proposal, Official], verdict: Verdict, proposal: Proposal) -> Button:
    again = step.target == proposal.state
    label = f"Sửa bước: {step.label.removeprefix('Ghi ')}" if again else step.label
    return Button(label, SLUG_OF[step.name], verdict, again or step.target is None)


def _steps(proposal: Proposal) -> tuple[StepLine, ...]:
    """Those of its way; sending only where it was sent, or has to be."""
    rows = {step: rules.step_of(proposal, step) for step in Step}
    return tuple(
        StepLine(step.label, row) for step, row in rows.items() if row or step != Step.SENT
    )
