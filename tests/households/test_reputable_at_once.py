"""Several files for one place are decided at once: one of them is."""

import pytest

from households.models import ReputablePerson
from households.reputable import proposals
from officials.models import Official, Organization
from tests.directives.test_registering_at_once import REFUSED, at_once, persistent
from tests.households.reputable import DECIDED, State, bring, make_proposal, make_rule

FILES = 4
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]


def test_one_group_gets_one_person(
    ward: Organization, drafter: Official, reviewer: Official, chair: Official
) -> None:
    make_rule(ward, chair)
    files = [make_proposal(ward, drafter) for _ in range(FILES)]
    for file in files:
        bring(file, State.EXAMINED, drafter=drafter, head=reviewer)

    def work(number: int) -> None:
        def act() -> None:
            decided = proposals.decide(
                files[number], number=f"{100 + number}/QĐ-UBND", issued_on=DECIDED, by=chair
            )
            if not decided:
                raise SystemExit(REFUSED)

        persistent(act)

    assert sorted(at_once(work, FILES), key=str) == [0, *[REFUSED] * (FILES - 1)]
    assert ReputablePerson.objects.listed(DECIDED).count() == 1
