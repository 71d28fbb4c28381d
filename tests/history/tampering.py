"""Histories written by chance, and what an attacker does to them.

He may write every table, knows how hashes are made, and leaves the chain's end as it would have to
be. The one thing he cannot write is the heads file.
"""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import cycle, islice, product
from random import Random

from django.db import connection, transaction

from history import heads, triggers
from history.models import NOTHING_BEFORE, Entry, Head
from history.verification import verify
from tests.history.journal import OTHER_WARD, WARD, write

EXAMPLES = int(os.environ.get("BINHAN_EXAMPLES", "60"))
VERBS = ("draft", "save", "submit", "endorse", "approve", "number", "issue")

Attack = Callable[[Random, list[Entry]], list[Entry]]


def write_history(chance: Random) -> None:
    """Between two and twelve acts of one ward, some of another, some that were rolled back."""
    forget()
    for turn in range(chance.randint(2, 12)):
        write(verb=chance.choice(VERBS), details={"revision": turn})
        if chance.random() < 0.3:
            write(OTHER_WARD, verb=chance.choice(VERBS), by=None)
        if chance.random() < 0.2:
            with transaction.atomic():
                write(verb="given-up")
                transaction.set_rollback(True)


def forget() -> None:
    """Begins anew; the triggers, which an attacker would take away first, stay away."""
    triggers.remove(connection)
    Entry.objects.all().delete()
    Head.objects.all().delete()
    heads.path().unlink(missing_ok=True)


def lose_confirmations(chance: Random) -> None:
    """As writers do who are killed between the commit and the line that tells of it."""
    lines = heads.path().read_text().splitlines(keepends=True)
    kept = [line for line in lines if line.startswith(heads.ANNOUNCED) or chance.random() < 0.7]
    heads.path().write_text("".join(kept))


def chain_of(organization_id: int) -> list[Entry]:
    return list(Entry.objects.filter(organization_id=organization_id).order_by("sequence"))


def change(chance: Random, chain: list[Entry]) -> list[Entry]:
    entry = chance.choice(chain)
    column = chance.choice(["verb", "subject", "actor_id", "at", "details"])
    other = {
        "verb": f"{entry.verb}ed",
        "subject": "plans.plan:13",
        "actor_id": 99,
        "at": entry.at + timedelta(microseconds=1),
        "details": {**entry.details, "more": 1},
    }
    setattr(entry, column, other[column])
    return chain


def remove(chance: Random, chain: list[Entry]) -> list[Entry]:
    """Any entry but the last: that would be a tail cut off."""
    chain.pop(chance.randrange(len(chain) - 1))
    return chain


def insert(chance: Random, chain: list[Entry]) -> list[Entry]:
    """Anywhere, also at the end."""
    place = chance.randint(0, len(chain))
    forged = copy_of(chance.choice(chain))
    forged.verb = "forged"
    forged.sequence = place + 1
    return [*chain[:place], forged, *chain[place:]]


def swap(chance: Random, chain: list[Entry]) -> list[Entry]:
    """Two entries that differ change places."""
    one, other = chance.sample(range(len(chain)), 2)
    chain[one], chain[other] = chain[other], chain[one]
    renumber(chain)
    return chain


def cut_tail(chance: Random, chain: list[Entry]) -> list[Entry]:
    return chain[: chance.randrange(len(chain))]


ATTACKS: tuple[Attack, ...] = (change, remove, insert, swap, cut_tail)


SORTS = tuple(product(ATTACKS, [False, True]))


def missed(count: int) -> Iterator[str]:
    """Tampers with so many histories, sort by sort in turn; names those that nobody noticed."""
    for seed, (attack, recomputed) in enumerate(islice(cycle(SORTS), count)):
        chance = Random(seed)
        write_history(chance)
        tamper(chance, attack, recomputed=recomputed)
        if WARD not in {found.organization_id for found in verify()}:
            yield f"{attack.__name__}, recomputed: {recomputed}, seed {seed}"


def false_alarms(count: int) -> Iterator[str]:
    """Verifies so many histories that nobody touched; names those that raised an alarm."""
    for seed in range(count):
        chance = Random(seed)
        write_history(chance)
        if seed % 2:
            lose_confirmations(chance)
        if found := verify():
            yield f"{found[0]}, seed {seed}"


def copy_of(entry: Entry) -> Entry:
    values = {f.attname: getattr(entry, f.attname) for f in Entry._meta.concrete_fields}
    return Entry(**{**values, "id": None})


def tamper(chance: Random, attack: Attack, *, recomputed: bool) -> None:
    """Replaces the ward's chain by the attacker's, its head with it."""
    chain = attack(chance, chain_of(WARD))
    if recomputed:
        recompute(chain)
    elif chance.random() < 0.5:
        renumber(chain)
    replace_chain(chain)


def renumber(chain: list[Entry]) -> None:
    for sequence, entry in enumerate(chain, start=1):
        entry.sequence = sequence


def recompute(chain: list[Entry]) -> None:
    """A chain in which every link holds."""
    renumber(chain)
    last = NOTHING_BEFORE
    for entry in chain:
        entry.previous_hash = last
        entry.hash = last = entry.computed_hash()


def replace_chain(chain: list[Entry]) -> None:
    Entry.objects.filter(organization_id=WARD).delete()
    taken: set[int] = set()
    for entry in chain:
        # The table itself refuses a sequence twice.
        while entry.sequence in taken:
            entry.sequence += 1
        taken.add(entry.sequence)
    Entry.objects.bulk_create(map(copy_of, chain))
    Head.objects.filter(pk=WARD).delete()
    if chain:
        Head.objects.create(organization_id=WARD, sequence=chain[-1].sequence, hash=chain[-1].hash)
