"""The chair switches household rows on for a purpose until a day, names who may see them, and
switches them off again. Each decision stays readable.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from history.recording import record, subject_of
from households.models import RowReader, RowReaderEnding, RowsDecision, RowsEnding
from households.rows.permissions import may_decide, may_switch_on
from officials.models import Appointment, Official, Organization
from vietnamese.dates import short, today
from workflow.verdicts import demand

LONGEST = timedelta(days=2 * 366)
"""Whether rows are still needed is to be asked anew; two years is what one purpose may last."""
ONLY_OFFICE_POSTS = "chỉ giao cho chức vụ của Ủy ban nhân dân, không giao cho công an."
Kind = Organization.Kind


def decision_on(organization: Organization, on: date | None = None) -> RowsDecision | None:
    """The decision in force on the day, today unless said."""
    found = RowsDecision.objects.in_force(on).filter(organization=organization)
    return found.select_related("decided_by", "organization").first()


def posts_to_name(organization: Organization) -> QuerySet[Appointment]:
    """Posts of the People's Committee and its departments whose holders are not of the police."""
    own = Q(organization=organization) | Q(organization__parent=organization)
    posts = Appointment.objects.current()
    police = posts.filter(organization__kind=Kind.POLICE).values("official")
    named = posts.filter(own).exclude(official__in=police)
    return named.select_related("official", "organization").order_by("organization", "pk")


@transaction.atomic
def switch_on(
    organization: Organization,
    *,
    purpose: str,
    valid_from: date,
    ends_on: date,
    readers: Iterable[Appointment] = (),
    by: Official,
) -> RowsDecision:
    """Raises ValidationError where another decision still runs, or the days do not fit."""
    demand(may_switch_on(by, organization))
    Organization.objects.select_for_update().get(pk=organization.pk)
    decision = RowsDecision(
        organization=organization,
        purpose=purpose,
        valid_from=valid_from,
        ends_on=ends_on,
        decided_by=by,
    )
    decision.full_clean(exclude=["organization", "decided_by"])
    _refuse_span(decision)
    decision.save(force_insert=True)
    named = [_name(decision, post, by) for post in readers]
    details = {
        "from": valid_from.isoformat(),
        "to": ends_on.isoformat(),
        "posts": [reader.appointment_id for reader in named],
    }
    _record(decision, "households.switch_rows_on", by, details)
    return decision


@transaction.atomic
def switch_off(decision: RowsDecision, *, reason: str, by: Official) -> RowsEnding:
    """From now on nobody sees a row; the rows are kept until the chair erases them."""
    demand(may_decide(by, decision.organization))
    _hold(decision)
    if not RowsDecision.objects.not_over().filter(pk=decision.pk).exists():
        raise ValidationError("Quyết định này đã hết hiệu lực.")
    ending = RowsEnding(decision=decision, ended_on=today(), reason=reason, decided_by=by)
    ending.full_clean(exclude=["decision", "decided_by"])
    ending.save(force_insert=True)
    _record(decision, "households.switch_rows_off", by, {})
    return ending


@transaction.atomic
def name_reader(decision: RowsDecision, post: Appointment, *, by: Official) -> RowReader:
    """The holder of the post sees and keeps rows from today until the decision ends."""
    demand(may_switch_on(by, decision.organization))
    _hold(decision)
    if not RowsDecision.objects.not_over().filter(pk=decision.pk).exists():
        raise ValidationError("Quyết định này đã hết hiệu lực.")
    if decision.readers.current().filter(appointment=post).exists():
        raise ValidationError("Chức vụ này đã được giao.")
    reader = _name(decision, post, by)
    _record(decision, "households.name_row_reader", by, {"post": post.pk})
    return reader


@transaction.atomic
def end_reader(reader: RowReader, *, by: Official) -> RowReaderEnding:
    demand(may_decide(by, reader.decision.organization))
    _hold(reader.decision)
    if RowReaderEnding.objects.filter(reader=reader).exists():
        raise ValidationError("Chức vụ này đã thôi được giao.")
    ending = RowReaderEnding.objects.create(reader=reader, ended_on=today(), decided_by=by)
    details = {"post": reader.appointment_id}
    _record(reader.decision, "households.end_row_reader", by, details)
    return ending


def _name(decision: RowsDecision, post: Appointment, by: Official) -> RowReader:
    """Never one of the police, nor one who holds a post there besides."""
    if not posts_to_name(decision.organization).filter(pk=post.pk).exists():
        raise ValidationError({"readers": f"{post}: {ONLY_OFFICE_POSTS}"})
    return RowReader.objects.create(
        decision=decision,
        appointment=post,
        valid_from=max(today(), decision.valid_from),
        valid_to=decision.ends_on,
        named_by=by,
    )


def _refuse_span(decision: RowsDecision) -> None:
    if decision.valid_from < today():
        raise ValidationError({"valid_from": "Ngày bắt đầu không được trước hôm nay."})
    if decision.ends_on - decision.valid_from > LONGEST:
        raise ValidationError({"ends_on": "Mỗi quyết định có hiệu lực không quá hai năm."})
    others = RowsDecision.objects.not_over().filter(organization=decision.organization)
    clash = others.filter(valid_from__lte=decision.ends_on, ends_on__gte=decision.valid_from)
    if other := clash.first():
        days = f"{short(other.valid_from)} đến {short(other.ends_on)}"
        raise ValidationError({"valid_from": f"Đã có quyết định có hiệu lực từ {days}."})


def _hold(decision: RowsDecision) -> None:
    """Decisions of one office follow one another."""
    Organization.objects.select_for_update().get(pk=decision.organization_id)


def _record(decision: RowsDecision, verb: str, by: Official, details: Mapping[str, object]) -> None:
    record(
        decision.organization_id, verb=verb, by=by, subject=subject_of(decision), details=details
    )
