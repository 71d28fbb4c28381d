"""What the administrator of an organization does: officials, their posts, header lines.

Refusals are PermissionDenied with the reason of `permissions`; a page opened before somebody
else saved raises StaleError and changes nothing.
"""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from history.recording import record, subject_of
from officials import permissions
from officials.models import Appointment, Letterhead, Official
from officials.passwords import give_one_time, one_time_password
from officials.recording import record_account
from workflow.verdicts import demand

Row = TypeVar("Row", Official, Letterhead)


class StaleError(ValidationError):
    """Somebody else saved this row after the page was opened."""

    def __init__(self, version: int) -> None:
        super().__init__(
            "Trong lúc bạn đang nhập, người khác đã lưu thay đổi ở đây. Chưa có gì bị ghi đè: "
            "nội dung bạn nhập còn nguyên. Bấm Lưu lần nữa để dùng nội dung của bạn, hoặc mở lại "
            "trang để xem nội dung mới.",
            code="stale",
        )
        self.version = version


@transaction.atomic
def add_official(official: Official, post: Appointment, *, by: Official) -> str:
    """Save both, new, and return the one-time password to be handed over."""
    demand(permissions.may_administer(post.organization_id, by))
    password = one_time_password()
    official.set_unusable_password()
    official.save()
    give_one_time(official, password)
    _save_post(official, post, by)
    record_account(official, verb="officials.add_official", by=by)
    return password


@transaction.atomic
def edit_official(
    official: Official, columns: Iterable[str], *, version: int, by: Official
) -> None:
    """Save the changed columns of an account last read at `version`."""
    demand(permissions.may_manage(official, by))
    changed = _save_if_fresh(official, columns, version)
    record_account(official, verb="officials.edit_official", by=by, details={"columns": changed})


@transaction.atomic
def deactivate(official: Official, *, by: Official) -> None:
    """The account can no longer sign in, open sessions end, posts and papers stay."""
    locked = _locked(official)
    demand(permissions.may_deactivate(locked, by))
    _set_active(locked, False)
    record_account(locked, verb="officials.deactivate", by=by)


@transaction.atomic
def activate(official: Official, *, by: Official) -> None:
    locked = _locked(official)
    demand(permissions.may_activate(locked, by))
    _set_active(locked, True)
    record_account(locked, verb="officials.activate", by=by)


@transaction.atomic
def appoint(official: Official, post: Appointment, *, by: Official) -> None:
    demand(permissions.may_administer(post.organization_id, by))
    _save_post(official, post, by)


@transaction.atomic
def end_appointment(post: Appointment, *, on: date, by: Official) -> None:
    """The post is held to the end of that day."""
    locked = Appointment.objects.select_for_update().get(pk=post.pk)
    demand(permissions.may_end(locked, by))
    locked.valid_to = on
    locked.full_clean()
    locked.save(update_fields=["valid_to"])
    record(
        locked.organization_id,
        verb="officials.end_appointment",
        by=by,
        subject=subject_of(locked),
        details={"on": on.isoformat()},
    )


@transaction.atomic
def add_letterhead(letterhead: Letterhead, *, by: Official) -> None:
    """Adding the header lines is confirming them: the list of units only proposed."""
    demand(permissions.may_administer(letterhead.organization_id, by))
    _confirm(letterhead, by)
    letterhead.save()
    _record_letterhead(letterhead, "officials.add_letterhead", by, ["valid_from"])


@transaction.atomic
def correct_letterhead(
    letterhead: Letterhead, columns: Iterable[str], *, version: int, by: Official
) -> None:
    """Mend the lines themselves; what has been issued keeps the head it was frozen with."""
    demand(permissions.may_administer(letterhead.organization_id, by))
    _confirm(letterhead, by)
    changed = _save_if_fresh(letterhead, [*columns, "confirmed_by", "confirmed_at"], version)
    _record_letterhead(letterhead, "officials.correct_letterhead", by, changed)


def _save_post(official: Official, post: Appointment, by: Official) -> None:
    post.official = official
    post.full_clean()
    post.save()
    details = {"official": official.pk, "role": post.role, "capacity": post.signing_capacity}
    record(
        post.organization_id,
        verb="officials.appoint",
        by=by,
        subject=subject_of(post),
        details=details,
    )


def _save_if_fresh(row: Row, columns: Iterable[str], version: int) -> list[str]:
    """Save the columns unless the stored row has moved on; the row is locked until commit."""
    stored = _locked(row)
    if stored.version != version:
        raise StaleError(stored.version)
    row.version = version + 1
    changed: list[str] = sorted(
        name for name in columns if getattr(row, name) != getattr(stored, name)
    )
    row.save(update_fields=[*changed, "version"])
    return changed


def _locked(row: Row) -> Row:
    return type(row)._base_manager.select_for_update().get(pk=row.pk)


def _set_active(official: Official, active: bool) -> None:
    official.is_active = active
    official.save(update_fields=["is_active"])


def _confirm(letterhead: Letterhead, by: Official) -> None:
    letterhead.confirmed_by = by
    letterhead.confirmed_at = timezone.now()


def _record_letterhead(letterhead: Letterhead, verb: str, by: Official, columns: list[str]) -> None:
    record(
        letterhead.organization_id,
        verb=verb,
        by=by,
        subject=subject_of(letterhead),
        details={"from": letterhead.valid_from.isoformat(), "columns": columns},
    )
