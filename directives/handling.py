"""What is done about an incoming paper: opinions on its slip, who has it, how far it is.

Whatever was typed wrongly is a ValidationError by its field. Every act is a row of its own; the
latest of each kind says how things stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from directives.models import Assignment, Opinion, Progress, Receipt
from directives.receiving_permissions import may_report, may_say
from directives.receiving_querysets import FINISHED
from documents.models import BookEntry, Document
from history.recording import record, subject_of
from localities.calendars import office_calendar
from officials.models import Appointment, Official, Organization
from paper.numbers import DocumentNumber
from vietnamese.dates import short, today
from vietnamese.folding import fold
from workflow.verdicts import demand

Part, Share = Opinion.Part, Assignment.Part


@dataclass(frozen=True, slots=True)
class Charge:
    """Who is to do something, until when (inclusive)."""

    part: Assignment.Part
    who: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a paper is now, as the books say it. `due_on` is the day of who has the lead."""

    lead: str = ""
    partners: tuple[str, ...] = ()
    due_on: date | None = None
    passed_on: date | None = None
    progress: Progress | None = None

    @property
    def is_finished(self) -> bool:
        return self.progress is not None and self.progress.step in FINISHED

    def is_overdue(self, day: date) -> bool:
        return self.due_on is not None and not self.is_finished and day > self.due_on

    @property
    def holders(self) -> str:
        joint = f" (phối hợp: {'; '.join(self.partners)})" if self.partners else ""
        return f"{self.lead}{joint}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the book as the list shows it on a day."""

    receipt: Receipt
    standing: Standing
    is_overdue: bool

    @property
    def tone(self) -> str:
        return "good" if self.standing.is_finished else "waiting"


def say(
    opinion: Opinion, charges: Sequence[Charge], *, by: Official, now: datetime | None = None
) -> Opinion:
    """Enter an opinion into a part of the slip, with who is charged by it."""
    receipt = opinion.receipt
    demand(may_say(receipt, Part(opinion.part), by))
    _check_days(receipt, opinion, charges, today(now))
    if not opinion.text and not charges:
        raise ValidationError({"text": "Cần ghi ý kiến hoặc nơi giải quyết."})
    opinion.recorded_by = by
    with transaction.atomic():
        opinion.full_clean(exclude=["receipt", "recorded_by"])
        opinion.save(force_insert=True)
        Assignment.objects.bulk_create(_assignments(opinion, charges))
        _record(opinion, receipt, "directives.say", by, {"part": opinion.part})
    return opinion


def report(progress: Progress, *, by: Official, now: datetime | None = None) -> Progress:
    """How far it is. The number of an answer given here leads to that paper."""
    receipt = progress.receipt
    demand(may_report(receipt, by))
    if progress.on > today(now) or progress.on < receipt.arrived_on:
        days = f"từ ngày đến {short(receipt.arrived_on)} tới hôm nay"
        raise ValidationError({"on": f"Ngày phải {days}."})
    progress.recorded_by = by
    progress.reply = answer_of(receipt.organization, progress.reply_number)
    with transaction.atomic():
        progress.full_clean(exclude=["receipt", "recorded_by", "reply"])
        progress.save(force_insert=True)
        _record(progress, receipt, "directives.report", by, {"step": progress.step})
    return progress


def standing(receipt: Receipt) -> Standing:
    """From the rows that `with_handling` fetched: no query of its own."""
    opinions = sorted(receipt.opinions.all(), key=lambda one: one.pk)
    charged = [one for opinion in opinions for one in opinion.assignments.all()]
    lead = next((one for one in reversed(charged) if one.part == Share.LEAD), None)
    given = {one.opinion_id for one in charged if one.part == Share.PARTNER}
    last = max(given, default=0)
    partners = [one.who for one in charged if one.opinion_id == last and one.part == Share.PARTNER]
    passed = [one.passed_on for one in opinions if one.passed_on]
    steps = sorted(receipt.progress.all(), key=lambda one: one.pk)
    return Standing(
        lead=lead.who if lead else "",
        partners=tuple(partners),
        due_on=lead.due_on if lead else None,
        passed_on=passed[-1] if passed else None,
        progress=steps[-1] if steps else None,
    )


def line(receipt: Receipt, day: date) -> Line:
    now = standing(receipt)
    return Line(receipt, now, now.is_overdue(day) and not receipt.is_void)


def due_after(given_on: date, working_days: int) -> date:
    """The last of so many working days; the day itself is none of them."""
    return office_calendar().add_working_days(given_on, working_days)


def answer_of(organization: Organization, number: str) -> Document | None:
    """The paper of this office that bears the number of an answer, if it was made here."""
    wanted = DocumentNumber.parse(number)
    if wanted is None:
        return None
    lines = BookEntry.objects.live().filter(
        organization=organization, number=wanted.number, symbol=wanted.symbol
    )
    line = lines.exclude(document=None).order_by("-year", "-pk").first()
    return line.document if line else None


def _check_days(receipt: Receipt, opinion: Opinion, charges: Sequence[Charge], day: date) -> None:
    if not receipt.arrived_on <= opinion.given_on <= day:
        since = short(receipt.arrived_on)
        raise ValidationError({"given_on": f"Ngày cho ý kiến từ ngày đến {since} tới hôm nay."})
    if opinion.passed_on and not opinion.given_on <= opinion.passed_on <= day:
        raise ValidationError({"passed_on": "Ngày chuyển từ ngày cho ý kiến tới hôm nay."})
    for charge in charges:
        if charge.due_on and charge.due_on < opinion.given_on:
            field = "lead_due" if charge.part == Share.LEAD else "partners"
            raise ValidationError(
                {field: f"Thời hạn {short(charge.due_on)} trước ngày cho ý kiến."}
            )


def _assignments(opinion: Opinion, charges: Sequence[Charge]) -> list[Assignment]:
    posts = Appointment.objects.current().filter(organization=opinion.receipt.organization)
    held = posts.select_related("official")
    people = {fold(post.official.full_name): post.official for post in held}
    return [
        Assignment(
            opinion=opinion,
            part=charge.part,
            who=charge.who,
            official=people.get(fold(charge.who)),
            due_on=charge.due_on,
        )
        for charge in charges
    ]


def _record(
    row: Opinion | Progress, receipt: Receipt, verb: str, by: Official, details: dict[str, object]
) -> None:
    record(
        receipt.organization_id,
        verb=verb,
        by=by,
        subject=subject_of(receipt),
        details={"row": row.pk, **details},
    )
