"""Objectives come down with a directive: given on one screen, pasted, changed, seen by whom."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from directives.duties import clauses_of
from directives.issued import directive_of
from directives.models import Directive, Objective, Share
from directives.objectives import giving, pasting
from directives.objectives.amounts import read_amount
from history.models import Entry
from history.verification import verify
from officials.administering import StaleError
from officials.models import Official, Organization, Role
from tests.cast import UnitKind, make_member, make_organization, make_unit, signed_in
from tests.deliveries import make_clerk, make_issued, revoke, sent
from tests.directives.making import make_directive
from tests.objectives import given, make_objective, share_of

pytestmark = pytest.mark.django_db
TYPED = {"name": "Mô hình tự quản", "unit": "mô hình", "direction": "at_least", "year": "2026"}


@pytest.fixture
def sender(province: Organization) -> Official:
    return make_clerk(province)


@pytest.fixture
def letter(
    province: Organization, sender: Official, ward: Organization, other_ward: Organization
) -> Directive:
    """Issued by the province and sent to both wards."""
    directive = directive_of(make_issued(province, sender), by=sender)
    assert directive.document
    sent(directive.document, ward, other_ward, by=sender)
    return directive


@pytest.fixture
def objective(
    letter: Directive, ward: Organization, other_ward: Organization, sender: Official
) -> Objective:
    return make_objective(letter, {ward: 4, other_ward: 5}, sender, target=Decimal(10))


def page(official: Official, directive: Directive, rest: str = "") -> str:
    answer = signed_in(official).get(f"/van-ban-chi-dao/{directive.pk}/chi-tieu/{rest}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_giver_sees_all_shares_and_what_is_missing_from_the_whole(
    letter: Directive, objective: Objective, sender: Official
) -> None:
    text = page(sender, letter)
    assert "Phường Hoà Hiếu" in text
    assert "Phường Quang Tiến" in text
    assert "còn thiếu 1 so với mức chung" in text


def test_rates_are_not_summed(
    letter: Directive, ward: Organization, other_ward: Organization, sender: Official
) -> None:
    shares: dict[Organization, int | None] = {ward: 90, other_ward: 95}
    make_objective(letter, shares, sender, unit="%", is_summed=False, target=Decimal(95))
    assert "so với mức chung" not in page(sender, letter)


def test_a_ward_sees_its_own_share_and_the_whole_and_never_another_ward_s(
    letter: Directive, objective: Objective, drafter: Official, stranger: Official
) -> None:
    text = page(drafter, letter)
    assert "Mức chung của cả địa bàn" in text
    assert "Phường Hoà Hiếu" in text
    assert "Phường Quang Tiến" not in text
    assert "so với mức chung" not in text
    assert [str(one.organization) for one in Share.objects.visible_to(stranger)] == [
        "Ủy ban nhân dân phường Quang Tiến"
    ]


def test_the_inbox_and_the_duties_show_the_ward_its_share(
    letter: Directive, objective: Objective, drafter: Official, sender: Official
) -> None:
    assert letter.document
    delivery = letter.document.deliveries.get(recipient__unit__name="Hoà Hiếu")
    for address in (
        f"/van-ban-den/gui-den/{delivery.pk}/",
        f"/van-ban-chi-dao/{letter.pk}/nhiem-vu/",
    ):
        text = signed_in(drafter).get(address).content.decode()
        assert "Chỉ tiêu giao cho cơ quan" in text, address
        assert "ít nhất 4 mô hình" in text, address
    duties = signed_in(sender).get(f"/van-ban-chi-dao/{letter.pk}/nhiem-vu/").content.decode()
    assert "Chỉ tiêu giao cho cơ quan" not in duties


def test_who_did_not_receive_the_directive_sees_nothing_of_it(
    letter: Directive, objective: Objective, ward_police: Official, drafter: Official
) -> None:
    assert not Objective.objects.visible_to(ward_police).exists()
    assert signed_in(ward_police).get(f"/van-ban-chi-dao/{letter.pk}/chi-tieu/").status_code == 404
    own = signed_in(drafter).get(f"/van-ban-chi-dao/{letter.pk}/chi-tieu/{objective.pk}/sua/")
    assert own.status_code == 403


def test_a_recalled_directive_takes_its_shares_along(
    letter: Directive, objective: Objective, drafter: Official, sender: Official
) -> None:
    assert letter.document
    revoke(letter.document, by=sender)
    assert not Share.objects.visible_to(drafter).exists()
    assert not Objective.objects.visible_to(drafter).exists()


def test_a_changed_share_is_a_later_row_and_an_equal_one_is_none(
    objective: Objective, ward: Organization, other_ward: Organization, sender: Official
) -> None:
    giving.amend(objective, given({ward: 6, other_ward: 5}), version=1, by=sender)
    rows = list(objective.shares.values_list("organization", "number", "target"))
    assert rows == [
        (ward.pk, 1, Decimal(4)),
        (other_ward.pk, 1, Decimal(5)),
        (ward.pk, 2, Decimal(6)),
    ]
    giving.amend(objective, given({ward: None}), version=2, by=sender)
    assert [one.organization for one in objective.shares.standing()] == [other_ward]
    giving.amend(objective, given({ward: 0}), version=3, by=sender)
    assert share_of(objective, ward).target == 0
    with pytest.raises(StaleError):
        giving.amend(objective, given({ward: 7}), version=3, by=sender)
    told = Entry.objects.filter(verb="directives.amend_objective").values_list("details", flat=True)
    assert [details["shares"] for details in told] == [1, 1, 1]
    assert verify() == ()


def test_a_row_that_was_given_is_never_changed(objective: Objective, ward: Organization) -> None:
    for change in ({"target": 99}, {"given_by": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Share.objects.filter(objective=objective, organization=ward).update(**change)


def test_what_is_given_to_nobody_any_more_reaches_nobody_and_stays_to_be_read(
    letter: Directive, objective: Objective, sender: Official, drafter: Official
) -> None:
    address = f"/van-ban-chi-dao/{letter.pk}/chi-tieu/{objective.pk}/thoi-giao/"
    assert signed_in(drafter).post(address).status_code == 403
    assert signed_in(sender).post(address).status_code == 302
    assert not objective.shares.standing().exists()
    assert objective.shares.count() == 4
    assert "Thôi giao" in page(sender, letter)
    assert "Thôi giao" in page(drafter, letter)
    assert not Share.objects.visible_to(drafter).exists()


def test_a_ward_writes_down_its_own_share_of_a_directive_it_has_on_paper(
    ward: Organization, other_ward: Organization, drafter: Official, chair: Official
) -> None:
    paper = make_directive(ward, drafter)
    address = f"/van-ban-chi-dao/{paper.pk}/chi-tieu/giao/"
    assert signed_in(chair).get(address).status_code == 403
    client = signed_in(drafter)
    assert client.get(address).content.decode().count('name="share-') == 1
    typed = {**TYPED, f"share-{ward.pk}": "1.250,5", f"share-{other_ward.pk}": "7"}
    assert client.post(address, typed).status_code == 302
    share = Share.objects.get()
    assert (share.organization, share.target) == (ward, Decimal("1250.5"))
    assert "1.250,50" in page(drafter, paper)


def test_an_office_gives_nothing_with_a_paper_that_another_keeps_or_that_went_nowhere(
    letter: Directive,
    province: Organization,
    ward: Organization,
    drafter: Official,
    sender: Official,
) -> None:
    with pytest.raises(PermissionDenied, match="tỉnh Nghệ An"):
        demanded(letter, ward, drafter)
    unsent = directive_of(make_issued(province, sender), by=sender)
    with pytest.raises(PermissionDenied, match="chưa gửi"):
        demanded(unsent, province, sender)


def test_an_objective_is_given_at_a_clause_of_the_text(letter: Directive, sender: Official) -> None:
    clause = clauses_of(letter)[1]
    address = f"/van-ban-chi-dao/{letter.pk}/nhiem-vu/"
    duties = signed_in(sender).get(address).content.decode()
    assert f"/chi-tieu/giao/?doan={clause.key}" in duties
    assert f'value="{clause.place}"' in page(sender, letter, f"giao/?doan={clause.key}")


def test_one_ward_that_received_it_is_given_a_share_as_several_are(
    province: Organization, ward: Organization, sender: Official
) -> None:
    directive = directive_of(make_issued(province, sender), by=sender)
    assert directive.document
    sent(directive.document, ward, by=sender)
    form = page(sender, directive, "giao/")
    assert "từng nơi đã nhận văn bản" in form
    assert form.count('name="share-') == 1


def demanded(directive: Directive, office: Organization, by: Official) -> None:
    objective = Objective(directive=directive, name="A", unit="b", year=2026)
    giving.give(objective, given({office: 1}), office=office, by=by)


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"name": " "}, "name"),
        ({"unit": ""}, "unit"),
        ({"year": None}, "thời hạn"),
        ({"year": 1999}, "year"),
        ({"due_on": date(2020, 1, 1)}, "trước ngày ban hành"),
        ({"target": Decimal(-1)}, "nhỏ hơn 0"),
    ],
)
def test_what_is_not_an_objective_is_refused(
    letter: Directive, ward: Organization, sender: Official, columns: dict[str, object], told: str
) -> None:
    with pytest.raises(ValidationError) as error:
        make_objective(letter, {ward: 1}, sender, **columns)
    assert told in str(error.value)
    assert not Objective.objects.exists()


def test_a_share_that_cannot_be_is_refused(
    letter: Directive,
    ward: Organization,
    province: Organization,
    police: Organization,
    sender: Official,
) -> None:
    wrong: list[tuple[dict[Organization, int | None], str]] = [
        ({ward: -1}, "nhỏ hơn 0"),
        ({ward: None}, "ít nhất một nơi"),
        ({}, "ít nhất một nơi"),
        ({police: 3}, "không nhận văn bản"),
        ({province: 3}, "không nhận văn bản"),
    ]
    for shares, told in wrong:
        with pytest.raises(ValidationError, match=told):
            make_objective(letter, shares, sender)
    make_objective(letter, {ward: 1}, sender)
    with pytest.raises(ValidationError, match="đã được giao"):
        make_objective(letter, {ward: 1}, sender, name="MÔ HÌNH tự quản được xây dựng mới")
    assert Objective.objects.count() == 1


PASTED = """1\tPhường Hoà Hiếu\t12

