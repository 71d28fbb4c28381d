"""Erasure: the serial goes, by which alone somebody could be known; what was counted stays."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from history.recording import record, subject_of
from households.models import Household, RowsDecision
from households.rows.permissions import may_decide, may_see_rows
from households.rows.recording import close
from officials.models import Official, Organization
from vietnamese.dates import today
from workflow.verdicts import ALLOWED, Verdict, demand, refused

SERIAL_GONE = {"columns": ["serial"]}
STILL_ON = "Việc theo dõi từng hộ còn hiệu lực; hãy tắt trước rồi mới xóa."


def rows_with_serials(organization: Organization) -> int:
    """How many rows are kept that somebody with the ward's own list could still know."""
    return Household.objects.of(organization).filter(serial__isnull=False).count()


@transaction.atomic
def erase(organization: Organization, household: Household, *, by: Official) -> None:
    """At the request of those who live there. The row goes on counting, under no serial."""
    demand(may_see_rows(by, organization))
    locked = Household.objects.of(organization).select_for_update().get(pk=household.pk)
    if locked.serial is None:
        raise ValidationError("Số phiếu này đã được xóa.")
    locked.serial, locked.erased_at = None, timezone.now()
    locked.save(update_fields=["serial", "erased_at"])
    subject = subject_of(locked)
    record(
        organization.pk, verb="households.erase_row", by=by, subject=subject, details=SERIAL_GONE
    )


def may_erase_all(official: Official, organization: Organization) -> Verdict:
    """The chair, once rows are off: until then they are somebody's work."""
    deciding = may_decide(official, organization)
    if not deciding:
        return deciding
    running = RowsDecision.objects.not_over().filter(organization=organization)
    return refused(STILL_ON) if running.exists() else ALLOWED


@transaction.atomic
def erase_all(organization: Organization, *, by: Official) -> int:
    """From today no row counts and none has a serial; sums of earlier days stay what they were."""
    demand(may_erase_all(by, organization))
    close(organization, from_day=today(), by=by)
    kept = Household.objects.of(organization).filter(serial__isnull=False)
    erased = kept.update(serial=None, erased_at=timezone.now())
    details = {"rows": erased, **SERIAL_GONE}
    subject = subject_of(organization)
    record(organization.pk, verb="households.erase_rows", by=by, subject=subject, details=details)
    return erased
