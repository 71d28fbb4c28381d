"""The decision that changes the list: as it is typed, and as it is kept."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError

from documents.models import BookEntry, Document
from households.models import DecidingLevel, RecognitionDecision
from officials.models import Official, Organization
from paper.kinds import Kind
from paper.numbers import DocumentNumber
from vietnamese.dates import short, today

FIRST_DAY = date(2018, 4, 24)
"""QĐ 12/2018/QĐ-TTg is in force since then; lists of before were made by other rules."""
TWO_TIERS_FROM = date(2025, 7, 1)


@dataclass(frozen=True, slots=True)
class Ruling:
    """Số, ký hiệu và ngày of a decision as typed from the paper, and whose chair signed it."""

    number: str
    issued_on: date
    level: DecidingLevel = DecidingLevel.COMMUNE


def read_number(typed: str) -> str:
    """The number in the form of the decree; ValidationError where it is none of a decision."""
    number = DocumentNumber.parse(typed)
    if number is None or number.symbol.split("-")[0] != Kind.DECISION.abbreviation:
        raise ValidationError({"number": "Ghi số, ký hiệu của quyết định, ví dụ 125/QĐ-UBND."})
    return number.text


def keep(organization: Organization, ruling: Ruling, *, by: Official) -> RecognitionDecision:
    """The row of the decision; one decision may be about many persons. Needs a transaction."""
    check_day(ruling)
    number = read_number(ruling.number)
    decision, _ = RecognitionDecision.objects.get_or_create(
        organization=organization,
        level=ruling.level,
        number=number,
        issued_on=ruling.issued_on,
        defaults={"document": _document(organization, number, ruling), "recorded_by": by},
    )
    return decision


def check_day(ruling: Ruling) -> None:
    """Neither to come nor before the decree, and of the district only while there was one."""
    if ruling.issued_on > today():
        raise ValidationError({"issued_on": "Ngày quyết định không được ở sau hôm nay."})
    if ruling.issued_on < FIRST_DAY:
        raise ValidationError(
            {"issued_on": f"Quyết định 12/2018/QĐ-TTg có hiệu lực từ {short(FIRST_DAY)}."}
        )
    is_district = ruling.level == DecidingLevel.DISTRICT
    if is_district and ruling.issued_on >= TWO_TIERS_FROM:
        raise ValidationError({"level": "Từ 01/7/2025 không còn cấp huyện."})


def _document(organization: Organization, number: str, ruling: Ruling) -> Document | None:
    """The office's own paper of that number and day, if it was made here."""
    parsed = DocumentNumber.parse(number)
    if parsed is None or ruling.level != DecidingLevel.COMMUNE:
        return None
    lines = BookEntry.objects.live().filter(
        organization=organization,
        number=parsed.number,
        symbol=parsed.symbol,
        issued_on=ruling.issued_on,
    )
    line = lines.exclude(document=None).order_by("-pk").first()
    return line.document if line else None