UBND phường Hòa Hiếu\t3
Phường Nơi Khác\t4
Phường Quang Tiến\tmười
Phường Quang Tiến\t-2
<b>Phường</b>\t5
Quang Tiến
Quang Tiến\t12,345
"""


def test_a_pasted_table_is_read_line_by_line(ward: Organization, other_ward: Organization) -> None:
    read = pasting.read(PASTED, [ward, other_ward])
    assert read.shares == {ward.pk: Decimal(12)}
    assert [fault.split(":")[0] for fault in read.faults] == [
        f"Dòng {number}" for number in (3, 4, 5, 6, 7, 8, 9)
    ]
    assert "đã có ở một dòng trên" in read.faults[0]
    both = pasting.read(
        "quang tien\t1.500\r\nỦy ban nhân dân phường Hoà Hiếu\t95%", [ward, other_ward]
    )
    assert both.shares == {other_ward.pk: Decimal(1500), ward.pk: Decimal(95)}


def test_a_name_of_two_places_is_asked_for_more_exactly(
    ward: Organization, province: Organization
) -> None:
    unit = make_unit("17100", "Hoà Hiếu", UnitKind.COMMUNE, parent=province.unit)
    twin = make_organization(unit, "Ủy ban nhân dân xã Hoà Hiếu")
    read = pasting.read("Hoà Hiếu\t1\nXã Hoà Hiếu\t2", [ward, twin])
    assert read.shares == {twin.pk: Decimal(2)}
    assert "hãy ghi rõ xã, phường" in read.faults[0]


@pytest.mark.parametrize("typed", ["", "abc", "1,2,3", "12.34.5", "--1", "1e5", "NaN", "٣", "0x1"])
def test_what_is_no_number_is_told(typed: str) -> None:
    with pytest.raises(ValidationError, match="không phải là số"):
        read_amount(typed)


def test_pasted_numbers_go_into_the_table_first_and_nothing_typed_is_lost(
    letter: Directive, ward: Organization, other_ward: Organization, sender: Official
) -> None:
    client, address = signed_in(sender), f"/van-ban-chi-dao/{letter.pk}/chi-tieu/giao/"
    typed = {**TYPED, "place": "<script>mục 1</script>", f"share-{ward.pk}": "3", "version": "1"}
    wrong = client.post(address, {**typed, "pasted": PASTED, "dien": "1"}).content.decode()
    assert "Dòng 4: không có “Phường Nơi Khác”" in wrong
    assert "<b>Phường</b>" not in wrong
    filled = client.post(address, {**typed, "pasted": "Quang Tiến\t1.500", "dien": "1"})
    text = filled.content.decode()
    assert "<script>mục" not in text
    assert "&lt;script&gt;mục 1" in text
    for office, number in ((ward, "3"), (other_ward, "1.500")):
        assert f'name="share-{office.pk}" value="{number}"' in text
    assert not Objective.objects.exists()
    refused = client.post(address, {**typed, "name": "", f"share-{ward.pk}": "ba"}).content.decode()
    assert "“ba” không phải là số" in refused
    assert 'value="ba"' in refused
    saved = client.post(address, {**typed, "pasted": "Quang Tiến\t1.500"})
    assert saved.status_code == 302
    objective = Objective.objects.get()
    assert share_of(objective, other_ward).target == 1500
    assert share_of(objective, ward).target == 3


def test_personal_data_is_pointed_at_and_who_saves_second_is_told(
    letter: Directive, objective: Objective, ward: Organization, sender: Official
) -> None:
    client = signed_in(sender)
    address = f"/van-ban-chi-dao/{letter.pk}/chi-tieu/{objective.pk}/sua/"
    typed = {**TYPED, f"share-{ward.pk}": "8", "version": "1"}
    pointed = client.post(address, {**typed, "name": "Số đối tượng được quản lý"}).content.decode()
    assert "Chỗ cần xem lại" in pointed
    giving.amend(objective, given({ward: 9}), version=1, by=sender)
    stale = client.post(address, typed).content.decode()
    assert "người khác đã lưu" in stale
    assert 'name="version" value="2"' in stale
    assert client.post(address, {**typed, "version": "2"}).status_code == 302
    assert share_of(objective, ward).target == 8


def test_the_page_costs_the_same_for_many_wards_and_objectives(
    letter: Directive, objective: Objective, province: Organization, sender: Official
) -> None:
    client, address = signed_in(sender), f"/van-ban-chi-dao/{letter.pk}/chi-tieu/"
    few = queries(client, address)
    wards: dict[Organization, int | None] = {}
    for number in range(8):
        unit = make_unit(
            f"171{number:02d}", f"Mẫu {number}", UnitKind.COMMUNE, parent=province.unit
        )
        wards[make_organization(unit, f"Ủy ban nhân dân xã Mẫu {number}")] = number
    assert letter.document
    sent(letter.document, *wards, by=sender)
    for number in range(8):
        make_objective(letter, wards, sender, name=f"Chỉ tiêu {number}")
    assert queries(client, address) == few
    assert few <= 20


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_an_heir_has_the_share_of_those_it_succeeded(
    objective: Objective, ward: Organization, other_ward: Organization
) -> None:
    Organization.objects.filter(pk=other_ward.pk).update(successor=ward)
    heir = make_member("ke.thua", "Người Kế Thừa", ward, Role.DRAFTER)
    assert Share.objects.visible_to(heir).count() == 2
