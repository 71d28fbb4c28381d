"""What a paper that leaves the ward says of its figures, and what is kept of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from documents.models import Document
from documents.sheets import draft_of
from history.models import Entry
from households.disclosure import releasing, rules
from households.models import FigureRelease
from officials.models import Official, Organization
from tests.households.counts import END_OF_2024, KINH, MUONG, TAY, THAI, THO
from tests.households.leaving import INSIDE, Office
from vietnamese.dates import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(
    ward: Organization, drafter: Official, reviewer: Official, chair: Official, clerk: Official
) -> Office:
    return Office(ward, drafter, reviewer, chair, clerk)


def printed(document: Document) -> str:
    sheet = draft_of(document, document.current).sheet
    return "\n".join(block.text for block in sheet.blocks)


def test_a_minority_under_five_is_printed_so(office: Office) -> None:
    office.count({THAI: (1, 4)})
    assert "Có dưới 5 hộ, dưới 5 khẩu, các dân tộc dân tộc khác." in printed(office.draft())


def test_within_the_ward_it_stands_as_it_is(office: Office) -> None:
    office.count({THAI: (1, 4)})
    assert "Có 1 hộ, 4 khẩu" in printed(office.draft(recipients=INSIDE))


def test_a_draft_that_names_nobody_yet_counts_as_leaving(office: Office) -> None:
    office.count({THAI: (1, 4)})
    assert "dưới 5 hộ" in printed(office.draft(recipients=()))


def test_small_groups_are_not_named_and_their_numbers_not_given(office: Office) -> None:
    lines = {TAY: (20, 90, 44), THAI: (9, 40, 20), MUONG: (3, 12, 6), THO: (1, 3, 1)}
    office.count({KINH: (3000, 12_000, 6000), **lines})
    text = "{{cac_dan_toc}}; {{nhan_khau_tay}}; {{nhan_khau_muong}}; {{nhan_khau_tho}}; {{nu_tay}}"
    assert "Tày, Thái, Mường và dân tộc khác; 90; không nêu; không nêu; không nêu" in printed(
        office.draft(text)
    )


def test_the_table_folds_them(office: Office) -> None:
    office.count({TAY: (20, 90), THAI: (9, 40), MUONG: (3, 12), THO: (1, 3)})
    table = printed(office.draft("{{bang_dan_toc}}"))
    assert "| Mường và dân tộc khác | 4 | 15 |" in table
    assert "Trong đó nữ" not in table


def test_no_table_by_group_leaves_the_ward(office: Office) -> None:
    office.count({TAY: (20, 90)})
    leaving = office.draft("{{bang_dia_ban}}")
    assert draft_of(leaving, leaving.current).unknown == ("{{bang_dia_ban}}",)
    staying = office.draft("{{bang_dia_ban}}", recipients=INSIDE)
    assert draft_of(staying, staying.current).unknown == ()


def test_what_left_is_kept_with_whom_it_went_to(office: Office) -> None:
    office.count({TAY: (20, 90), MUONG: (3, 12), THO: (1, 3)})
    release = office.issue(office.draft())
    assert release is not None
    assert release.lines == ["UBND tỉnh (để báo cáo)"]
    told = dict(release.figures.values_list("name", "value"))
    assert told == {
        "ho_dtts": "24",
        "nhan_khau_dtts": "105",
        "cac_dan_toc": "Tày, Mường và dân tộc khác",
    }
    folded = release.groups.filter(is_folded=True).values_list("ethnic_group", flat=True)
    assert set(folded) == {MUONG, THO}


def test_a_paper_for_the_ward_alone_gives_nothing_away(office: Office) -> None:
    office.count({TAY: (20, 90)})
    assert office.issue(office.draft(recipients=INSIDE)) is None


def test_a_paper_without_figures_gives_nothing_away(office: Office) -> None:
    office.count({TAY: (20, 90)})
    assert office.issue(office.draft("Không có số liệu.")) is None


def test_totals_of_the_ward_are_kept_too_and_fold_nothing(office: Office) -> None:
    office.count({TAY: (20, 90)})
    release = office.issue(office.draft("{{ho}} hộ."))
    assert release is not None
    assert not release.tells_groups
    assert release.figures.get().value == "3.020"


def test_the_history_tells_of_it_without_a_value(office: Office) -> None:
    office.count({TAY: (20, 90)})
    release = office.issue(office.draft())
    assert release is not None
    entry = Entry.objects.of(office.ward.pk).get(verb="households.release_figures")
    assert entry.details == {
        "on": release.on.isoformat(),
        "figures": 3,
        "document": release.document_id,
    }


def test_what_was_folded_stays_so_in_the_next_paper(office: Office) -> None:
    text = "{{nhan_khau_muong}} và {{nhan_khau_tho}}"
    office.count({TAY: (20, 90), MUONG: (3, 12), THO: (1, 3)})
    office.issue(office.draft(text))
    office.count({TAY: (20, 91), MUONG: (3, 12), THO: (2, 6)}, closes_on=END_OF_2024)
    assert "không nêu và không nêu" in printed(office.draft(text))
    office.count({TAY: (20, 91), MUONG: (3, 13), THO: (2, 6)}, closes_on=END_OF_2024)
    assert "13 và 6" in printed(office.draft(text))


def test_a_paper_gets_no_number_where_another_has_given_too_much_meanwhile(
    office: Office,
) -> None:
    text = "{{nhan_khau_muong}} và {{nhan_khau_tho}}"
    office.count({TAY: (20, 90), MUONG: (3, 12), THO: (2, 6)})
    waiting = office.approve(office.draft(text))
    office.count({TAY: (20, 91), MUONG: (3, 12), THO: (1, 3)})
    office.issue(office.draft(text))
    with pytest.raises(ValidationError, match="phải gộp thêm"):
        office.number(waiting)


def test_the_chair_sets_the_threshold_from_a_day_on(office: Office) -> None:
    office.count({TAY: (20, 90), MUONG: (3, 12), THAI: (2, 8)})
    assert rules.smallest_on(office.ward) == 5
    rules.decide(office.ward, smallest=10, valid_from=today(), by=office.chair)
    assert rules.smallest_on(office.ward) == 10
    assert rules.smallest_on(office.ward, today() - timedelta(days=1)) == 5
    assert "Tày, Mường và dân tộc khác" in printed(office.draft())
    with pytest.raises(PermissionDenied):
        rules.decide(office.ward, smallest=6, valid_from=today(), by=office.drafter)


@pytest.mark.parametrize("smallest", [0, 4, 51])
def test_a_threshold_out_of_bounds_is_refused(office: Office, smallest: int) -> None:
    with pytest.raises(ValidationError, match="từ 5 đến 50"):
        rules.decide(office.ward, smallest=smallest, valid_from=today(), by=office.chair)


def test_the_table_is_given_to_the_province_only(
    office: Office, province: Organization, police: Organization, other_ward: Organization
) -> None:
    office.count({TAY: (20, 90), MUONG: (3, 12), THO: (1, 3)})
    asked = {"on": today(), "known": timezone.now(), "by": office.drafter}
    release = releasing.give(office.ward, recipient=province, **asked)
    assert isinstance(release, FigureRelease)
    assert release.recipient == province
    assert "| Mường và dân tộc khác | 4 | 15 |" in release.figures.get().value
    for stranger in (police, other_ward):
        assert not releasing.give(office.ward, recipient=stranger, **asked)
    assert FigureRelease.objects.count() == 1


def test_no_table_is_given_while_a_sheet_is_missing(office: Office, province: Organization) -> None:
    verdict = releasing.give(
        office.ward, recipient=province, on=today(), known=timezone.now(), by=office.drafter
    )
    assert not verdict
