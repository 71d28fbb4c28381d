"""The persons of the list: entered with an earlier decision, and corrected."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from history.recording import record, subject_of
from households.models import EthnicGroup, ReputablePerson
from households.models.reputable import FIRST_BIRTH_YEAR
from households.reputable import decisions
from households.reputable.decisions import Ruling
from households.reputable.permissions import may_keep_list
from households.reputable.places import group_on
from households.reputable.rules import has_room, reaches
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from vietnamese.dates import today
from workflow.verdicts import Verdict, demand

Gender, Schooling, Standing = (
    ReputablePerson.Gender,
    ReputablePerson.Schooling,
    ReputablePerson.Standing,
)
YOUNGEST = 18
ERASED = "Tên và thông tin của người này đã được xóa."


@dataclass(frozen=True, slots=True)
class Identity:
    """What the list says of a person, and nothing else is kept of them."""

    full_name: str
    birth_year: int
    gender: ReputablePerson.Gender
    ethnic_group: EthnicGroup
    schooling: ReputablePerson.Schooling
    standing: ReputablePerson.Standing

    @classmethod
    def of(cls, person: ReputablePerson) -> "Identity | None":
        if person.birth_year is None or person.ethnic_group is None:
            return None
        return cls(
            person.full_name,
            person.birth_year,
            Gender(person.gender),
            person.ethnic_group,
            Schooling(person.schooling),
            Standing(person.standing),
        )


def make(
    organization: Organization, identity: Identity, *, group: ResidentialGroup, by: Official
) -> ReputablePerson:
    """The row alone; whoever calls it checks and records. Needs a transaction."""
    values = {name: getattr(identity, name) for name in ReputablePerson.IDENTIFYING}
    person = ReputablePerson(organization=organization, group=group, entered_by=by, **values)
    _check(person)
    person.save(force_insert=True)
    return person


def enter_listed(
    organization: Organization,
    identity: Identity,
    *,
    group: ResidentialGroup,
    ruling: Ruling,
    by: Official,
) -> ReputablePerson:
    """Who was recognised before the list was kept here."""
    demand(may_keep_list(by, organization))
    require(reaches(organization, group, on=today()))
    with transaction.atomic():
        lock(group)
        require(has_room(group, on=today(), leaving=None))
        person = make(organization, identity, group=group, by=by)
        decision = decisions.keep(organization, ruling, by=by)
        person.recognised_by = decision
        person.save(update_fields=["recognised_by"])
        record_person(person, "households.enter_reputable", by, {"decision": decision.pk})
    return person


def correct(
    person: ReputablePerson,
    identity: Identity,
    *,
    group: ResidentialGroup,
    ruling: Ruling | None = None,
    by: Official,
) -> None:
    """What was mistyped, or has changed. The history says which columns, not what they said.

    `ruling` is the decision of who was entered with an earlier one; None leaves it.
    """
    demand(may_keep_list(by, person.organization))
    with transaction.atomic():
        locked = ReputablePerson.objects.select_for_update(of=("self",)).get(pk=person.pk)
        if locked.erased_at:
            raise ValidationError(ERASED)
        changed = _apply(locked, identity, group)
        if ruling and not hasattr(locked, "proposal"):
            locked.recognised_by = decisions.keep(locked.organization, ruling, by=by)
            changed += ["recognised_by"]
        _check(locked)
        locked.save(update_fields=changed)
        record_person(locked, "households.correct_reputable", by, {"columns": changed})
    person.refresh_from_db()


def lock(group: ResidentialGroup) -> None:
    """Two decisions about one group wait for each other: there is room for one only once."""
    ResidentialGroup.objects.select_for_update().get(pk=group_on(group, today()).pk)


def require(verdict: Verdict) -> None:
    """What is refused for what is typed comes back on the form, with all of it."""
    if not verdict:
        raise ValidationError(verdict.reason)


def record_person(
    person: ReputablePerson, verb: str, by: Official | None, details: Mapping[str, Any]
) -> None:
    record(person.organization_id, verb=verb, by=by, subject=subject_of(person), details=details)


def _apply(person: ReputablePerson, identity: Identity, group: ResidentialGroup) -> list[str]:
    """Sets what differs; returns the names of those columns."""
    wanted = {name: getattr(identity, name) for name in ReputablePerson.IDENTIFYING}
    changed = [
        name
        for name, value in (wanted | {"group": group}).items()
        if getattr(person, name) != value
    ]
    for name in changed:
        setattr(person, name, (wanted | {"group": group})[name])
    return changed


def _check(person: ReputablePerson) -> None:
    name, latest = person.full_name, today().year - YOUNGEST
    if len(name.split()) < 2 or any(letter.isdigit() for letter in name):
        raise ValidationError({"full_name": "Ghi đủ họ và tên, không kèm số."})
    if person.birth_year is None or not FIRST_BIRTH_YEAR <= person.birth_year <= latest:
        raise ValidationError({"birth_year": f"Năm sinh từ {FIRST_BIRTH_YEAR} đến {latest}."})
