"""Pages to keep regimes: a sample set, new terms typed line by line, what a ward reads."""

from collections.abc import Mapping
from datetime import date

import pytest
from django.test import Client

from officials.models import Official, Organization
from reports.models import Regime, Terms
from reports.regimes.samples import samples
from tests.cast import signed_in
from tests.reporting import a_due, make_regime, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(province_reviewer: Official) -> Client:
    return signed_in(province_reviewer)


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    return make_regime(province, province_reviewer)


def typed(*figures: Mapping[str, str], **more: str) -> dict[str, str]:
    """The form of new terms for the province, from 01/7/2030."""
    lines = [{"unit": "lượt", "taken_from": "typed:", "is_summed": "on", **one} for one in figures]
    told = {
        f"figures-{place}-{name}": value
        for place, line in enumerate(lines)
        for name, value in line.items()
    }
    province = Organization.objects.get(name="Ủy ban nhân dân tỉnh Nghệ An")
    return {
        "valid_from": "01/7/2030",
        "rhythm": "quarter",
        "closing": "decree",
        "due_days": "5",
        "asks": "report",
        "reporter_kind": "UBND",
        "within": str(province.unit_id),
        "reviewer": str(province.pk),
        "secret": "khong",
        "addressees-TOTAL_FORMS": "2",
        "addressees-INITIAL_FORMS": "0",
        "addressees-0-is_superior": "on",
        "addressees-1-name": "Sở Dân tộc và Tôn giáo",
        "figures-TOTAL_FORMS": str(len(lines)),
        "figures-INITIAL_FORMS": "0",
        **told,
        **more,
    }


def test_a_sample_is_looked_over_and_set_in_one_step(
    client: Client, province: Organization
) -> None:
    chosen = samples()[0]
    address = f"/che-do-bao-cao/moi/mau/{chosen.slug}/"
    page = client.get(address).content.decode()
    assert "Vụ hòa giải thành" in page
    form = {
        "name": chosen.name,
        "valid_from": "01/01/2026",
        "within": province.unit_id,
        "reviewer": province.pk,
        "secret": "khong",
    }
    client.post(address, form)
    made = Regime.objects.get()
    assert (made.owner, made.terms.get().valid_from) == (province, date(2026, 1, 1))
    again = client.post(address, form).content.decode()
    assert "Cơ quan đã có chế độ báo cáo tên này." in again


def test_nothing_is_set_while_it_may_be_secret(client: Client, province: Organization) -> None:
    address = f"/che-do-bao-cao/moi/mau/{samples()[0].slug}/"
    answer = client.post(address, {"name": "Báo cáo mẫu", "secret": "chua-ro"})
    assert answer.status_code == 403
    assert not Regime.objects.exists()


def test_new_terms_are_typed_line_by_line(client: Client, regime: Regime) -> None:
    lines = (
        {"name": "Số buổi", "code": "so_buoi", "taken_from": "sessions:outreach"},
        {"unit": ""},
        {"name": "Vụ, việc hòa giải", "parts": "thanh; khong_thanh", "places": "2"},
        {"name": "Hòa giải thành", "code": "thanh"},
        {"name": "Không thành", "code": "khong_thanh"},
    )
    address = f"/che-do-bao-cao/{regime.pk}/quy-dinh-moi/"
    answer = client.post(address, typed(*lines, version="1"), follow=True)
    assert answer.redirect_chain
    assert "Từ ngày 15/6/2030" not in answer.content.decode()
    terms = regime.terms.get(valid_from=date(2030, 7, 1))
    figures = list(terms.asked_figures.all())
    assert [one.code for one in figures] == ["so_buoi", "vu_viec_hoa_giai", "thanh", "khong_thanh"]
    assert (figures[0].source, figures[0].key) == ("sessions", "outreach")
    assert figures[1].parts == ["thanh", "khong_thanh"]
    assert [one.name for one in figures[1].addressees.all()] == ["Sở Dân tộc và Tôn giáo"]


def test_lines_are_added_taken_out_and_moved_without_a_script(
    client: Client, regime: Regime
) -> None:
    address = f"/che-do-bao-cao/{regime.pk}/quy-dinh-moi/"
    lines = ({"name": "Một"}, {"name": "Hai", "is_summed": ""}, {"name": "Ba"})

    def names(press: str) -> list[str]:
        forms = client.post(address, typed(*lines, xep=press)).context["sheet"].figures
        return [str(one["name"].value() or "") for one in forms]

    assert names("figures:them") == ["Một", "Hai", "Ba", "", "", ""]
    assert names("figures:bo:1") == ["Một", "Ba"]
    assert names("figures:len:2") == ["Một", "Ba", "Hai"]
    assert names("figures:len:0") == ["Một", "Hai", "Ba"]
    assert names("figures:bo:99") == ["Một", "Hai", "Ba"]
    assert names("addressees:bo:0") == ["Một", "Hai", "Ba"]
    assert Terms.objects.count() == 1


