"""Changing one's own password; giving a one-time password; unlocking."""

import secrets
from datetime import timedelta

from axes.handlers.proxy import AxesProxyHandler
from axes.utils import reset as forget_failures
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from officials.models import Official
from officials.permissions import may_manage
from officials.recording import record_account
from workflow.verdicts import demand

ONE_TIME_HOURS = 72
# Without letters and digits that are mistaken for each other on paper: i l o, 0 1.
LETTERS = "abcdefghjkmnpqrstuvwxyz"
DIGITS = "23456789"


@transaction.atomic
def change_own(official: Official, *, new_password: str) -> None:
    """The new password has passed the rules; other sessions of the account end."""
    _set(official, new_password, must_change=False)
    record_account(official, verb="officials.change_password", by=official)


@transaction.atomic
def reset(official: Official, *, by: Official) -> str:
    """A new one-time password, shown once: only its Argon2 digest is kept.

    Works for 72 hours and must be changed at the next sign-in. Unlocks the account too.
    """
    demand(may_manage(official, by))
    password = one_time_password()
    give_one_time(official, password)
    forget_failures(username=official.username)
    record_account(
        official, verb="officials.reset_password", by=by, details={"hours": ONE_TIME_HOURS}
    )
    return password


@transaction.atomic
def unlock(official: Official, *, by: Official) -> None:
    demand(may_manage(official, by))
    forget_failures(username=official.username)
    record_account(official, verb="officials.unlock", by=by)


def give_one_time(official: Official, password: str) -> None:
    _set(official, password, must_change=True)


def one_time_password() -> str:
    """Three groups of four, easily read out, with all four kinds of characters; 48 bits."""
    first, second = (_pick(LETTERS, 4) for _ in range(2))
    return f"{first.capitalize()}-{second}-{_pick(DIGITS, 4)}"


def has_run_out(official: Official) -> bool:
    """Whether the one-time password given by the administrator is past its hours."""
    return official.one_time_until is not None and official.one_time_until < timezone.now()


def is_locked(official: Official, request: HttpRequest) -> bool:
    return bool(AxesProxyHandler.is_locked(request, {"username": official.username}))


def _set(official: Official, password: str, *, must_change: bool) -> None:
    official.set_password(password)
    official.must_change_password = must_change
    hours = timedelta(hours=ONE_TIME_HOURS)
    official.one_time_until = timezone.now() + hours if must_change else None
    official.save(update_fields=["password", "must_change_password", "one_time_until"])


def _pick(alphabet: str, length: int) -> str:
    return "".join(secrets.choice(alphabet) for _ in range(length))
