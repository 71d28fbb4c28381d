"""What the first page tells of handovers: what came to an official, what waits for their word."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from desk.handover.models import Handover
from desk.handover.permissions import HEADS
from officials.models import Official

TOLD_FOR = timedelta(days=30)
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Arriving:
    received: tuple[Handover, ...]
    to_confirm: tuple[Handover, ...]

    def __bool__(self) -> bool:
        return bool(self.received or self.to_confirm)


def arriving(official: Official) -> Arriving:
    """Two queries; handed over within the last thirty days, and proposed by others."""
    rows = Handover.objects.with_people().without_minutes()
    lately = timezone.now() - TOLD_FOR
    received = rows.done().filter(receiver=official, confirmed_at__gte=lately)
    deciding = rows.proposed().filter(_decided_by(official)).exclude(giver=official)
    return Arriving(tuple(received[:SHOWN]), tuple(deciding[:SHOWN]))


def _decided_by(official: Official) -> Q:
    offices: Collection[int] = {
        post.organization_id for post in official.current_appointments if post.role in HEADS
    }
    administered = official.administered_organization_ids
    return Q(organization__in={*offices, *administered}) | Q(organization__successor__in=offices)
