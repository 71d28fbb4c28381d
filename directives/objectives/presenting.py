"""Objectives as an official may read them: who gave them with all shares, a ward with its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from directives.models import Directive, Objective, Share
from directives.objectives.giving import may_change
from directives.objectives.querysets import ShareQuerySet
from directives.reach import lineage_of
from documents.models import Delivery
from officials.models import Official
from workflow.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Told:
    """An objective with the shares that are seen; `is_whole`: all there are."""

    objective: Objective
    shares: tuple[Share, ...]
    is_whole: bool
    may_change: Verdict

    @property
    def total(self) -> Decimal:
        return sum((share.target for share in self.shares if share.target is not None), Decimal(0))

    @property
    def missing(self) -> Decimal:
        """What the shares leave of the whole; less than 0: what they go beyond it."""
        return (self.objective.target or Decimal(0)) - self.total

    @property
    def difference(self) -> Decimal:
        return abs(self.missing)

    @property
    def is_compared(self) -> bool:
        return self.is_whole and self.objective.is_summed and self.objective.target is not None


def told_of(directive: Directive, official: Official) -> list[Told]:
    """In the order they were given; a constant number of queries."""
    seen = Objective.objects.visible_to(official).filter(directive=directive)
    objectives = seen.select_related("kept_by", "directive").order_by("pk")
    shares = Share.objects.visible_to(official).filter(objective__directive=directive)
    return _told(objectives, list(shares.with_offices()), official)


def shares_of(directive: Directive, official: Official) -> list[Share]:
    """What the official's offices have to reach; of what they gave others, nothing."""
    reaching = Share.objects.reaching(official.visible_organization_ids)
    return _shown(reaching.filter(objective__directive=directive))


def shares_delivered(delivery: Delivery) -> list[Share]:
    """What the paper that was sent gives its recipient to reach."""
    if delivery.recipient is None:
        return []
    reaching = Share.objects.reaching(office.pk for office in lineage_of(delivery.recipient))
    if delivery.document_id:
        found = reaching.filter(objective__directive__document=delivery.document_id)
    else:
        found = reaching.filter(objective__directive__handed_down__delivery=delivery)
    return _shown(found)


def _shown(shares: ShareQuerySet) -> list[Share]:
    return list(shares.select_related("objective").order_by("pk"))


def _told(
    objectives: Iterable[Objective], shares: Iterable[Share], official: Official
) -> list[Told]:
    offices = official.visible_organization_ids
    of: dict[int, list[Share]] = {}
    for share in shares:
        of.setdefault(share.objective_id, []).append(share)
    return [
        Told(
            objective,
            tuple(of.get(objective.pk, ())),
            is_whole=objective.kept_by_id in offices,
            may_change=may_change(objective, official),
        )
        for objective in objectives
    ]
