"""Activities: putting down what was done with its files, correcting it, its files afterwards."""

from collections.abc import Iterable
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from documents.originals import files
from documents.originals.files import Accepted
from history.recording import record, subject_of
from officials.models import Official
from plans.activities import tracing
from plans.activities.permissions import may_correct
from plans.activities.tracing import Correction
from plans.models import Activity, ActivityFile, TaskTurn
from vietnamese.folding import fold
from workflow.verdicts import demand

MOST_FILES = 20
AGAIN = timedelta(minutes=2)
TWICE = "Hoạt động này vừa được ghi. Nếu là hai buổi giống nhau, hãy ghi số buổi là 2."


@transaction.atomic
def put_down(
    activity: Activity,
    given: Iterable[Accepted] = (),
    *,
    for_report: bool = False,
    by: Official,
) -> Activity:
    """With the files that go with it. Raises ValidationError, PermissionDenied."""
    _check(activity)
    _check_once(activity, by)
    given = tuple(given)
    tracing.put_down(activity, by=by, details={"files": len(given), "turn": activity.turn_id})
    _enter(activity, given, for_report, by)
    return activity


def correct(activity: Activity, how: Correction, *, by: Official) -> None:
    """Raises StaleError, ValidationError, PermissionDenied."""
    _check(activity)
    tracing.correct(activity, how, by=by)


withdraw = tracing.withdraw


@transaction.atomic
def add_files(
    activity: Activity, given: Iterable[Accepted], *, for_report: bool, by: Official
) -> None:
    """Raises ValidationError, PermissionDenied."""
    locked = Activity.objects.select_for_update().get(pk=activity.pk)
    demand(may_correct(locked, by))
    given = tuple(given)
    _enter(activity, given, for_report, by)
    _tell(activity, "add_files", by, len(given))


@transaction.atomic
def tick_file(kept: ActivityFile, *, for_report: bool, by: Official) -> None:
    """Whether the file goes along with the report; else it stays in the ward."""
    demand(may_correct(kept.activity, by))
    kept.is_for_report = for_report
    kept.save(update_fields=["is_for_report"])
    _tell(kept.activity, "tick_file" if for_report else "untick_file", by, 1)


@transaction.atomic
def take_off(kept: ActivityFile, *, by: Official) -> None:
    """Nobody reaches the file from then on; that there was one stays in the history."""
    demand(may_correct(kept.activity, by))
    kept.delete()
    _tell(kept.activity, "take_off_file", by, 1)


def _enter(activity: Activity, given: tuple[Accepted, ...], for_report: bool, by: Official) -> None:
    if activity.files.count() + len(given) > MOST_FILES:
        raise ValidationError({"files": f"Mỗi hoạt động kèm nhiều nhất {MOST_FILES} tệp."})
    for accepted in given:
        stored = files.enter(accepted, by=by)
        ActivityFile.objects.create(activity=activity, file=stored, is_for_report=for_report)


def _check(activity: Activity) -> None:
    tracing.check_day("held_on", activity.held_on)
    tracing.check_group(activity.group, activity.organization, activity.held_on)
    if activity.turn and activity.amount is not None:
        _check_unit(activity, activity.turn)


def _check_once(activity: Activity, by: Official) -> None:
    """A form that was sent twice is put down once."""
    typed = {name: getattr(activity, name) for name in Activity.TYPED}
    just_now = timezone.now() - AGAIN
    same = Activity.objects.standing().filter(
        organization=activity.organization, recorded_by=by, recorded_at__gte=just_now, **typed
    )
    if same.exists():
        raise ValidationError(TWICE)


def _check_unit(activity: Activity, turn: TaskTurn) -> None:
    """What adds up to one indicator is counted in one unit."""
    if turn.task.unit and fold(turn.task.unit) != fold(activity.unit):
        told = f"Chỉ tiêu của nhiệm vụ này tính bằng “{turn.task.unit}”."
        raise ValidationError({"unit": told})


def _tell(activity: Activity, verb: str, by: Official, count: int) -> None:
    record(
        activity.organization_id,
        verb=f"activities.{verb}",
        by=by,
        subject=subject_of(activity),
        details={"files": count},
    )
