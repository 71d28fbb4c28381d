"""The pages of consolidations, the paper made from one, its annex as printed, its workbook."""

import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directives.models import Objective
from documents.models import Document
from documents.sheets import draft_of, sheet_of
from officials.models import Official, Organization, Role
from paper.sheet import Sheet
from paper.writers import pdf
from reports.consolidating import binding, views
from reports.consolidating.binding import AlreadyBoundError
from reports.consolidating.counting import consolidate
from reports.consolidating.draft_asides import listed
from reports.consolidating.objectives import reached_of
from reports.consolidating.reading import Consolidated
from reports.models import Consolidation, Regime, Report
from reports.regimes.calendar import Due
from tests.cast import UnitKind, make_member, make_organization, make_unit, signed_in
from tests.directives.making import make_directive
from tests.paper import geometry
from tests.reporting import a_due, make_asked, make_regime, make_sending, make_submitted

pytestmark = pytest.mark.django_db
ACCEPTED = Report.State.ACCEPTED
FIRST_COLUMN = 45
"""Ends about there, in mm from the edge of the paper."""


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    return make_regime(province, province_reviewer)


@pytest.fixture
def due(regime: Regime) -> Due:
    return a_due(regime)


@pytest.fixture
def writer(province: Organization) -> Official:
    return make_member("tinh.soan", "Trịnh Văn Mẫu", province, Role.DRAFTER)


@pytest.fixture
def made(due: Due, ward: Organization, other_ward: Organization, writer: Official) -> Consolidation:
    make_submitted(due, ward, writer, state=ACCEPTED, figures={"so_buoi": 1200, "so_nguoi": 5})
    make_submitted(due, other_ward, writer, state=ACCEPTED, figures={"so_buoi": 34})
    return consolidate(due, due.regime.owner, by=writer)


def words(sheet: Sheet) -> str:
    return "\n".join(block.text for block in sheet.blocks)


def correct(due: Due, office: Organization, by: Official, figures: dict[str, int]) -> None:
    report = Report.objects.get(organization=office, since=due.since)
    report.current = make_sending(report, by, figures=figures)
    report.save(update_fields=["current"])


def press(client: Client, due: Due, **typed: str) -> str:
    address = reverse("reports:consolidate", args=[due.regime.pk])
    span = {"since": due.since.isoformat(), "until": due.until.isoformat()}
    return client.post(address, {**span, **typed}, follow=True).content.decode()


def test_a_period_is_consolidated_from_its_page(
    due: Due, ward: Organization, other_ward: Organization, writer: Official
) -> None:
    make_submitted(due, ward, writer, state=ACCEPTED, figures={"so_buoi": 1200})
    make_submitted(due, other_ward, writer, figures={"so_buoi": 34})
    client = signed_in(writer)
    listed_page = client.get(
        reverse("reports:periods_to_consolidate", args=[due.regime.pk]), {"nam": "2026"}
    ).content.decode()
    assert "Đã chấp nhận 1 báo cáo, 1 đã nộp chưa chấp nhận." in listed_page
    page = press(client, due)
    assert "<strong>1</strong>/2 đơn vị" in page
    assert "1.200" in page
    assert "chấp nhận: 1; đã nộp, chưa chấp nhận: 1" in page
    assert "Chưa có gì thay đổi" in press(client, due)
    wide = press(client, due, counts_submitted="on")
    assert "1.234" in wide
    assert "Tính cả báo cáo đã nộp, chưa chấp nhận" in wide


def test_a_version_says_when_reports_changed_after_it(
    made: Consolidation, due: Due, ward: Organization, writer: Official
) -> None:
    client, address = signed_in(writer), reverse("reports:consolidation", args=[made.pk])
    assert "Đã có thay đổi sau bản này" not in client.get(address).content.decode()
    correct(due, ward, writer, {"so_buoi": 1300, "so_nguoi": 5})
    assert "1 đơn vị có báo cáo khác lúc lập bản 1" in client.get(address).content.decode()
    press(client, due)
    assert "Đã có bản mới hơn" in client.get(address).content.decode()
    newest = Consolidation.objects.get(number=2)
    changed = client.get(reverse("reports:consolidation_changes", args=[newest.pk]))
    told = " ".join(changed.content.decode().split())
    assert "1.234 (2 đơn vị) → <strong>1.334</strong> (2 đơn vị)" in told
    assert '<td class="number">1.200</td><td class="number">1.300</td>' in told


