"""The letters of a working morning: written once for each official, and handed over once.

A letter is marked before it is handed over. What is refused or finds no server is tried again the
same morning; what was cut off in between is never sent again, but named on the desk.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from desk.reminding.due import Told, numbers_of, recipients, told_on
from desk.reminding.letters import letter
from desk.reminding.models import Digest, Morning
from desk.reminding.posting import Fate, Outcome, hand_over, is_set
from localities.calendars import office_calendar
from vietnamese.dates import VIETNAM, today

State = Digest.State
MORNING = timedelta(hours=5)
"""For how long after the hour of the settings letters go out and are tried again."""
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 45, 120))
"""After each failed attempt; after the one that follows the last it is given up."""
LEASE = timedelta(minutes=15)
"""Longer than a letter can take with a server that answers each command at the last moment."""
KEPT = timedelta(days=60)
CUT_OFF, TOO_LATE = "CutOff", "TooLate"


def remind(now: datetime | None = None) -> int:
    """What is due at this moment; gives how many letters were sent. For the clock."""
    now = now or timezone.now()
    _tidy(now)
    if not is_set() or not _is_morning(now):
        return 0
    _prepare(now)
    return _send_waiting(now)


def name_cut_off(*, lease: timedelta = LEASE) -> int:
    """Whoever was handing these over is no more: nobody knows whether they went."""
    now = timezone.now()
    lost = Digest.objects.filter(state=State.HANDING_OVER, at__lt=now - lease)
    return lost.update(state=State.UNCLEAR, last_error=CUT_OFF, at=now)


def _tidy(now: datetime) -> None:
    day = today(now)
    name_cut_off()
    late = Digest.objects.filter(state=State.PREPARED, day__lt=day)
    late.update(state=State.FAILED, last_error=TOO_LATE, at=now)
    Digest.objects.filter(day__lt=day - KEPT).delete()
    Morning.objects.filter(day__lt=day - KEPT).delete()


def _is_morning(now: datetime) -> bool:
    begins = now.astimezone(VIETNAM).replace(
        hour=settings.MAIL_HOUR, minute=0, second=0, microsecond=0
    )
    return begins <= now < begins + MORNING


def _prepare(now: datetime) -> None:
    """One row for each official with something to hear, by whichever clock comes first."""
    day = today(now)
    if Morning.objects.filter(day=day).exists():
        return
    calendar = office_calendar()
    told = told_on(day, calendar) if calendar.is_working(day) else {}
    digests = [
        Digest(official=official, day=day, not_before=now, at=now)
        for official in recipients(told).values()
    ]
    try:
        with transaction.atomic():
            Morning.objects.create(day=day)
            Digest.objects.bulk_create(digests)
    except IntegrityError:
        return  # the other clock was first


def _send_waiting(now: datetime) -> int:
    day = today(now)
    waiting = Digest.objects.filter(state=State.PREPARED, day=day, not_before__lte=now)
    digests = list(waiting.select_related("official").order_by("not_before", "pk"))
    if not digests:
        return 0
    told = told_on(day, office_calendar())
    reachable = recipients(digest.official_id for digest in digests)
    sent = 0
    for digest in digests:
        heard = told.get(digest.official_id) if digest.official_id in reachable else None
        outcome = _send(digest, heard, now)
        if outcome and outcome.is_unreachable:
            break  # the clock has other work; the others try in the next rounds
        sent += outcome is not None and outcome.fate is Fate.SENT
    return sent


def _send(digest: Digest, told: Told | None, now: datetime) -> Outcome | None:
    """None where there is nothing to say any more, or another clock has it."""
    if told is None:
        Digest.objects.filter(pk=digest.pk, state=State.PREPARED).delete()
        return None
    numbers = numbers_of(turn for _, turns in told.parts() for turn in turns)
    written = letter(digest, told, numbers)
    if not _claimed(digest, now):
        return None
    outcome = hand_over(written)
    _settle(digest, outcome, now)
    return outcome


def _claimed(digest: Digest, now: datetime) -> bool:
    """Marked as being handed over, committed, by one clock only."""
    mine = Digest.objects.filter(pk=digest.pk, state=State.PREPARED, not_before__lte=now)
    marked = mine.update(state=State.HANDING_OVER, attempts=F("attempts") + 1, at=timezone.now())
    digest.refresh_from_db()
    return bool(marked)


def _settle(digest: Digest, outcome: Outcome, now: datetime) -> None:
    digest.last_error, digest.at = outcome.error, timezone.now()
    digest.state = {
        Fate.SENT: State.SENT,
        Fate.NEVER: State.FAILED,
        Fate.UNCLEAR: State.UNCLEAR,
        Fate.LATER: State.PREPARED,
    }[outcome.fate]
    if outcome.fate is Fate.LATER:
        _put_off(digest, now)
    digest.save(update_fields=["state", "last_error", "at", "not_before"])


def _put_off(digest: Digest, now: datetime) -> None:
    """To a later moment of this morning, or for good."""
    if digest.attempts > len(PAUSES):
        digest.state = State.FAILED
        return
    digest.not_before = now + PAUSES[digest.attempts - 1]
