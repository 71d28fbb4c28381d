"""Names are kept for some years after somebody has left the list, then no more.

What identified is blanked; residential group and decisions stay, so that numbers of past years do.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone

from households.models import ReputablePerson
from households.models.reputable import KEPT_YEARS
from households.reputable.permissions import may_erase
from households.reputable.persons import record_person
from households.reputable.reach import heir
from households.reputable.rules import rule_on
from officials.models import Official, Organization
from vietnamese.dates import today
from workflow.verdicts import demand


def erase(person: ReputablePerson, *, by: Official) -> None:
    """On a person's request, before the term is over."""
    with transaction.atomic():
        locked = ReputablePerson.objects.select_for_update(of=("self",)).get(pk=person.pk)
        demand(may_erase(by, locked))
        blank(locked)
        record_person(locked, "households.erase_reputable", by, {})
    person.refresh_from_db()


def erase_expired(day: date | None = None) -> int:
    """Whose term after leaving the list is over on that day; how many were erased."""
    day = day or today()
    gone = ReputablePerson.objects.exclude(removed_by=None).filter(erased_at=None)
    kept = {
        office.pk: kept_years(office)
        for office in Organization.objects.filter(reputable_persons__in=gone).distinct()
    }
    expired = [
        person
        for person in gone.select_related("removed_by")
        if kept_until(person, years=kept[person.organization_id]) < day
    ]
    for person in expired:
        with transaction.atomic():
            locked = ReputablePerson.objects.select_for_update(of=("self",)).get(pk=person.pk)
            blank(locked)
            record_person(locked, "households.erase_reputable", None, {})
    return len(expired)


def kept_until(person: ReputablePerson, *, years: int) -> date:
    """The last day on which the name of somebody who left the list is kept."""
    if person.removed_by is None:
        raise ValueError(f"{person.pk} has not left the list")
    return _years_later(person.removed_by.issued_on, years)


def kept_years(organization: Organization) -> int:
    """For how many years the ward's chair has names kept, by the rule of today."""
    rule = rule_on(heir(organization), today())
    return rule.kept_years if rule else KEPT_YEARS


def blank(person: ReputablePerson) -> None:
    """Take what identifies; group and decisions stay, so that the numbers do."""
    person.full_name = person.gender = person.schooling = person.standing = ""
    person.birth_year = person.ethnic_group = None
    person.erased_at = timezone.now()
    person.save(update_fields=[*ReputablePerson.IDENTIFYING, "erased_at"])


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 2, 28)
