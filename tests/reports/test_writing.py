"""Writing a report: opened already filled, figures typed and taken anew, nothing to report."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from documents.drafts.parts import texts_of
from officials.models import Official, Organization
from plans.models import Activity
from reports.models import AskedFigure, Regime, Report, ReportFigure
from reports.regimes.periods import Rhythm
from reports.writing import filling
from reports.writing.dues import owed_by, wanted
from reports.writing.filling import Typed
from reports.writing.nothing import say_nothing_happened
from reports.writing.opening import open_report
from reports.writing.standing import Standing
from reports.writing.unwritten import write_after_all
from tests.cast import signed_in
from tests.reporting import a_due, make_asked, make_regime
from workflow.verdicts import Verdict

Source = AskedFigure.Source
pytestmark = pytest.mark.django_db


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    """Two figures that are typed, their sum, and the sessions that the ward has put down."""
    regime = make_regime(province, province_reviewer)
    terms = regime.terms.get()
    make_asked(terms, "cong", "Cộng", position=2, parts=["so_buoi", "so_nguoi"])
    make_asked(terms, "da_ghi", "Buổi đã ghi", position=3, source=Source.SESSIONS)
    return regime


@pytest.fixture
def report(regime: Regime, ward: Organization, drafter: Official) -> Report:
    return open_report(ward, a_due(regime), drafter)


def put_down(ward: Organization, by: Official, sessions: int, on: date = date(2026, 3, 2)) -> None:
    Activity.objects.create(
        organization=ward, kind="outreach", held_on=on, what="Họp khối", sessions=sessions,
        recorded_by=by,
    )  # fmt: skip


def figure(report: Report, code: str) -> ReportFigure:
    return report.figures.get(asked__code=code)


def typed(report: Report, by: Official, **amounts: int) -> Verdict:
    found = {code: Typed(Decimal(amount)) for code, amount in amounts.items()}
    return filling.type_in(report, found, version=report.version, by=by)


def test_a_report_opens_with_its_paper_and_its_figures(report: Report) -> None:
    document = report.document
    assert document is not None
    assert (document.kind, document.subject) == (
        "BC",
        "Công tác an ninh trật tự 6 tháng đầu năm 2026",
    )
    codes = {one.asked.code for one in report.figures.select_related("asked")}
    assert codes == {"so_buoi", "so_nguoi", "cong", "da_ghi"}


def test_opening_twice_comes_to_the_same_report(
    report: Report, regime: Regime, ward: Organization, drafter: Official
) -> None:
    assert open_report(ward, a_due(regime), drafter) == report
    assert Report.objects.count() == 1


def test_only_who_drafts_for_the_office_opens(
    regime: Regime, ward: Organization, stranger: Official, clerk: Official
) -> None:
    for official in (stranger, clerk):
        with pytest.raises(PermissionDenied):
            open_report(ward, a_due(regime), official)


def test_a_book_that_nobody_kept_says_nothing_and_not_zero(report: Report) -> None:
    assert figure(report, "da_ghi").amount is None
    (line,) = [one for one in Standing(report).lines if one.code == "da_ghi"]
    assert line.is_missing
    assert line.now.why.startswith("Chưa ghi hoạt động nào")


def test_the_first_and_the_last_day_count(
    regime: Regime, ward: Organization, drafter: Official
) -> None:
    for day, sessions in (
        (date(2025, 12, 14), 1),
        (date(2025, 12, 15), 2),
        (date(2026, 6, 14), 4),
        (date(2026, 6, 15), 8),
        (date(2025, 6, 14), 16),
    ):
        put_down(ward, drafter, sessions, day)
    report = open_report(ward, a_due(regime), drafter)
    found = figure(report, "da_ghi")
    assert (found.amount, found.earlier) == (Decimal(6), Decimal(16))
    assert found.on == date(2026, 6, 14)


def test_what_was_taken_stands_until_it_is_taken_anew(
    report: Report, ward: Organization, drafter: Official
) -> None:
    put_down(ward, drafter, 3)
    assert figure(report, "da_ghi").amount is None
    assert [line.code for line in Standing(report).moved] == ["da_ghi"]
    assert filling.take_anew(report, version=report.version, by=drafter)
    assert figure(report, "da_ghi").amount == 3
    assert Standing(report).moved == []
    assert Standing(report).moved_tables == 0


def test_tables_are_held_against_the_books_once_the_page_stands(
    report: Report, ward: Organization, drafter: Official
) -> None:
    client, address = signed_in(drafter), reverse("reports:moved_tables", args=[report.pk])
    assert f'hx-get="{address}"' in client.get(f"/bao-cao/{report.pk}/").content.decode()
    assert "đúng như sổ hôm nay" in client.get(address).content.decode()
    put_down(ward, drafter, 3)
    moved = Standing(report).moved_tables
    assert moved > 0
    for headers in ({}, {"HX-Request": "true"}):
        told = client.get(address, headers=headers).content.decode()
        assert f"<strong>{moved}</strong> bảng trong báo cáo khác sổ hôm nay." in told
        assert ("<h1" in told) is not bool(headers)


def test_taking_all_anew_leaves_what_was_typed(report: Report, drafter: Official) -> None:
    assert typed(report, drafter, so_buoi=7)
    assert filling.take_anew(report, version=report.version, by=drafter)
    assert figure(report, "so_buoi").amount == 7


def test_the_text_follows_its_figures(report: Report, drafter: Official) -> None:
    document = report.document
    assert document is not None
    before = document.current.number
    assert typed(report, drafter, so_buoi=1204)
    page = signed_in(drafter).get(reverse("reports:detail", args=[report.pk]))
    assert "1.204" in page.content.decode()
    document.refresh_from_db()
    assert document.current.number == before + 1


def test_a_typed_figure_that_contradicts_the_book_needs_a_sentence(
    report: Report, ward: Organization, drafter: Official
) -> None:
    put_down(ward, drafter, 3)
    assert filling.take_anew(report, version=report.version, by=drafter)
    with pytest.raises(ValidationError, match="Ghi 5, nhưng hoạt động đã ghi trong kỳ là 3"):
        typed(report, drafter, da_ghi=5)
    assert figure(report, "da_ghi").amount == 3
    told = {"da_ghi": Typed(Decimal(5), "Hai buổi do Mặt trận tổ chức, chưa ghi.")}
    assert filling.type_in(report, told, version=report.version, by=drafter)
    assert figure(report, "da_ghi").is_typed


def test_parts_that_do_not_add_up_need_a_sentence(report: Report, drafter: Official) -> None:
    with pytest.raises(ValidationError, match="cộng lại là 5"):
        typed(report, drafter, so_buoi=2, so_nguoi=3, cong=6)
    assert typed(report, drafter, so_buoi=2, so_nguoi=3, cong=5)
    with pytest.raises(ValidationError, match="cộng lại là 7"):
        typed(report, drafter, so_nguoi=5)


def test_nothing_of_a_refused_form_is_kept_or_lost(report: Report, drafter: Official) -> None:
    page = reverse("reports:figures", args=[report.pk])
    typed_in = {"version": report.version, "so-so_buoi": "1.204", "so-so_nguoi": "-3"}
    answer = signed_in(drafter).post(page, typed_in).content.decode()
    assert "không được nhỏ hơn 0" in answer
    assert 'value="1.204"' in answer
    assert figure(report, "so_buoi").amount is None


def test_who_is_slower_is_told_and_loses_nothing(report: Report, drafter: Official) -> None:
    seen = report.version
    assert typed(report, drafter, so_buoi=1)
    page = reverse("reports:figures", args=[report.pk])
    answer = signed_in(drafter).post(page, {"version": seen, "so-so_buoi": "9"}).content.decode()
    assert "vừa được người khác đổi" in answer
    assert 'value="9"' in answer
    assert figure(report, "so_buoi").amount == 1


def test_one_entry_serves_every_report_of_the_same_days(
    report: Report, province: Organization, province_reviewer: Official, drafter: Official
) -> None:
    assert typed(report, drafter, so_buoi=12)
    other = make_regime(province, province_reviewer, "Báo cáo gửi Sở Dân tộc và Tôn giáo")
    second = open_report(report.organization, a_due(other), drafter)
    found = figure(second, "so_buoi")
    assert (found.amount, found.source) == (Decimal(12), f"đã ghi trong báo cáo “{report.regime}”")


def test_each_addressee_has_its_own_form_as_an_annex(
    regime: Regime, ward: Organization, drafter: Official
) -> None:
    terms = regime.terms.get()
    first = terms.addressees.get()
    second = terms.addressees.create(name="Sở Dân tộc và Tôn giáo", form="Biểu 02", position=1)
    terms.asked_figures.get(code="so_buoi").addressees.set([first, second])
    terms.asked_figures.get(code="so_nguoi").addressees.set([first])
    report = open_report(ward, a_due(regime), drafter)
    document = report.document
    assert document is not None
    assert [annex["title"] for annex in document.current.annexes] == ["Biểu 02"]
    page = signed_in(drafter).get(reverse("reports:detail", args=[report.pk])).content.decode()
    annex = page[page.rindex("Biểu 02") :].upper()
    assert "SỐ BUỔI TUYÊN TRUYỀN" in annex
    assert "SỐ NGƯỜI DỰ" not in annex
    assert len(texts_of(document.current)) == 2


def test_nothing_happened_in_one_click(
    regime: Regime, ward: Organization, drafter: Official
) -> None:
    due = a_due(regime)
    said = say_nothing_happened(ward, due, drafter)
    assert isinstance(said, Report)
    assert (said.is_nothing, said.document, said.figures.count()) == (True, None, 0)
    assert write_after_all(said, drafter)
    assert said.document is not None
    assert said.figures.count() == 4


def test_the_books_may_say_that_something_did_happen(
    regime: Regime, ward: Organization, drafter: Official
) -> None:
    put_down(ward, drafter, 3)
    said = say_nothing_happened(ward, a_due(regime), drafter)
    assert isinstance(said, Verdict)
    assert "Buổi đã ghi" in said.reason
    assert not Report.objects.exists()


def test_what_is_owed_comes_by_its_deadline(
    regime: Regime, ward: Organization, drafter: Official
) -> None:
    on = date(2026, 6, 1)
    names = [one.due.name for one in wanted(owed_by(ward, on), on)]
    assert names == ["6 tháng đầu năm 2025", "6 tháng cuối năm 2025", "6 tháng đầu năm 2026"]


def test_more_regimes_ask_no_more_questions(
    regime: Regime,
    ward: Organization,
    province: Organization,
    province_reviewer: Official,
    django_assert_num_queries: object,
) -> None:
    owed_by(ward, date(2026, 6, 1))
    for number in range(3):
        make_regime(province, province_reviewer, f"Báo cáo {number}", rhythm=Rhythm.MONTH)
    with django_assert_num_queries(6):  # type: ignore[operator]
        assert len(owed_by(ward, date(2026, 6, 1))) > 30


def test_from_above_the_page_of_the_ward_is_not_there(
    report: Report, province_reviewer: Official, stranger: Official
) -> None:
    for official in (province_reviewer, stranger):
        for name in ("detail", "figures"):
            page = reverse(f"reports:{name}", args=[report.pk])
            assert signed_in(official).get(page).status_code == 404
