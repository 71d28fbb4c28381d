"""Duties: the ones that ship, whom they reach, marking clauses, what a recipient sees of them."""

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from directives import duties, duty_loading, handing, loading
from directives.issued import directive_of
from directives.models import Certainty, Directive, Duty
from directives.reach import duties_reaching, lineage_of, lineages_within
from history.models import Entry
from localities.kinds import Level
from localities.models import AdministrativeUnit
from officials.administering import StaleError
from officials.models import Official, Organization
from plans import answering
from tests.cast import Kind, UnitKind, make_organization, make_unit, signed_in
from tests.deliveries import make_clerk, make_issued, revoke, sent
from tests.directives.making import ISSUED, make_directive
from tests.duties import make_duty, to_every_commune
from tests.papers import make_plan
from tests.reference import reference

pytestmark = pytest.mark.django_db
TEXT = (
    "Đề nghị các nơi:\n\n1. Các xã, phường\n\n- Xây dựng mô hình.\n\n- Khen thưởng.\n\n2. Báo cáo."
)


@pytest.fixture
def tay_ninh(db: None) -> AdministrativeUnit:
    return make_unit("72", "Tây Ninh", UnitKind.PROVINCE, valid_to=date(2025, 6, 30))


@pytest.fixture
def shipped(tay_ninh: AdministrativeUnit) -> list[Duty]:
    loading.load()
    duty_loading.load()
    return list(Duty.objects.filter(directive__number="1502/UBND-NC"))


@pytest.fixture
def directive(ward: Organization, drafter: Official) -> Directive:
    return make_directive(ward, drafter, text=TEXT)


@pytest.fixture
def sender(province: Organization) -> Official:
    return make_clerk(province)


@pytest.fixture
def letter(province: Organization, sender: Official) -> Directive:
    return directive_of(make_issued(province, sender), by=sender)


def mark(directive: Directive, by: Official, **columns: object) -> Duty:
    values = {
        "place": "mục 1, gạch đầu dòng thứ nhất",
        "what": "Xây dựng mô hình.",
        "addressee": "UBND các xã, phường",
        "addressed_on": directive.issued_on,
        **columns,
    }
    assert directive.kept_by
    return duties.mark(Duty(directive=directive, **values), office=directive.kept_by, by=by)


def test_every_duty_of_the_letter_ships_with_the_place_of_its_clause(shipped: list[Duty]) -> None:
    clauses = [re.match(r"mục \d|đoạn cuối", duty.place)[0] for duty in shipped]  # type: ignore[index]
    assert {place: clauses.count(place) for place in dict.fromkeys(clauses)} == {
        "mục 1": 3,
        "mục 2": 6,
        "mục 3": 2,
        "mục 4": 5,
        "mục 5": 2,
        "đoạn cuối": 2,
    }
    assert all(duty.kept_by is None for duty in shipped)


def test_no_duty_repeats_the_words_of_the_letter(shipped: list[Duty]) -> None:
    """Seven words in a row would be a quotation, the names of things in law aside."""
    letter = reference("seeds/002_ad137d421f94e747.txt").read_text(encoding="utf-8")
    quotable = {run for piece in pieces(letter) for run in runs(piece)}
    for duty in shipped:
        assert [run for piece in pieces(duty.what) for run in runs(piece) if run in quotable] == []


NAMES = re.compile(
    "(người có uy tín )?(trong )?đồng bào dân tộc thiểu số|"
    "phong trào toàn dân bảo vệ (an ninh tổ quốc|antq)"
)


def pieces(text: str) -> list[list[str]]:
    return [re.findall(r"\w+", piece or "") for piece in NAMES.split(text.lower())]


def runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + 7]) for i in range(len(words) - 6)]


def test_loading_again_changes_nothing_and_mends_what_differs(shipped: list[Duty]) -> None:
    assert (duty_loading.load().added, duty_loading.load().changed) == (0, 0)
    Duty.objects.filter(pk=shipped[0].pk).update(what="Khác")
    assert duty_loading.load().changed == 1
    shipped[0].refresh_from_db()
    assert shipped[0].what.startswith("Quán triệt")


