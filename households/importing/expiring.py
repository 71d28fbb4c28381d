"""Nothing waits longer than a day: by the clock, and when the program starts."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from history.recording import record, subject_of
from households.importing import folder, stages
from households.importing.stages import State
from households.models import Import


def expire() -> int:
    """End what has waited too long and delete files nobody waits for; gives how many files."""
    until = timezone.now() - folder.LONGEST
    late = Import.objects.filter(state__in=Import.OPEN, put_in_at__lte=until)
    for import_id in late.values_list("pk", flat=True):
        _end(import_id)
    Import.objects.filter(ended_at__lte=until).exclude(returned="").update(returned="")
    return folder.sweep(_wanted())


def _end(import_id: int) -> None:
    with transaction.atomic():
        # One that is being written is held, and is done by the time it is let go.
        rows = Import.objects.select_for_update(skip_locked=True, of=("self",))
        waiting = (State.READING, State.READY, State.APPLYING)
        imported = rows.filter(pk=import_id, state__in=waiting).first()
        if imported:
            stages.end(imported, State.EXPIRED)
            verb, subject = "households.expire_workbook", subject_of(imported)
            record(imported.organization_id, verb=verb, by=None, subject=subject)
    if imported is None:
        _end_returning(import_id)


def _end_returning(import_id: int) -> None:
    if Import.objects.filter(pk=import_id, state=State.RETURNING).exists():
        stages.stop(import_id, stages.NOT_RETURNED)


def _wanted() -> set[str]:
    named = Import.objects.exclude(Q(held="") & Q(returned=""))
    return {name for both in named.values_list("held", "returned") for name in both if name}
