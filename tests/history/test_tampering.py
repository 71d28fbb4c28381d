"""Whatever someone does to a history who cannot write the heads file is found.

60 histories of either kind here, 1,000 in `bin/bench life`.
"""

from random import Random

import pytest

from history.verification import verify
from tests.history.journal import OTHER_WARD, WARD
from tests.history.tampering import (
    EXAMPLES,
    cut_tail,
    false_alarms,
    missed,
    tamper,
    write_history,
)


@pytest.mark.breaks_the_chain
@pytest.mark.django_db(transaction=True)
def test_every_tampered_history_is_found() -> None:
    assert list(missed(EXAMPLES)) == []


@pytest.mark.django_db(transaction=True)
def test_no_honest_history_raises_an_alarm() -> None:
    assert list(false_alarms(EXAMPLES)) == []


@pytest.mark.breaks_the_chain
@pytest.mark.django_db(transaction=True)
def test_only_the_tampered_chain_is_named() -> None:
    chance = Random(3)
    write_history(chance)
    tamper(chance, cut_tail, recomputed=True)
    assert [found.organization_id for found in verify()] == [WARD]
    assert verify(OTHER_WARD) == ()


@pytest.mark.django_db(transaction=True)
def test_an_attack_that_changes_nothing_is_none() -> None:
    """The attacker's own tools leave a chain whole: what is found is what he did with it."""
    chance = Random(1)
    write_history(chance)
    tamper(chance, lambda _, chain: chain, recomputed=True)
    assert verify() == ()
