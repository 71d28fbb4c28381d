"""What the pages show of a person, and of a file on its way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from households.models import Proposal, ProposalStep, ReputablePerson
from households.reputable import proposals, rules
from households.reputable.erasing import kept_until
from households.reputable.places import group_on
from households.reputable.proposals import WAY
from households.reputable.rules import Due
from localities.models import ResidentialGroup
from officials.models import Official
from vietnamese.dates import today
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
    """A step that may be taken now; `again` where it puts the last one right."""

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
class File:
    """A file with the time limit that runs and what this official may do about it."""

    proposal: Proposal
    due: Due | None
    is_late: bool
    steps: tuple[StepLine, ...]
    buttons: tuple[Button, ...]
    may_stop: Verdict | None

    @property
    def tone(self) -> str:
        tones = {Proposal.State.DECIDED: "good", Proposal.State.STOPPED: "past"}
        return tones.get(Proposal.State(self.proposal.state), "waiting")

    @property
    def title(self) -> str:
        proposal = self.proposal
        who = proposal.person if proposal.person_id else proposal.replaces
        return f"{proposal.purpose}: {who}"


def line(person: ReputablePerson, day: date) -> PersonLine:
    until = kept_until(person) if person.removed_by and not person.erased_at else None
    return PersonLine(person, group_on(person.group, day), until)


def files(found: Iterable[Proposal], by: Official) -> tuple[File, ...]:
    return tuple(file_of(proposal, by) for proposal in found)


def file_of(proposal: Proposal, by: Official) -> File:
    due = rules.due(proposal)
    verdicts = {step.name: (step, verdict) for step, verdict in WAY.verdicts(proposal, by)}
    buttons = tuple(
        Button(
            _label(step.label, step.target == proposal.state),
            SLUG_OF[name],
            verdict,
            step.target == proposal.state,
        )
        for name, (step, verdict) in verdicts.items()
        if name in SLUG_OF
    )
    stopping = verdicts.get("households.proposal_stopped")
    return File(
        proposal,
        due,
        due is not None and due.is_over(today()),
        _steps(proposal),
        buttons,
        stopping[1] if stopping else None,
    )


def _label(label: str, again: bool) -> str:
    """ "Sửa: Ghi họp liên tịch" would be two verbs."""
    return f"Sửa bước: {label.removeprefix('Ghi ')}" if again else label


def _steps(proposal: Proposal) -> tuple[StepLine, ...]:
    """Those of its way; sending only where it was sent, or has to be."""
    rows = {step: rules.step_of(proposal, step) for step in Step}
    return tuple(
        StepLine(step.label, row) for step, row in rows.items() if row or step != Step.SENT
    )
