"""The list of given tasks: whose, in which state, of which plan."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from officials.lists import Page, page_of
from officials.models import Official
from plans.models import TaskTurn
from plans.tasks.querysets import TurnQuerySet
from vietnamese.dates import today

State = TaskTurn.State
BY_LIMIT = ("due_on", "pk")


@dataclass(frozen=True, slots=True)
class Pile:
    """Turns that are looked at together. `order` names no column that is empty in any of them."""

    label: str
    narrow: Callable[[TurnQuerySet, date], TurnQuerySet]
    order: tuple[str, ...] = BY_LIMIT


PILES: Mapping[str, Pile] = {
    "dang-lam": Pile(
        "Đang làm", lambda turns, on: turns.filter(state=State.OPEN, due_on__isnull=False)
    ),
    "qua-han": Pile("Quá hạn", lambda turns, on: turns.overdue(on)),
    "cho-xac-nhan": Pile(
        "Chờ xác nhận", lambda turns, on: turns.filter(state=State.AWAITING), ("pk",)
    ),
    "co-de-nghi": Pile("Có đề nghị", lambda turns, on: turns.asking(), ("pk",)),
    "thuong-xuyen": Pile(
        "Thường xuyên", lambda turns, on: turns.filter(state=State.OPEN, due_on=None), ("pk",)
    ),
    "xong": Pile("Xong", lambda turns, on: turns.filter(state=State.DONE), ("-done_on", "-pk")),
    "thoi-giao": Pile("Thôi giao", lambda turns, on: turns.filter(state=State.WITHDRAWN), ("-pk",)),
}
"""By the word in the address."""
WHOSE = {"co-quan": "Của cơ quan", "toi": "Tôi chủ trì"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the list is looked at; as first shown where that is said in words we do not know."""

    pile: str = "dang-lam"
    whose: str = "co-quan"
    plan: int | None = None
    after: str | None = None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        pile, whose, plan = (query.get(name, "") for name in ("viec", "cua", "ke-hoach"))
        return cls(
            pile if pile in PILES else "dang-lam",
            whose if whose in WHOSE else "co-quan",
            int(plan) if plan.isascii() and plan.isdigit() else None,
            query.get("sau"),
        )


def turns_of(asked: Asked, official: Official) -> Page[TaskTurn]:
    turns = TaskTurn.objects.visible_to(official).with_people()
    if asked.whose == "toi":
        turns = turns.led_by(official)
    if asked.plan:
        turns = turns.filter(task__plan=asked.plan)
    pile = PILES[asked.pile]
    return page_of(pile.narrow(turns, today()), order=pile.order, after=asked.after)
