"""Walking the chains: is what the journal says still what was written?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from history import heads
from history.models import NOTHING_BEFORE, Entry, Head

CHUNK = 2000
CUT_OFF = "phần cuối của chuỗi đã bị cắt (theo tệp ghi ngoài)"
REWRITTEN = "chuỗi đã được viết lại (khác tệp ghi ngoài)"
UNKNOWN = "dòng này không có trong tệp ghi ngoài"


@dataclass(frozen=True, slots=True)
class Break:
    """The first link of a chain that does not hold."""

    organization_id: int
    sequence: int
    reason: str

    def __str__(self) -> str:
        return f"Cơ quan {self.organization_id}, dòng {self.sequence}: {self.reason}"


def verify(organization_id: int | None = None) -> tuple[Break, ...]:
    """The first broken link of the organization's chain, or of every chain; empty when all hold.

    Reads only, and may run while others write. Found is whatever was done to the tables by someone
    who could not write the heads file, save a tail cut off together with the head whose commit the
    file had no time to confirm, and the chain of an organization that the file never heard of.
    """
    # Read before the database: a line written meanwhile would seem to lead it.
    witnesses = heads.witnesses()
    wanted = _organizations(witnesses) if organization_id is None else [organization_id]
    breaks = (_first_break(each, witnesses.get(each, heads.Witness())) for each in wanted)
    return tuple(found for found in breaks if found)


def _organizations(witnesses: Iterable[int]) -> list[int]:
    written = Entry.objects.order_by().values_list("organization_id", flat=True).distinct()
    headed = Head.objects.values_list("organization_id", flat=True)
    return sorted({*written, *headed, *witnesses})


def _first_break(organization_id: int, witness: heads.Witness) -> Break | None:
    last, last_hash = 0, NOTHING_BEFORE
    for entry in _entries(organization_id):
        reason = _fault(entry, last, last_hash) or _contradiction(entry, witness)
        if reason:
            return Break(organization_id, last + 1, reason)
        last, last_hash = entry.sequence, entry.hash
    if any(sequence > last for sequence in witness.confirmed):
        return Break(organization_id, last + 1, CUT_OFF)
    return _break_at_head(organization_id, last, last_hash)


def _entries(organization_id: int) -> Iterator[Entry]:
    chain = Entry.objects.filter(organization_id=organization_id).order_by("sequence")
    return chain.iterator(chunk_size=CHUNK)


def _fault(entry: Entry, last: int, last_hash: str) -> str:
    if entry.sequence != last + 1:
        return "thiếu dòng này"
    if entry.previous_hash != last_hash:
        return "không nối với dòng trước"
    if entry.hash != entry.computed_hash():
        return "nội dung đã bị sửa"
    return ""


def _contradiction(entry: Entry, witness: heads.Witness) -> str:
    """How the file contradicts an entry that its own chain does not."""
    if witness.confirmed.get(entry.sequence, entry.hash) != entry.hash:
        return REWRITTEN
    if witness.first is None or entry.sequence < witness.first or entry.hash in witness.hashes:
        return ""
    # It may have been written since the file was read; its line came before its commit.
    witness.hashes |= heads.witnesses().get(entry.organization_id, witness).hashes
    return "" if entry.hash in witness.hashes else UNKNOWN


def _break_at_head(organization_id: int, last: int, last_hash: str) -> Break | None:
    """Compares with the head as it is now, which others may have moved on since the walk."""
    head = Head.objects.filter(pk=organization_id).first()
    if head is None:
        return Break(organization_id, last, "mất dòng ghi cuối chuỗi") if last else None
    if (head.sequence, head.hash) == (last, last_hash):
        return None
    end = {"organization_id": organization_id, "sequence": head.sequence, "hash": head.hash}
    if head.sequence > last and Entry.objects.filter(**end).exists():
        return None
    return Break(organization_id, min(last, head.sequence) + 1, "khác với dòng ghi cuối chuỗi")
