"""Marking a clause of a directive as a duty, mending it, taking the mark off again."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, ProtectedError

from directives.models import Directive, Duty
from directives.permissions import may_record
from documents.drafts.parts import texts_of
from history.recording import record, subject_of
from officials.administering import StaleError
from officials.models import Official, Organization
from paper import outline
from paper.inline import plain
from paper.places import places
from workflow.verdicts import ALLOWED, Verdict, demand, refused

SHARED = "Nhiệm vụ này thuộc danh mục dùng chung đi kèm chương trình nên không sửa ở đây."
ANSWERED = "Đã có kế hoạch trả lời nhiệm vụ này nên không bỏ được; hãy sửa lời, nếu cần."
COLUMNS = (
    *("place", "what", "addressee", "organization", "organization_kind", "level", "within"),
    *("addressed_on", "lead", "partners", "due_on", "recurrence", "deliverable"),
    "report_through",
)
"""What an office writes down of a duty."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A block of a directive's text, by its key and by the name of its place."""

    key: str
    place: str
    text: str


def clauses_of(directive: Directive) -> tuple[Clause, ...]:
    """Empty where the register knows of the directive without its text."""
    if directive.text:
        blocks, keys = outline.parse(directive.text), tuple(directive.keys)
    elif directive.document:
        main = texts_of(directive.document.current)[0]
        blocks, keys = main.blocks, main.keys
    else:
        return ()
    named = zip(keys, places(blocks), blocks, strict=False)
    return tuple(Clause(key, place, plain(block.text)) for key, place, block in named)


def may_change(duty: Duty, by: Official) -> Verdict:
    return may_record(by, duty.kept_by) if duty.kept_by else refused(SHARED)


def mark(duty: Duty, *, office: Organization, by: Official) -> Duty:
    """Enter a new duty as the office reads its directive. Raises ValidationError."""
    demand(may_record(by, office))
    with transaction.atomic():
        Directive.objects.select_for_update(of=("self",)).get(pk=duty.directive_id)
        duty.kept_by, duty.recorded_by = office, by
        duty.position = duty.position or _next_position(duty)
        _checked(duty)
        duty.save(force_insert=True)
        _tell(duty, office, "directives.mark_duty", by)
    return duty


def amend(duty: Duty, *, version: int, by: Official) -> None:
    """Save what is known better. Raises StaleError when somebody saved after `version`."""
    demand(may_change(duty, by))
    with transaction.atomic():
        stored = Duty.objects.select_for_update(of=("self",)).get(pk=duty.pk)
        if stored.version != version:
            raise StaleError(stored.version)
        _checked(duty)
        duty.version = version + 1
        duty.save(update_fields=[*COLUMNS, "version"])
        _tell(duty, _keeper(duty), "directives.amend_duty", by)


def withdraw(duty: Duty, *, by: Official) -> Verdict:
    """Take the mark off; not once a plan has answered it."""
    verdict = may_change(duty, by)
    if not verdict:
        return verdict
    subject, office = subject_of(duty), _keeper(duty)
    try:
        with transaction.atomic():
            duty.delete()
            details = {"directive": duty.directive_id}
            record(
                office.pk, verb="directives.withdraw_duty", by=by, subject=subject, details=details
            )
    except ProtectedError:
        return refused(ANSWERED)
    return ALLOWED


def _next_position(duty: Duty) -> int:
    """In the order of the text; behind the others where it has no place in it."""
    keys = [clause.key for clause in clauses_of(duty.directive)]
    if duty.key in keys:
        return keys.index(duty.key) + 1
    last = Duty.objects.filter(directive=duty.directive_id).aggregate(last=Max("position"))["last"]
    return (last or 0) + 1


def _checked(duty: Duty) -> None:
    duty.full_clean(exclude=["recorded_by"])
    if duty.addressed_on < duty.directive.issued_on:
        raise ValidationError({"addressed_on": "Không giao trước ngày ban hành văn bản."})


def _keeper(duty: Duty) -> Organization:
    if duty.kept_by is None:
        raise ValueError(f"duty {duty.pk} is known to all")
    return duty.kept_by


def _tell(duty: Duty, office: Organization, verb: str, by: Official) -> None:
    details = {"directive": duty.directive_id}
    record(office.pk, verb=verb, by=by, subject=subject_of(duty), details=details)