def test_a_duty_for_every_commune_reaches_those_of_that_day_and_their_heirs(
    tay_ninh: AdministrativeUnit, shipped: list[Duty], province: Organization
) -> None:
    (for_communes,) = [duty for duty in shipped if duty.level == Level.COMMUNE]
    town = make_unit("711", "Ví Dụ", UnitKind.RURAL_DISTRICT, parent=tay_ninh)
    then = make_organization(
        make_unit("25498", "Mẫu", UnitKind.COMMUNE, parent=town), "UBND xã Mẫu"
    )
    later = make_unit("25499", "Sau", UnitKind.COMMUNE, parent=town, valid_from=date(2025, 7, 1))
    heir = make_organization(later, "UBND xã Sau")
    unrelated = make_organization(
        make_unit("25500", "Khác", UnitKind.COMMUNE, parent=town, valid_from=date(2025, 7, 1)),
        "UBND xã Khác",
    )
    police = make_organization(then.unit, "Công an xã Mẫu", kind=Kind.POLICE)
    assert for_communes in duties_reaching(lineage_of(then))
    assert duties_reaching(lineage_of(heir)) == []
    Organization.objects.filter(pk=then.pk).update(successor=heir)
    assert for_communes in duties_reaching(lineage_of(heir))
    for other in (unrelated, police, province):
        assert for_communes not in duties_reaching(lineage_of(other)), other


def test_lineages_of_a_province_are_those_of_its_offices_one_by_one(
    province: Organization, ward: Organization, other_ward: Organization, police: Organization
) -> None:
    Organization.objects.filter(pk=other_ward.pk).update(successor=ward)
    lineages = lineages_within(province.unit)
    assert set(lineages) == {province.pk, ward.pk, other_ward.pk, police.pk}
    for pk, lineage in lineages.items():
        alone = lineage_of(Organization.objects.get(pk=pk))
        assert {one.pk for one in lineage} == {one.pk for one in alone}
        assert lineage[0].pk == pk


def test_a_marked_clause_stands_at_its_place_and_in_the_history(
    directive: Directive, clerk: Official, ward: Organization
) -> None:
    clauses = duties.clauses_of(directive)
    assert [clause.place for clause in clauses] == [
        "đoạn thứ nhất",
        "mục 1",
        "mục 1, gạch đầu dòng thứ nhất",
        "mục 1, gạch đầu dòng thứ hai",
        "mục 2",
    ]
    last = mark(directive, clerk, key=clauses[4].key, place="mục 2", what="Báo cáo.")
    first = mark(directive, clerk, key=clauses[2].key)
    assert list(directive.duties.all()) == [first, last]
    assert (first.kept_by, first.recorded_by) == (ward, clerk)
    entry = Entry.objects.get(verb="directives.mark_duty", subject=f"directives.duty:{first.pk}")
    assert entry.details == {"directive": directive.pk}


def test_what_a_duty_must_say_is_named(directive: Directive, clerk: Official) -> None:
    mark(directive, clerk)
    for columns, reason in (
        ({}, "Chỗ này đã được ghi là nhiệm vụ"),
        ({"place": "mục 2", "addressed_on": date(2026, 3, 1)}, "trước ngày ban hành"),
        ({"place": "mục 2", "level": Level.COMMUNE}, "chọn đủ loại cơ quan, cấp và địa bàn"),
        ({"place": "mục 2", "what": ""}, "trống|bắt buộc"),
    ):
        with pytest.raises(ValidationError, match=reason):
            mark(directive, clerk, **columns)
    assert directive.duties.count() == 1


def test_a_duty_is_mended_by_its_own_office_and_not_over_somebody_s_save(
    directive: Directive, clerk: Official, chair: Official, stranger: Official
) -> None:
    duty = mark(directive, clerk)
    duty.what = "Xây dựng hai mô hình."
    duties.amend(duty, version=1, by=clerk)
    with pytest.raises(StaleError):
        duties.amend(duty, version=1, by=clerk)
    for other in (chair, stranger):
        with pytest.raises(PermissionDenied):
            duties.amend(duty, version=2, by=other)
    assert Duty.objects.get().what == "Xây dựng hai mô hình."


def test_a_duty_is_withdrawn_until_a_plan_has_answered_it(
    directive: Directive, ward: Organization, clerk: Official, drafter: Official
) -> None:
    duty = mark(directive, clerk, organization=ward)
    plan = make_plan(ward, drafter)
    assert answering.answer_by_sentence([duty], plan, "Đã làm.", by=drafter)
    assert "Đã có kế hoạch trả lời" in duties.withdraw(duty, by=clerk).reason
    assert answering.take_back(plan.duty_answers.get(), by=drafter)
    assert duties.withdraw(duty, by=clerk)
    assert not Duty.objects.exists()
    assert Entry.objects.filter(verb="directives.withdraw_duty").count() == 1