def test_the_paper_has_the_numbers_of_the_version_it_is_bound_to(
    made: Consolidation, due: Due, ward: Organization, writer: Official
) -> None:
    document = binding.begin_report(made, is_large=False, by=writer)
    draft = draft_of(document, document.current)
    assert draft.unknown == ()
    assert "- Số buổi tuyên truyền: 1.234 buổi;" in "\n".join(
        f"{block.marker} {block.text}" for block in draft.sheet.blocks
    )
    assert "báo cáo đã được chấp nhận của 2/2 đơn vị. Số liệu" in words(draft.sheet)
    correct(due, ward, writer, {"so_buoi": 1300})
    assert listed(document, document.current) == ()
    consolidate(due, due.regime.owner, by=writer)
    (finding,) = listed(document, document.current)
    assert "bản 2" in finding.text
    assert "1.234 buổi" in words(sheet_of(document, document.current))
    saved = binding.take_newer(document, base=1, by=writer)
    assert "1.334 buổi" in words(sheet_of(document, saved))
    assert "1.234 buổi" in words(sheet_of(document, document.revisions.get(number=1)))
    with pytest.raises(AlreadyBoundError):
        binding.take_newer(document, base=2, by=writer)


def test_the_report_is_begun_on_a_form_that_asks_after_secrets(
    made: Consolidation, writer: Official
) -> None:
    client = signed_in(writer)
    address = reverse("reports:begin_consolidated_report", args=[made.pk])
    assert client.post(address, {"size": "a3", "secret": "co"}).status_code == 403
    assert not Document.objects.exists()
    page = client.post(address, {"size": "a3", "secret": "khong"}, follow=True).content.decode()
    assert "Số liệu tổng hợp trong văn bản" in page
    assert "Không có số liệu nào mang tên này" not in page
    assert Document.objects.get().current.content.annexes[-1].is_large
    assert Document.objects.get().kind == "BC"


def test_who_sums_up_without_drafting_is_told_so_instead(
    made: Consolidation, writer: Official, province_reviewer: Official
) -> None:
    address = reverse("reports:consolidation", args=[made.pk])
    begin = reverse("reports:begin_consolidated_report", args=[made.pk])
    assert begin in signed_in(writer).get(address).content.decode()
    told = signed_in(province_reviewer).get(address).content.decode()
    assert begin not in told
    assert "Chỉ người được giao soạn thảo" in told


def test_the_workbook_has_values_and_every_unit(made: Consolidation, writer: Official) -> None:
    answer = signed_in(writer).get(reverse("reports:consolidation_workbook", args=[made.pk]))
    book = openpyxl.load_workbook(io.BytesIO(answer.getvalue()))
    (sheet,) = book.worksheets
    assert sheet.sheet_state == "visible"
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(max_row=5)]
    assert rows[1] == ["1", "Phường Hoà Hiếu", "Chấp nhận", 1200, 5]
    assert rows[2] == ["2", "Phường Quang Tiến", "Chấp nhận", 34, None]
    assert rows[3:] == [
        [None, "Tổng cộng", None, 1234, 5],
        [None, "Số đơn vị có số liệu", None, 2, 1],
    ]
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    core = zipfile.ZipFile(io.BytesIO(answer.getvalue())).read("docProps/core.xml").decode()
    assert "creator" not in core


def make_units(count: int, ward: Organization, due: Due, by: Official) -> None:
    """Every third without a report."""
    for place in range(count):
        unit = make_unit(f"9{place:04}", f"Mẫu {place:03}", UnitKind.WARD, parent=ward.unit.parent)
        office = make_organization(unit, f"Ủy ban nhân dân phường Mẫu {place:03}")
        if place % 3:
            make_submitted(due, office, by, state=ACCEPTED, figures={"so_buoi": place})


