"""Three plainly invented persons in Thái Hòa, entered and decided as the ward does it."""

from datetime import date

import pytest

from households.models import GivenBenefit, Proposal, ReputablePerson
from households.reputable.reach import read_above
from officials.models import Official, Organization
from paper.personal import findings

pytestmark = pytest.mark.django_db
INVENTED = ("Mẫu", "Ví Dụ", "Giả Định")


def test_three_persons_are_on_the_list_each_of_another_group() -> None:
    listed = list(ReputablePerson.objects.listed(date(2026, 4, 1)).select_related("group"))
    assert len(listed) == len({person.group for person in listed}) == 3
    assert {person.organization.name for person in listed} == {"Ủy ban nhân dân phường Thái Hòa"}
    assert all(person.full_name.endswith(INVENTED) for person in listed)
    assert all(not findings(person.full_name) for person in listed)


def test_one_went_the_whole_way_and_two_had_their_gift() -> None:
    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.steps.count()) == (Proposal.State.DECIDED, 4)
    assert GivenBenefit.objects.count() == 2


def test_the_province_s_ethnic_affairs_reads_the_ward() -> None:
    official = Official.objects.get(username="dantoctinh")
    ward = Organization.objects.get(name="Ủy ban nhân dân phường Thái Hòa")
    assert ward.pk in read_above(official)
