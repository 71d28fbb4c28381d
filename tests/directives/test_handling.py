"""The phiếu giải quyết: who is charged, until when, how far it is, who may say so."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from directives import handling, receiving
from directives.handling import Charge, Part, Share, standing
from directives.models import Opinion, Progress, Receipt
from directives.receiving import Arrival
from documents.numbers import numbering
from officials.models import Official, Organization
from tests.books import make_approved
from tests.directives.test_receiving import make_directive

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 10, 2, tzinfo=UTC)
ARRIVED, TODAY = date(2026, 3, 9), date(2026, 3, 10)
LEADER = "Lê Văn Thử, Chủ tịch"


@pytest.fixture
def receipt(ward: Organization, clerk: Official) -> Receipt:
    paper = make_directive(ward)
    arrival = Arrival(ARRIVED, Receipt.Channel.POST)
    return receiving.register(ward, paper, arrival, by=clerk, now=NOW)


def opinion(receipt: Receipt, part: Opinion.Part = Part.LEADER, **columns: object) -> Opinion:
    told = {"said_by": LEADER, "given_on": TODAY, "text": "Tham mưu kế hoạch.", **columns}
    return Opinion(receipt=receipt, part=part, **told)


def fetched(receipt: Receipt) -> Receipt:
    return Receipt.objects.as_lines().get(pk=receipt.pk)


def test_the_latest_charge_says_who_has_the_paper(receipt: Receipt, clerk: Official) -> None:
    first = Charge(Share.LEAD, "Phòng Kinh tế", date(2026, 3, 20))
    second = Charge(Share.LEAD, "Công an phường", date(2026, 3, 25))
    partner = Charge(Share.PARTNER, "Phòng Văn hóa - Xã hội")
    handling.say(opinion(receipt, passed_on=TODAY), [first], by=clerk, now=NOW)
    handling.say(opinion(receipt), [second, partner], by=clerk, now=NOW)
    now = standing(fetched(receipt))
    assert (now.lead, now.due_on, now.passed_on) == ("Công an phường", date(2026, 3, 25), TODAY)
    assert now.holders == "Công an phường (phối hợp: Phòng Văn hóa - Xã hội)"
    assert not now.is_overdue(date(2026, 3, 25))
    assert now.is_overdue(date(2026, 3, 26))


def test_who_has_an_account_is_linked_to_it(
    receipt: Receipt, clerk: Official, drafter: Official
) -> None:
    charges = [Charge(Share.LEAD, "Nguyễn Văn Mẫu"), Charge(Share.PARTNER, "Khối 1")]
    given = handling.say(opinion(receipt), charges, by=clerk, now=NOW)
    assert [one.official for one in given.assignments.order_by("pk")] == [drafter, None]


def test_due_days_are_working_days() -> None:
    assert handling.due_after(date(2026, 3, 6), 1) == date(2026, 3, 9)
    assert handling.due_after(date(2026, 3, 6), 5) == date(2026, 3, 13)


@pytest.mark.parametrize(
    ("columns", "charge", "field"),
    [
        ({"given_on": date(2026, 3, 11)}, None, "given_on"),
        ({"given_on": date(2026, 3, 8)}, None, "given_on"),
        ({"passed_on": date(2026, 3, 9)}, None, "passed_on"),
        ({}, Charge(Share.LEAD, "Phòng Kinh tế", date(2026, 3, 9)), "lead_due"),
        ({}, Charge(Share.PARTNER, "Phòng Kinh tế", date(2026, 3, 9)), "partners"),
        ({"text": ""}, None, "text"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(
    receipt: Receipt,
    clerk: Official,
    columns: dict[str, object],
    charge: Charge | None,
    field: str,
) -> None:
    with pytest.raises(ValidationError) as refusal:
        handling.say(opinion(receipt, **columns), [charge] if charge else [], by=clerk, now=NOW)
    assert list(refusal.value.message_dict) == [field]
    assert not Opinion.objects.exists()


def test_each_part_of_the_slip_has_its_writers(
    receipt: Receipt, clerk: Official, drafter: Official, chair: Official, reviewer: Official
) -> None:
    writers = {
        part: {
            who.username
            for who in (clerk, drafter, chair, reviewer)
            if handling.may_say(receipt, part, who)
        }
        for part in Part
    }
    assert writers == {
        Part.LEADER: {"van.thu", "chu.tich", "van.phong"},
        Part.UNIT: {"van.thu", "van.phong"},
        Part.PROPOSAL: {"van.thu", "soan.thao", "van.phong"},
    }


def test_strangers_say_and_report_nothing(receipt: Receipt, stranger: Official) -> None:
    with pytest.raises(PermissionDenied):
        handling.say(opinion(receipt), [], by=stranger, now=NOW)
    done = Progress(receipt=receipt, step=Progress.Step.DONE, on=TODAY)
    with pytest.raises(PermissionDenied):
        handling.report(done, by=stranger, now=NOW)


def test_progress_ends_the_work_and_is_no_longer_overdue(
    receipt: Receipt, clerk: Official, drafter: Official
) -> None:
    charge = Charge(Share.LEAD, "Phòng Kinh tế", date(2026, 3, 10))
    handling.say(opinion(receipt), [charge], by=clerk, now=NOW)
    under_way = Progress(receipt=receipt, step=Progress.Step.UNDER_WAY, on=TODAY)
    handling.report(under_way, by=drafter, now=NOW)
    assert standing(fetched(receipt)).is_overdue(date(2026, 3, 11))
    assert list(Receipt.objects.open()) == [receipt]
    done = Progress(receipt=receipt, step=Progress.Step.DONE, on=TODAY)
    handling.report(done, by=drafter, now=NOW)
    assert not standing(fetched(receipt)).is_overdue(date(2026, 3, 11))
    assert list(Receipt.objects.open()) == []


def test_an_answer_names_its_number_and_is_found_among_the_office_s_papers(
    receipt: Receipt, ward: Organization, clerk: Official, drafter: Official
) -> None:
    answer = make_approved(ward, drafter)
    numbering.give_number(answer, on=TODAY, by=clerk, now=NOW)
    without = Progress(receipt=receipt, step=Progress.Step.ANSWERED, on=TODAY)
    with pytest.raises(ValidationError, match="Cần ghi số, ký hiệu văn bản trả lời"):
        handling.report(without, by=clerk, now=NOW)
    given = Progress(
        receipt=receipt, step=Progress.Step.ANSWERED, on=TODAY, reply_number="1/KH-UBND"
    )
    assert handling.report(given, by=clerk, now=NOW).reply == answer


def test_a_struck_line_takes_no_more_opinions(receipt: Receipt, clerk: Official) -> None:
    receiving.void(receipt, reason="Ghi nhầm", by=clerk)
    struck = Receipt.objects.get(pk=receipt.pk)
    with pytest.raises(PermissionDenied, match="đã hủy"):
        handling.say(opinion(struck), [], by=clerk, now=NOW)


def test_urgent_lines_rank_first(receipt: Receipt, ward: Organization, clerk: Official) -> None:
    hurried = make_directive(ward, number="02/UBND-NC")
    hurried.urgency = "VERY_URGENT"
    arrival = Arrival(ARRIVED, Receipt.Channel.FAX)
    urgent = receiving.register(ward, hurried, arrival, by=clerk, now=NOW)
    assert list(Receipt.objects.urgent_first().order_by("-rank", "pk")) == [urgent, receipt]
