"""Đôn đốc: what letters about late work have in common, whatever it is that is late."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from documents.models import Document
from vietnamese.dates import VIETNAM, today

State = Document.State
ON_THEIR_WAY = (
    *(State.DRAFTING, State.IN_REVIEW, State.AWAITING_APPROVAL),
    *(State.RETURNED, State.APPROVED),
)
NOTE = "Soạn công văn đôn đốc"


class BeingChasedError(ValidationError):
    """Some of it is in a letter of today, or in one that has not left yet."""

    def __init__(self, letters: Sequence[Document], what: str) -> None:
        super().__init__(f"Đã có công văn đôn đốc đang soạn hoặc soạn hôm nay về {what} đã chọn.")
        self.letters = letters


def standing_letters(chased: QuerySet[Any]) -> list[Document]:
    """Of rows with `document` and `at`: the letters being drafted, and those begun today."""
    midnight = datetime.combine(today(), time.min, VIETNAM)
    of_today = Q(document__state=State.ISSUED, at__gte=midnight)
    recent = chased.filter(Q(document__state__in=ON_THEIR_WAY) | of_today)
    return list(Document.objects.filter(pk__in=recent.values("document")).order_by("pk"))
