"""What a document is worth on a day: a function of what is known and of the date, nothing else."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from directives.knowledge import Change, Effect, Known
from paper.legislation import is_legislation
from vietnamese.dates import short

NOT_CHECKED = "Thông tin về văn bản này chưa đối chiếu với bản gốc"
NO_FIRST_DAY = "Chưa rõ ngày văn bản có hiệu lực"
CHANGE_NOT_CHECKED = "Chưa đối chiếu được việc {citation} {deed}"
CHANGE_WITHOUT_DAY = "Chưa rõ ngày {citation} có hiệu lực"


class State(Enum):
    NOT_ISSUED = "chưa ban hành"
    NOT_IN_FORCE = "đã ban hành, chưa có hiệu lực"
    IN_FORCE = "đang có hiệu lực"
    AMENDED = "đang có hiệu lực, đã được sửa đổi, bổ sung"
    PARTLY_OUT = "hết hiệu lực một phần"
    OUT = "hết hiệu lực"

    @property
    def title(self) -> str:
        return str(self.value)


_ENDINGS = {Effect.REPLACES, Effect.REPEALS}
_DEEDS = {
    Effect.AMENDS: "sửa đổi, bổ sung",
    Effect.REPLACES: "thay thế",
    Effect.REPEALS: "bãi bỏ",
    Effect.GUIDES: "hướng dẫn",
    Effect.IMPLEMENTS: "triển khai thực hiện",
}


@dataclass(frozen=True, slots=True)
class Validity:
    """`chain`: what has changed the document by that day, in order; `pending`: what was signed
    by then and takes effect later; `doubts`: where our knowledge ends, in whole sentences without
    their stops."""

    known: Known
    on: date
    state: State
    chain: tuple[Change, ...] = ()
    pending: tuple[Change, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def is_certain(self) -> bool:
        return not self.doubts

    @property
    def amendments(self) -> tuple[Change, ...]:
        """What a citation names behind "được sửa đổi, bổ sung bởi"."""
        return tuple(change for change in self.chain if change.effect is Effect.AMENDS)

    @property
    def sentence(self) -> str:
        told = [_state_told(self), *map(_happened, self.chain), *map(_to_come, self.pending)]
        sentence = f"Ngày {short(self.on)}: {'; '.join(told)}."
        return f"{sentence} Chưa kiểm chứng: {'. '.join(self.doubts)}." if self.doubts else sentence


def validity(known: Known, on: date) -> Validity:
    """The state on a day, by what had been signed by then: later documents play no part."""
    signed = _signed(known, on)
    chain = tuple(change for change in signed if effective_on(change) <= on)
    pending = tuple(change for change in signed if effective_on(change) > on)
    return Validity(
        known=known,
        on=on,
        state=_state(known, on, chain),
        chain=chain,
        pending=pending,
        doubts=tuple(dict.fromkeys(_doubts(known, on, signed))),
    )


def effective_on(change: Change) -> date:
    """The first day on which a change counts: never before it is signed."""
    return max(change.issued_on, change.takes_effect_on or change.issued_on)


def deed(change: Change) -> str:
    """ "sửa đổi, bổ sung", "bãi bỏ khoản 2 Điều 5"."""
    return f"{_DEEDS[change.effect]} {change.part}".strip()


def _signed(known: Known, on: date) -> list[Change]:
    """Changes to its force, signed on the day or before, in the order they take effect."""
    if on < known.issued_on:
        return []
    signed = [c for c in known.changes if c.issued_on <= on and _touches_force(c)]
    return sorted(signed, key=lambda change: (effective_on(change), change.issued_on, change.by))


def _touches_force(change: Change) -> bool:
    return change.effect is Effect.AMENDS or change.effect in _ENDINGS


def _state(known: Known, on: date, chain: tuple[Change, ...]) -> State:
    if on < known.issued_on:
        return State.NOT_ISSUED
    if _has_ended(known, on) or any(_ends_all(change) for change in chain):
        return State.OUT
    if known.in_force_from and on < known.in_force_from:
        return State.NOT_IN_FORCE
    if any(change.effect in _ENDINGS for change in chain):
        return State.PARTLY_OUT
    return State.AMENDED if chain else State.IN_FORCE


def _has_ended(known: Known, on: date) -> bool:
    return known.in_force_to is not None and known.in_force_to < on


def _ends_all(change: Change) -> bool:
    return change.effect in _ENDINGS and not change.part


def _ends_surely(change: Change, on: date) -> bool:
    """Whether nothing that is doubtful before it matters any more."""
    told = change.is_certain and change.takes_effect_on is not None
    return told and _ends_all(change) and effective_on(change) <= on


def _doubts(known: Known, on: date, signed: list[Change]) -> list[str]:
    doubts = [] if known.is_certain else [NOT_CHECKED]
    if on < known.issued_on:
        return doubts
    if _has_ended(known, on) or any(_ends_surely(change, on) for change in signed):
        return doubts
    if known.in_force_from is None and is_legislation(known.kind, known.number):
        doubts.append(NO_FIRST_DAY)
    for change in signed:
        doubts.extend(_doubts_of(change))
    if known.doubtful_from and known.doubtful_from <= on:
        doubts.append(known.doubt.rstrip("."))
    return doubts


def _doubts_of(change: Change) -> list[str]:
    doubts = []
    if not change.is_certain:
        doubts.append(CHANGE_NOT_CHECKED.format(citation=change.by, deed=deed(change)))
    if change.takes_effect_on is None:
        doubts.append(CHANGE_WITHOUT_DAY.format(citation=change.by))
    return doubts


def _state_told(validity: Validity) -> str:
    known = validity.known
    if validity.state is State.NOT_ISSUED:
        return f"{validity.state.title} (ban hành ngày {short(known.issued_on)})"
    if validity.state is State.NOT_IN_FORCE and known.in_force_from:
        return f"{validity.state.title} (có hiệu lực từ ngày {short(known.in_force_from)})"
    if known.in_force_to and _has_ended(known, validity.on):
        return f"{validity.state.title} (từ sau ngày {short(known.in_force_to)})"
    return validity.state.title


def _happened(change: Change) -> str:
    return f"{_named(change)} {deed(change)} từ ngày {short(effective_on(change))}"


def _to_come(change: Change) -> str:
    return (
        f"đã có {_named(change)} {deed(change)}, có hiệu lực từ ngày {short(effective_on(change))}"
    )


def _named(change: Change) -> str:
    """With its day: two laws of one name follow each other."""
    return f"{change.by} ngày {short(change.issued_on)}"