def test_shared_duties_are_changed_by_nobody(shipped: list[Duty], clerk: Official) -> None:
    assert "danh mục dùng chung" in duties.may_change(shipped[0], clerk).reason


def test_a_ward_sees_the_duties_of_a_letter_once_it_is_sent_and_until_it_is_recalled(
    letter: Directive,
    province: Organization,
    ward: Organization,
    other_ward: Organization,
    sender: Official,
) -> None:
    duty = make_duty(letter, **to_every_commune(province))
    assert duties_reaching(lineage_of(ward)) == []
    assert letter.document
    sent(letter.document, ward, by=sender)
    assert duties_reaching(lineage_of(ward)) == [duty]
    assert duties_reaching(lineage_of(other_ward)) == []
    revoke(letter.document, by=sender)
    assert duties_reaching(lineage_of(ward)) == []


def test_who_hands_a_shared_directive_on_hands_on_its_reading(
    province: Organization, ward: Organization, other_ward: Organization, sender: Official
) -> None:
    shared = Directive.objects.create(
        kind="CT",
        number="06/2008/CT-TTg",
        issuer="Thủ tướng Chính phủ",
        issued_on=date(2008, 2, 1),
        title="về phát huy vai trò",
        source="Công báo",
        certainty=Certainty.CERTAIN,
    )
    duty = make_duty(shared, kept_by=province, **to_every_commune(province))
    assert duties_reaching(lineage_of(ward)) == []
    assert handing.hand_down(shared, [ward], sender=province, by=sender)
    assert duties_reaching(lineage_of(ward)) == [duty]
    assert duties_reaching(lineage_of(other_ward)) == []


TYPED = {
    "place": "mục 1, gạch đầu dòng thứ nhất",
    "what": "Xây dựng mô hình ở từng khối.",
    "addressee": "UBND các xã, phường",
    "addressed_on": "02/3/2026",
    "due_on": "30/6/2026",
    "deliverable": "Mô hình",
    "version": "1",
}


def address(directive: Directive, rest: str = "") -> str:
    return f"/van-ban-chi-dao/{directive.pk}/nhiem-vu/{rest}"


def test_the_form_is_filled_in_from_the_clause_and_reaches_whom_is_chosen(
    directive: Directive, clerk: Official, ward: Organization
) -> None:
    client: Client = signed_in(clerk)
    key = duties.clauses_of(directive)[2].key
    at = f"{address(directive, 'ghi/')}?doan={key}"
    assert at in client.get(address(directive)).content.decode()
    page = client.get(at).content.decode()
    assert "Xây dựng mô hình." in page
    assert 'value="mục 1, gạch đầu dòng thứ nhất"' in page
    answer = client.post(at, {**TYPED, "reach": str(ward.pk)})
    assert answer.status_code == 302
    duty = Duty.objects.get()
    assert (duty.key, duty.organization, duty.due_on) == (key, ward, date(2026, 6, 30))
    assert duty.addressed_on == ISSUED
    assert "Đã ghi" in client.get(address(directive)).content.decode()


def test_a_kind_in_the_province_can_be_chosen_and_changed_for_nobody(
    directive: Directive, clerk: Official, province: Organization
) -> None:
    client, unit = signed_in(clerk), province.unit
    client.post(address(directive, "ghi/"), {**TYPED, "reach": f"UBND:commune:{unit.pk}"})
    duty = Duty.objects.get()
    assert (duty.organization_kind, duty.level, duty.within) == ("UBND", "commune", unit)
    edit = address(directive, f"{duty.pk}/sua/")
    assert f'value="UBND:commune:{unit.pk}" selected' in client.get(edit).content.decode()
    assert client.post(edit, {**TYPED, "reach": ""}).status_code == 302
    duty.refresh_from_db()
    assert (duty.organization_kind, duty.within, duty.version) == ("", None, 2)
    assert client.post(address(directive, f"{duty.pk}/bo/")).status_code == 302
    assert not Duty.objects.exists()


def test_personal_data_and_a_wrong_reach_are_refused_with_everything_kept(
    directive: Directive, clerk: Official
) -> None:
    client = signed_in(clerk)
    typed = {**TYPED, "what": "Gọi số 0912345678.", "reach": "999999"}
    page = client.post(address(directive, "ghi/"), typed).content.decode()
    assert "Gọi số 0912345678." in page
    assert "Chỗ cần xem lại trước khi lưu" in page
    assert not Duty.objects.exists()
