"""The list of given tasks: whose, in which state, of which plan."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from officials.lists import Page, page_of
from officials.models import Official
from plans.models import Plan, TaskTurn
from plans.tasks.querysets import is_asked
from vietnamese.dates import today

State = TaskTurn.State
KEY = re.compile(r"[0-9]{1,18}")
SHOWN = 20
"""At a time: fifty lines would cost more than one and a half times what ten cost."""
BY_LIMIT = ("due_on", "pk")


@dataclass(frozen=True, slots=True)
class Pile:
    """Turns that are looked at together, today. `order` names no column that is empty in them."""

    label: str
    where: Callable[[date], Q]
    order: tuple[str, ...] = ("pk",)


PILES: Mapping[str, Pile] = {
    "dang-lam": Pile("Đang làm", lambda on: Q(state=State.OPEN, due_on__isnull=False), BY_LIMIT),
    "qua-han": Pile("Quá hạn", lambda on: Q(state=State.OPEN, due_on__lt=on), BY_LIMIT),
    "cho-xac-nhan": Pile("Chờ xác nhận", lambda on: Q(state=State.AWAITING)),
    "co-de-nghi": Pile("Có đề nghị", lambda on: is_asked()),
    "thuong-xuyen": Pile("Thường xuyên", lambda on: Q(state=State.OPEN, due_on=None)),
    "xong": Pile("Xong", lambda on: Q(state=State.DONE), ("-done_on", "-pk")),
    "thoi-giao": Pile("Thôi giao", lambda on: Q(state=State.WITHDRAWN), ("-pk",)),
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
            int(plan) if KEY.fullmatch(plan) else None,
            query.get("sau"),
        )


def turns_of(asked: Asked, official: Official) -> Page[TaskTurn]:
    given = TaskTurn.objects
    turns = given.led_by(official) if asked.whose == "toi" else given.visible_to(official)
    if asked.plan:
        turns = turns.filter(task__plan=asked.plan)
    pile = PILES[asked.pile]
    found = turns.filter(pile.where(today()))
    return page_of(found, order=pile.order, after=asked.after, size=SHOWN)


def counted(plan: Plan) -> list[tuple[str, str, int]]:
    """Of a plan's turns the piles that are not empty: word in the address, label, how many."""
    on = today()
    counts = {slug: Count("pk", filter=pile.where(on)) for slug, pile in PILES.items()}
    found = TaskTurn.objects.filter(task__plan=plan).aggregate(**counts)
    return [(slug, pile.label, found[slug]) for slug, pile in PILES.items() if found[slug]]
