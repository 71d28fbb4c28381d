"""The address of an official's calendar: given once, renewed, taken back; who reads by it."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import F, Q

from desk.agenda.models import CalendarFeed
from history.recording import record, subject_of
from officials.models import Official, Organization

SECRET_BYTES = 32
READS_A_MINUTE = 20
"""More than the programs on all desks and telephones of one person ask for."""
_MINUTE = timedelta(minutes=1)


@transaction.atomic
def subscribe(official: Official, organization: Organization, *, now: datetime) -> str:
    """The secret part of a new address; kept nowhere. An address given before ends."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    fresh = {"digest": _digest(secret), "made_at": now, "counted_from": None, "reads": 0}
    feed, _ = CalendarFeed.objects.update_or_create(official=official, defaults=fresh)
    record(organization.pk, verb="desk.subscribe", by=official, subject=subject_of(feed))
    return secret


@transaction.atomic
def unsubscribe(official: Official, organization: Organization) -> bool:
    """The address leads nowhere from now on; whether there was one."""
    feed = CalendarFeed.objects.select_for_update().filter(official=official).first()
    if feed is None:
        return False
    subject = subject_of(feed)
    feed.delete()
    record(organization.pk, verb="desk.unsubscribe", by=official, subject=subject)
    return True


def feed_of(secret: str) -> CalendarFeed | None:
    """None for an address never given, renewed or taken back: by one query, in equal time."""
    feeds = CalendarFeed.objects.select_related("official")
    return feeds.filter(digest=_digest(secret), official__is_active=True).first()


def may_read(feed: CalendarFeed, *, now: datetime) -> bool:
    """Counts one reading; False once there were too many within a minute."""
    row = CalendarFeed.objects.filter(pk=feed.pk)
    anew = Q(counted_from=None) | Q(counted_from__lte=now - _MINUTE)
    if row.filter(anew).update(counted_from=now, reads=1):
        return True
    return bool(row.filter(reads__lt=READS_A_MINUTE).update(reads=F("reads") + 1))


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
