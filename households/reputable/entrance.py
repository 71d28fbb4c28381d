"""The way into every page: strangers find nothing, members are told why not."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from households.models import GivenBenefit, Proposal, ReputablePerson
from households.reputable.places import groups_of
from households.reputable.reach import committees, heir, kept_by, read_above
from localities.models import ResidentialGroup
from officials.http import OfficialRequest
from officials.models import Official, Organization
from vietnamese.dates import today


def read_ward(request: OfficialRequest, pk: int) -> Organization:
    """For the ward itself and the province's ethnic affairs."""
    readable = kept_by(request.user) | read_above(request.user)
    return get_object_or_404(committees().select_related("unit"), pk=pk, pk__in=readable)


def kept_ward(request: OfficialRequest, pk: int) -> Organization:
    """For the ward itself; what a ward took over is kept on its own pages."""
    kept = kept_by(request.user)
    ward = get_object_or_404(committees().select_related("unit"), pk=pk, pk__in=kept)
    return later if (later := heir(ward)).pk in kept else ward


def read_person(request: OfficialRequest, pk: int) -> ReputablePerson:
    persons = ReputablePerson.objects.visible_to(request.user).for_list()
    return get_object_or_404(persons.select_related("organization__unit"), pk=pk)


def kept_person(request: OfficialRequest, pk: int) -> ReputablePerson:
    """Without the province, which reads and does not keep."""
    person = read_person(request, pk)
    kept_ward(request, person.organization_id)
    return person


def kept_proposal(request: OfficialRequest, pk: int) -> Proposal:
    return get_object_or_404(Proposal.objects.visible_to(request.user).for_list(), pk=pk)


def kept_benefit(request: OfficialRequest, pk: int) -> GivenBenefit:
    benefits = GivenBenefit.objects.visible_to(request.user).select_related("organization")
    return get_object_or_404(benefits, pk=pk)


def keeps(official: Official, organization: Organization) -> bool:
    """Whether they belong to the ward, not to the province above."""
    return organization.pk in kept_by(official)


def groups_today(organization: Organization) -> QuerySet[ResidentialGroup]:
    """Of the ward that carries the list on."""
    return groups_of(heir(organization).unit, today())
