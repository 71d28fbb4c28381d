"""Papers that come in: số đến without gaps, what a recall leaves, who may register."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from directives import handing, inbox, incoming_books, receiving
from directives.models import (
    Certainty,
    Directive,
    IncomingBook,
    IncomingBookDecision,
    Receipt,
)
from directives.receiving import Arrival
from documents.deliveries import delivering
from documents.models import Delivery, DeliveryFact
from history.models import Entry
from history.verification import verify
from officials.models import Official, Organization
from tests.deliveries import make_clerk, make_delivery, make_issued, revoke, sent
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
Fact = DeliveryFact.Kind
Mode = IncomingBookDecision.Mode
PAPER = Receipt.Channel.POST


@pytest.fixture
def sender(province: Organization) -> Official:
    return make_clerk(province)


def make_directive(
    office: Organization | None, *, number: str = "1502/UBND-NC", issued_on: date = date(2026, 1, 5)
) -> Directive:
    return Directive.objects.create(
        kind="CV",
        number=number,
        issuer="Ủy ban nhân dân tỉnh Nghệ An",
        issued_on=issued_on,
        title="Bảo đảm an ninh, trật tự",
        source="Bản giấy",
        certainty=Certainty.CERTAIN,
        kept_by=office,
    )


def numbers(book: IncomingBook) -> list[int]:
    return list(book.receipts.order_by("number").values_list("number", flat=True))


def test_arrivals_are_numbered_from_one_in_each_year(ward: Organization, clerk: Official) -> None:
    day = datetime(2027, 1, 4, 2, tzinfo=UTC)
    for place in range(3):
        paper = make_directive(ward, number=f"0{place + 1}/UBND-NC")
        arrival = Arrival(date(2026, 3, 9), PAPER)
        receiving.register(ward, paper, arrival, by=clerk, now=datetime(2026, 3, 9, tzinfo=UTC))
    later = make_directive(ward, number="04/UBND-NC")
    first = receiving.register(ward, later, Arrival(date(2027, 1, 4), PAPER), by=clerk, now=day)
    old = IncomingBook.objects.get(year=2026)
    assert numbers(old) == [1, 2, 3]
    assert (first.number, first.year, str(first)) == (1, 2027, "Số đến 01/2027")
    assert incoming_books.gaps(old) == ()
    assert verify() == ()


def test_the_line_says_what_the_paper_says(
    province: Organization, ward: Organization, sender: Official, clerk: Official
) -> None:
    delivery = make_delivery(province, ward, sender)
    receipt = receiving.register_delivery(delivery, Arrival(today()), by=clerk)
    assert receipt.author == "Ủy ban nhân dân tỉnh Nghệ An"
    assert receipt.named == "Công văn 01/UBND"
    assert receipt.subject == "Bảo đảm an ninh, trật tự năm 2026"
    assert receipt.issued_on == today()
    assert receipt.directive.document == delivery.document
    assert receipt.directive.kept_by == province


def test_the_sender_s_paper_is_one_directive_however_many_receive_it(
    province: Organization,
    ward: Organization,
    other_ward: Organization,
    sender: Official,
    clerk: Official,
) -> None:
    document = make_issued(province, sender)
    first = sent(document, ward, other_ward, by=sender)
    other = make_clerk(other_ward, "khac.vt")
    one = receiving.register_delivery(first, Arrival(today()), by=clerk)
    second = document.deliveries.get(recipient=other_ward)
    two = receiving.register_delivery(second, Arrival(today()), by=other)
    assert one.directive == two.directive
    assert (one.number, two.number) == (1, 1)


def test_what_the_office_wrote_down_by_hand_becomes_its_paper(
    province: Organization, ward: Organization, sender: Official, clerk: Official
) -> None:
    by_hand = make_directive(province, number="01/UBND", issued_on=today())
    delivery = make_delivery(province, ward, sender)
    receipt = receiving.register_delivery(delivery, Arrival(today()), by=clerk)
    assert receipt.directive == by_hand


def test_a_delivery_is_registered_once(
    province: Organization, ward: Organization, sender: Official, clerk: Official
) -> None:
    delivery = make_delivery(province, ward, sender)
    receiving.register_delivery(delivery, Arrival(today()), by=clerk)
    with pytest.raises(ValidationError, match="đã vào sổ: số đến 01"):
        receiving.register_delivery(delivery, Arrival(today()), by=clerk)
    assert Receipt.objects.count() == 1
    assert delivery.facts.filter(kind=Fact.REGISTERED).count() == 1


def test_a_paper_that_came_by_post_before_is_not_registered_again(
    province: Organization, ward: Organization, sender: Official, clerk: Official
) -> None:
    by_post = make_directive(ward, number="01/UBND", issued_on=today())
    receiving.register(ward, by_post, Arrival(today(), PAPER), by=clerk)
    delivery = make_delivery(province, ward, sender)
    with pytest.raises(ValidationError, match="đã vào sổ: số đến 01"):
        receiving.register_delivery(delivery, Arrival(today()), by=clerk)


def test_a_struck_line_keeps_its_number_and_the_paper_is_registered_again(
    province: Organization, ward: Organization, sender: Official, clerk: Official
) -> None:
    delivery = make_delivery(province, ward, sender)
    first = receiving.register_delivery(delivery, Arrival(today()), by=clerk)
    receiving.void(first, reason="Ghi nhầm số bản", by=clerk)
    second = receiving.register_delivery(delivery, Arrival(today(), copies=2), by=clerk)
    assert numbers(second.book) == [1, 2]
    assert second.follows == first.void
    with pytest.raises(PermissionDenied, match="đã hủy"):
        receiving.void(Receipt.objects.get(pk=first.pk), reason="Lần nữa", by=clerk)


@pytest.mark.parametrize(
    ("days", "words"), [(1, "ở tương lai"), (-400, "không có sổ văn bản đến năm")]
)
def test_days_that_no_book_takes_are_refused(
    ward: Organization, clerk: Official, days: int, words: str
) -> None:
    paper = make_directive(ward, issued_on=date(2020, 1, 1))
    day = today() + timedelta(days)
    with pytest.raises(ValidationError, match=words):
        receiving.register(ward, paper, Arrival(day, PAPER), by=clerk)
    assert not IncomingBook.objects.exists()


def test_arrivals_do_not_run_backwards_nor_come_before_their_paper(
    ward: Organization, clerk: Official
) -> None:
    now = datetime(2026, 3, 10, 2, tzinfo=UTC)
    first = make_directive(ward)
    receiving.register(ward, first, Arrival(date(2026, 3, 10), PAPER), by=clerk, now=now)
    second = make_directive(ward, number="02/UBND-NC", issued_on=date(2026, 3, 9))
    with pytest.raises(ValidationError, match="không lùi lại"):
        receiving.register(ward, second, Arrival(date(2026, 3, 9), PAPER), by=clerk, now=now)
    with pytest.raises(ValidationError, match="trước ngày văn bản"):
        receiving.register(ward, second, Arrival(date(2026, 3, 8), PAPER), by=clerk, now=now)


def test_only_the_recipient_s_clerk_registers(
    province: Organization,
    ward: Organization,
    sender: Official,
    drafter: Official,
    chair: Official,
    stranger: Official,
) -> None:
    delivery = make_delivery(province, ward, sender)
    for somebody in (sender, drafter, chair, stranger):
        with pytest.raises(PermissionDenied, match="Chỉ văn thư"):
            receiving.register_delivery(delivery, Arrival(today()), by=somebody)
    assert not Receipt.objects.exists()


def test_a_book_carried_on_from_paper_begins_behind_it(
    ward: Organization, clerk: Official, chair: Official
) -> None:
    incoming_books.decide(
        IncomingBookDecision(
            organization=ward,
            year=today().year,
            mode=Mode.OWN,
            carried=812,
            reference="Biên bản 01",
        ),
        by=chair,
    )
    receipt = receiving.register(ward, make_directive(ward), Arrival(today(), PAPER), by=clerk)
    assert receipt.number == 813
    assert incoming_books.gaps(receipt.book) == ()


def test_numbers_are_copied_where_the_book_is_elsewhere(
    ward: Organization, clerk: Official, chair: Official
) -> None:
    incoming_books.decide(
        IncomingBookDecision(
            organization=ward, year=today().year, mode=Mode.ELSEWHERE, reference="Biên bản 01"
        ),
        by=chair,
    )
    first, second = make_directive(ward), make_directive(ward, number="02/UBND-NC")
    with pytest.raises(ValidationError, match="Cần ghi số đến"):
        receiving.register(ward, first, Arrival(today(), PAPER), by=clerk)
    receiving.register(ward, first, Arrival(today(), PAPER, number=57), by=clerk)
    with pytest.raises(ValidationError, match="Số đến 57 đã ghi cho Công văn 1502/UBND-NC"):
        receiving.register(ward, second, Arrival(today(), PAPER, number=57), by=clerk)
    miscopied = Receipt.objects.get()
    receiving.void(miscopied, reason="Chép nhầm", by=clerk)
    again = receiving.register(ward, second, Arrival(today(), PAPER, number=57), by=clerk)
    assert (again.number, again.correction) == (57, 1)


def test_the_way_of_the_book_stays_for_a_year_that_has_numbers(
    ward: Organization, clerk: Official, chair: Official
) -> None:
    receiving.register(ward, make_directive(ward), Arrival(today(), PAPER), by=clerk)
    decision = IncomingBookDecision(
        organization=ward, year=today().year, mode=Mode.ELSEWHERE, reference="Biên bản 01"
    )
    with pytest.raises(ValidationError, match="đã có số đến"):
        incoming_books.decide(decision, by=chair)
    with pytest.raises(PermissionDenied, match="thiết lập"):
        incoming_books.decide(decision, by=clerk)


def test_a_revoked_paper_can_no_longer_be_read_or_registered(
    province: Organization, ward: Organization, sender: Official, clerk: Official
) -> None:
    delivery = make_delivery(province, ward, sender)
    assert delivery.document is not None
    revoke(delivery.document, by=sender)
    delivery = Delivery.objects.get(pk=delivery.pk)
    assert delivery.is_recalled
    with pytest.raises(PermissionDenied, match="đã được bên gửi thu hồi"):
        receiving.register_delivery(delivery, Arrival(today()), by=clerk)
    assert not Receipt.objects.exists()
    assert inbox.waiting(clerk, ward) == []


def test_a_recall_leaves_the_recipient_its_own_line(
    province: Organization, ward: Organization, sender: Official, clerk: Official
) -> None:
    delivery = make_delivery(province, ward, sender)
    receipt = receiving.register_delivery(delivery, Arrival(today()), by=clerk)
    assert Directive.objects.visible_to(clerk).filter(pk=receipt.directive_id).exists()
    assert delivery.document is not None
    revoke(delivery.document, by=sender)
    kept = Receipt.objects.get(pk=receipt.pk)
    assert (kept.number, kept.arrived_on) == (1, today())
    assert not Directive.objects.visible_to(clerk).filter(pk=receipt.directive_id).exists()


def test_the_recipient_reports_that_it_destroyed_what_was_recalled(
    province: Organization, ward: Organization, sender: Official, clerk: Official
) -> None:
    delivery = make_delivery(province, ward, sender)
    with pytest.raises(PermissionDenied, match="không bị thu hồi"):
        delivering.clear(delivery, by=clerk)
    verdict = delivering.withdraw(delivery, reason="Gửi nhầm nơi", by=sender)
    assert verdict, verdict.reason
    delivery = Delivery.objects.get(pk=delivery.pk)
    delivering.clear(delivery, by=clerk)
    kinds = set(delivery.facts.values_list("kind", flat=True))
    assert kinds == {Fact.RECALLED, Fact.CLEARED}


def test_each_side_tells_its_own_history(
    province: Organization, ward: Organization, sender: Official, clerk: Official
) -> None:
    delivery = make_delivery(province, ward, sender)
    delivering.open_delivery(delivery, by=clerk)
    delivering.open_delivery(Delivery.objects.get(pk=delivery.pk), by=clerk)
    receiving.register_delivery(delivery, Arrival(today()), by=clerk)
    told = Entry.objects.of(ward.pk).values_list("verb", flat=True)
    assert list(told) == ["directives.register", "documents.open_delivery"]
    assert "documents.deliver" in Entry.objects.of(province.pk).values_list("verb", flat=True)
    assert verify() == ()


def test_a_directive_from_above_is_handed_on_to_wards_once(
    province: Organization,
    ward: Organization,
    other_ward: Organization,
    sender: Official,
    clerk: Official,
    drafter: Official,
) -> None:
    paper = make_directive(province, number="12/2026/QĐ-TTg")
    verdict = handing.hand_down(paper, [ward], sender=province, by=sender)
    assert verdict, verdict.reason
    assert handing.hand_down(paper, [ward, other_ward], sender=province, by=sender)
    assert not handing.hand_down(paper, [ward, other_ward], sender=province, by=sender)
    assert not handing.hand_down(paper, [ward], sender=ward, by=clerk)
    own = make_directive(ward, number="03/UBND-NC")
    assert not handing.hand_down(own, [province, other_ward], sender=ward, by=clerk)
    [waiting] = inbox.waiting(clerk, ward)
    assert waiting.told.named == "Công văn 12/2026/QĐ-TTg"
    assert Directive.objects.visible_to(drafter).filter(pk=paper.pk).count() == 1
    receipt = receiving.register_delivery(waiting.delivery, Arrival(today()), by=clerk)
    assert receipt.directive == paper
    taken_back = handing.take_back(waiting.delivery, reason="Gửi nhầm", by=sender)
    assert taken_back, taken_back.reason
    assert not Directive.objects.visible_to(drafter).filter(pk=paper.pk).exists()


def test_urgent_papers_stand_first_and_are_due_at_once(
    province: Organization, ward: Organization, sender: Official, clerk: Official
) -> None:
    calm, hurried = make_directive(province), make_directive(province, number="02/UBND-NC")
    Directive.objects.filter(pk=hurried.pk).update(urgency="EXPRESS")
    for paper in (calm, hurried):
        assert handing.hand_down(paper, [ward], sender=province, by=sender)
    first, second = inbox.waiting(clerk, ward)
    assert (first.told.urgency_label, second.told.urgency_label) == ("HOẢ TỐC", "")
    assert first.deadline.on == today() < second.deadline.on


def test_a_line_is_never_changed_nor_deleted(ward: Organization, clerk: Official) -> None:
    receipt = receiving.register(ward, make_directive(ward), Arrival(today(), PAPER), by=clerk)
    with pytest.raises(DatabaseError, match="chỉ được ghi thêm"), transaction.atomic():
        Receipt.objects.filter(pk=receipt.pk).update(number=5)
    with pytest.raises(DatabaseError, match="chỉ được ghi thêm"), transaction.atomic():
        receipt.delete()


def test_the_database_refuses_a_number_twice(ward: Organization, clerk: Official) -> None:
    receipt = receiving.register(ward, make_directive(ward), Arrival(today(), PAPER), by=clerk)
    receipt.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        receipt.save(force_insert=True)
