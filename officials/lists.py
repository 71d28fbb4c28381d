"""Lists fifty at a time by keyset: the next page starts behind the last row seen."""

from dataclasses import dataclass
from operator import attrgetter
from typing import Generic, TypeVar

from django.db import models
from django.db.models import Q

M = TypeVar("M", bound=models.Model)
PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """`following` is the key to ask for what comes next, None at the end."""

    rows: list[M]
    following: int | None


def page_of(
    rows: models.QuerySet[M], *, order: tuple[str, ...], after: str | None, size: int = PAGE_SIZE
) -> Page[M]:
    """The rows behind row number `after`, or the first when that row is not among them.

    `order` ends with a unique column; its columns are never null; "-" means descending.
    """
    last = rows.filter(pk=after).first() if after and after.isascii() and after.isdigit() else None
    beyond = rows.filter(_behind(last, order)) if last else rows
    found = list(beyond.order_by(*order)[: size + 1])
    return Page(found[:size], found[size - 1].pk if len(found) > size else None)


def _behind(last: models.Model, order: tuple[str, ...]) -> Q:
    found, equal = Q(), Q()
    for column in order:
        name = column.removeprefix("-")
        value = attrgetter(name.replace("__", "."))(last)
        found |= equal & Q(**{f"{name}__{'lt' if column != name else 'gt'}": value})
        equal &= Q(**{name: value})
    return found