def test_what_stands_against_saving_is_told_and_nothing_typed_is_lost(
    client: Client, regime: Regime, ward: Organization, drafter: Official
) -> None:
    address = f"/che-do-bao-cao/{regime.pk}/quy-dinh-moi/"
    make_report(a_due(regime), ward, drafter)
    lines = ({"name": "Tổng số", "code": "tong", "parts": "tong"},)
    page = client.post(address, typed(*lines, valid_from="01/01/2026")).content.decode()
    assert "quy định mới chỉ áp dụng được từ sau ngày 14/6/2026" in page
    page = client.post(address, typed(*lines)).content.decode()
    assert "“tong” là tổng của chính nó" in page
    assert 'value="Tổng số"' in page
    page = client.post(address, typed({"name": "", "code": "x"}, due_days="-1")).content.decode()
    assert "Chỉ tiêu dòng 1, ô “Chỉ tiêu”" in page.replace("&quot;", '"')
    assert "Giá trị không được nhỏ hơn 0." in page
    assert Terms.objects.count() == 1


def test_who_comes_second_sees_that_another_has_saved(client: Client, regime: Regime) -> None:
    address = f"/che-do-bao-cao/{regime.pk}/quy-dinh-moi/"
    client.post(address, typed({"name": "Một"}, version="1"))
    answer = client.post(address, typed({"name": "Hai"}, version="1"))
    assert "người khác đã lưu" in answer.content.decode()
    client.post(address, typed({"name": "Hai"}, version="2"))
    terms = regime.terms.get(valid_from=date(2030, 7, 1))
    assert [one.name for one in terms.asked_figures.all()] == ["Hai"]


def test_a_name_is_put_right_and_another_regime_keeps_its_own(
    client: Client, regime: Regime, province: Organization, province_reviewer: Official
) -> None:
    address = f"/che-do-bao-cao/{regime.pk}/sua/"
    make_regime(province, province_reviewer, "Báo cáo khác")
    taken = client.post(address, {"name": "Báo cáo khác", "kind": "periodic"})
    assert "Cơ quan đã có chế độ báo cáo tên này." in taken.content.decode()
    client.post(address, {"name": "Báo cáo đúng tên", "kind": "thematic"})
    regime.refresh_from_db()
    assert (regime.name, regime.kind, regime.version) == ("Báo cáo đúng tên", "thematic", 2)


def test_personal_data_in_names_is_pointed_at(client: Client, regime: Regime) -> None:
    address = f"/che-do-bao-cao/{regime.pk}/quy-dinh-moi/"
    lines = ({"name": "Số lần gọi 0912 345 678"},)
    assert "Chỗ cần xem lại" in client.post(address, typed(*lines)).content.decode()
    assert client.post(address, typed(*lines, confirmed="on")).status_code == 302


def test_a_ward_reads_what_is_asked_by_when_and_to_whom(
    regime: Regime, ward: Organization, drafter: Official, province_reviewer: Official
) -> None:
    answer = signed_in(drafter).get(f"/che-do-bao-cao/{regime.pk}/")
    page = answer.content.decode()
    assert len(answer.context["dues"]) == 3
    assert answer.context["dues"][0].addressed_to == ("Ủy ban nhân dân tỉnh Nghệ An",)
    assert "Nộp chậm nhất <strong>thứ" in page
    assert "Số buổi tuyên truyền" in page
    assert "Quy định mới" not in page


def test_a_request_and_a_moved_deadline_are_told_to_everybody(
    client: Client, regime: Regime, drafter: Official
) -> None:
    home = f"/che-do-bao-cao/{regime.pk}/"
    request = {
        "occasion": "final",
        "name": "5 năm (2025 - 2030)",
        "since": "01/01/2026",
        "until": "31/12/2030",
        "due_on": "10/01/2031",
    }
    assert client.post(f"{home}yeu-cau/", request).status_code == 302
    nowhere = client.post(f"{home}doi-han/", {"period": "20991215-20991216"})
    assert nowhere.status_code == 200
    period, _ = nowhere.context["form"].fields["period"].choices[0]
    moved = date.fromisoformat(f"{period[9:13]}-{period[13:15]}-28")
    later = {"period": period, "due_on": f"{moved:%d/%m/%Y}", "reason": "Bão số 9"}
    assert client.post(f"{home}doi-han/", later).status_code == 302
    page = signed_in(drafter).get(home).content.decode()
    assert "Tổng kết: 5 năm (2025 - 2030)" in page
    assert "Bão số 9" in page
    assert "(hạn đã đổi)" in page


@pytest.mark.parametrize("count", [2, 12])
def test_lists_ask_as_often_for_many_as_for_few(
    client: Client,
    province: Organization,
    province_reviewer: Official,
    count: int,
    django_assert_num_queries: object,
) -> None:
    for number in range(count):
        make_regime(province, province_reviewer, f"Báo cáo {number}")
    client.get("/che-do-bao-cao/")
    with django_assert_num_queries(8):  # type: ignore[operator]
        client.get("/che-do-bao-cao/")