def test_the_annex_prints_every_unit_with_its_head_on_every_page(
    regime: Regime, ward: Organization, writer: Official
) -> None:
    terms = regime.terms.get()
    for place in range(10):
        heading = "Tuyên truyền" if place < 5 else "Mô hình"
        make_asked(terms, f"so_{place}", f"Chỉ tiêu {place}", heading=heading, position=place + 2)
    make_units(129, ward, a_due(regime), writer)
    made = consolidate(a_due(regime), regime.owner, by=writer)
    document = binding.begin_report(made, is_large=True, by=writer)
    annex = sheet_of(document, document.current).annexes[-1:]
    pages = geometry.read(pdf.write(Sheet(kind=None, blocks=(), annexes=annex)))[1:]
    assert len(pages) >= 3
    for page in pages:
        assert (round(page.width), round(page.height)) == (420, 297)
        assert page.line("TT").bold
        assert any("Tuyên truyền" in line.text and line.bold for line in page.lines)
    numbers = [line.text for page in pages for line in page.lines if line.x0 < FIRST_COLUMN]
    assert {*map(str, range(1, 131))} <= {*numbers}
    printed = "\n".join(line.text for page in pages for line in page.lines)
    assert printed.count("Chưa nộp") == 44
    assert "5.547" in printed  # the sum of 1, 2, 4, 5, … 128


def test_pages_ask_as_much_for_many_units_as_for_few(
    due: Due, ward: Organization, other_ward: Organization, writer: Official
) -> None:
    client = signed_in(writer)

    def asked(made: Consolidation) -> list[int]:
        found = []
        for name in ("consolidation", "consolidated_units", "consolidation_workbook"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(reverse(f"reports:{name}", args=[made.pk])).status_code == 200
            found.append(len(queries))
        return found

    make_submitted(due, ward, writer, state=ACCEPTED, figures={"so_buoi": 2})
    few = consolidate(due, due.regime.owner, by=writer)
    asked(few)
    before = asked(few)
    make_units(12, ward, due, writer)
    many = consolidate(due, due.regime.owner, by=writer)
    assert asked(many) == before


def test_more_units_than_a_province_has_are_shown_bit_by_bit_and_counted_all(
    due: Due, ward: Organization, writer: Official, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "UNITS_SHOWN", 5)
    make_units(12, ward, due, writer)
    made = consolidate(due, due.regime.owner, by=writer)
    client, address = signed_in(writer), reverse("reports:consolidated_units", args=[made.pk])
    names, pages = [], [client.get(address)]
    while following := pages[-1].context["page"].following:
        pages.append(client.get(f"{address}?sau={following}"))
    for page in pages:
        names += [str(row.unit) for row, _ in page.context["lines"]]
    whole = Consolidated(made)
    assert names == [str(row.unit) for row in whole.rows]
    assert len(pages) == -(-len(names) // 5)
    sums = [[total.now for total in page.context["found"].totals] for page in pages]
    assert sums == [[total.now for total in whole.totals]] * len(pages)


def test_a_ward_sees_nothing_of_a_consolidation(made: Consolidation, drafter: Official) -> None:
    client = signed_in(drafter)
    for name in ("consolidation", "consolidated_units", "consolidation_workbook"):
        assert client.get(reverse(f"reports:{name}", args=[made.pk])).status_code == 404


def test_an_objective_is_told_from_the_last_accepted_report_of_each_ward(
    province: Organization,
    ward: Organization,
    other_ward: Organization,
    regime: Regime,
    writer: Official,
) -> None:
    directive = make_directive(province, writer)
    given = {"name": "Mô hình", "unit": "mô hình", "year": 2026, "recorded_by": writer}
    objective = Objective.objects.create(directive=directive, kept_by=province, **given)
    for office, target in ((ward, 3), (other_ward, 4)):
        objective.shares.create(organization=office, target=target, given_by=writer)
    make_asked(
        regime.terms.get(), "mo_hinh", "Mô hình mới", source="objective", objective=objective
    )
    make_submitted(a_due(regime, 2025, 1), ward, writer, state=ACCEPTED, figures={"mo_hinh": 9})
    make_submitted(a_due(regime), ward, writer, state=ACCEPTED, figures={"mo_hinh": 3})
    make_submitted(a_due(regime), other_ward, writer, figures={"mo_hinh": 8})
    (found,) = reached_of(directive, writer)
    told = {
        line.share.organization: (line.reported.amount if line.reported else None, line.is_reached)
        for line in found.lines
    }
    assert told == {ward: (3, True), other_ward: (None, False)}
    assert (found.whole.amount, found.whole.places, found.given) == (Decimal(3), 1, 7)
    page = signed_in(writer).get(reverse("reports:objectives_reached", args=[directive.pk]))
    assert "6 tháng đầu năm 2026" in page.content.decode()
