"""Last year's plan carried into this year: golden cases by hand."""

from dataclasses import replace
from datetime import date

import pytest

from documents.drafts.content import AnnexText, Content
from officials.models import Appointment, Official, Organization
from plans import creating
from plans.carrying import Place, carry, left_behind
from plans.models import Plan
from tests.cast import make_appointment, make_organization, make_unit
from tests.papers import CONTENT, make_plan


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("trong năm 2025", "trong năm 2026"),
        ("xong trước 30/11/2025", "xong trước 30/11/2026"),
        ("ngày 15 tháng 6 năm 2025", "ngày 15 tháng 6 năm 2026"),
        ("quý I/2025", "quý I/2026"),
        ("so với năm 2024", "so với năm 2024"),
        ("giai đoạn 2021-2025", "giai đoạn 2021-2026"),
        ("nghị quyết năm 20250", "nghị quyết năm 20250"),
        ("Kế hoạch số 15/KH-UBND ngày 05/3/2025", "Kế hoạch số 15/KH-UBND ngày 05/3/2025"),
        (
            "Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2025",
            "Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2025",
        ),
        ("Chỉ thị số 06/2025/CT-TTg", "Chỉ thị số 06/2025/CT-TTg"),
        ("Luật số 26/2025/QH15", "Luật số 26/2025/QH15"),
        ("Nghị quyết số 05-NQ/TW ngày 12/3/2025", "Nghị quyết số 05-NQ/TW ngày 12/3/2025"),
        ("Công văn số 123/UBND-NC, ngày 01/2/2025", "Công văn số 123/UBND-NC, ngày 01/2/2025"),
        (
            "theo Kế hoạch số 15/KH-UBND ngày 05/3/2025 của UBND tỉnh về giao thông năm 2025; "
            "hoàn thành trong năm 2025",
            "theo Kế hoạch số 15/KH-UBND ngày 05/3/2025 của UBND tỉnh về giao thông năm 2025; "
            "hoàn thành trong năm 2026",
        ),
        ("theo [[15/2025/QĐ-UBND]] năm 2025", "theo [[15/2025/QĐ-UBND]] năm 2026"),
        ("| Rà soát | 31/3/2025 |", "| Rà soát | 31/3/2026 |"),
    ],
)
def test_the_plan_s_own_year_is_moved_outside_citations_only(before: str, after: str) -> None:
    assert carry(Content(subject="x", text=before), year=2025, into=2026).text == after


def test_subject_and_annexes_are_moved_and_the_day_is_blank_again() -> None:
    content = Content(
        subject="Bảo đảm an ninh năm 2025",
        dated_on=date(2025, 4, 1),
        legal_basis=("Căn cứ Quyết định năm 2025",),
        annexes=(AnnexText("Lịch năm 2025", "| 31/3/2025 |"),),
    )
    assert carry(content, year=2025, into=2026) == Content(
        subject="Bảo đảm an ninh năm 2026",
        legal_basis=("Căn cứ Quyết định năm 2025",),
        annexes=(AnnexText("Lịch năm 2026", "| 31/3/2026 |"),),
    )


LAST_YEAR = replace(
    CONTENT,
    subject="Bảo đảm an ninh năm 2025",
    text="""\
Phường thành lập ngày 01/7/2020; năm 2025 có 9 khối.

I. KẾT QUẢ

1. Năm 2024 giảm 3 vụ so với năm 2023.

2. Theo Chỉ thị số 06/2008/CT-TTg ngày 01/02/2008 của Thủ tướng.

a) Theo Kế hoạch số 15/KH-UBND ngày 05/3/2025.

b) Hoàn thành trong tháng 11/2025.
""",
    legal_basis=("Căn cứ Công văn số 7/UBND-NC ngày 02/01/2025",),
)


@pytest.mark.django_db
def test_what_still_speaks_of_the_past_is_listed_with_the_way_to_it(
    ward: Organization, drafter: Official
) -> None:
    previous = make_plan(ward, drafter, LAST_YEAR, year=2025)
    plan = creating.from_plan(ward, previous, year=2026, by=drafter)
    revision = plan.original.current
    found = left_behind(revision, year=2026, since=2025)
    assert [(place.where, place.text) for place in found] == [
        ("Căn cứ", "Căn cứ Công văn số 7/UBND-NC ngày 02/01/2025"),
        ("Đoạn văn", "Phường thành lập ngày 01/7/2020; năm 2026 có 9 khối."),
        ("Khoản 1", "Năm 2024 giảm 3 vụ so với năm 2023."),
        ("Điểm a", "Theo Kế hoạch số 15/KH-UBND ngày 05/3/2025."),
    ]
    assert [place.key for place in found[1:]] == [
        revision.keys[0],
        revision.keys[2],
        revision.keys[4],
    ]


@pytest.mark.django_db
def test_long_places_are_shown_around_the_words_in_question(
    ward: Organization, drafter: Official
) -> None:
    text = " ".join(["Một việc khá dài."] * 20 + ["Từ năm 2019 đã có."] + ["Và nữa."] * 20)
    plan = make_plan(ward, drafter, Content(subject="Thử", text=text))
    (place,) = left_behind(plan.original.current, year=2026, since=2025)
    assert isinstance(place, Place)
    assert place.text.startswith("… ")
    assert "Từ năm 2019 đã có." in place.text
    assert place.text.endswith(" …")
    assert len(place.text) < 160


@pytest.fixture
def heir(ward: Organization) -> Organization:
    """The ward that took over the papers of `ward`."""
    unit = make_unit("16940", "Thái Hòa", ward.unit.kind, valid_from=date(2025, 7, 1))
    heir = make_organization(unit, "Ủy ban nhân dân phường Thái Hòa")
    ward.successor = heir
    ward.save(update_fields=["successor"])
    return heir


@pytest.fixture
def former_plan(ward: Organization, drafter: Official, chair: Official) -> Plan:
    content = replace(
        CONTENT,
        subject="Bảo đảm an ninh trên địa bàn phường năm 2024",
        text="Phường HÒA HIẾU có 9 khối.\n\n1. Xong trong năm 2024.",
        signer=Appointment.objects.get(official=chair),
    )
    return make_plan(ward, drafter, content, year=2024)


@pytest.mark.django_db
def test_a_plan_of_the_former_ward_is_taken_over_by_its_successor(
    heir: Organization, former_plan: Plan, drafter: Official
) -> None:
    del drafter.__dict__["current_appointments"]
    make_appointment(drafter, heir, "DRAFTER")  # type: ignore[arg-type]
    plan = creating.from_plan(heir, former_plan, year=2026, by=drafter)
    content = plan.original.current.content
    assert plan.organization == heir
    assert content.subject == "Bảo đảm an ninh trên địa bàn phường năm 2026"
    assert content.text == "Phường HÒA HIẾU có 9 khối.\n\n1. Xong trong năm 2026.\n"
    assert content.signer is None
    found = left_behind(plan.original.current, year=2026, since=2024, former="Hoà Hiếu")
    assert [(place.where, place.text) for place in found] == [
        ("Đoạn văn", "Phường HÒA HIẾU có 9 khối.")
    ]


@pytest.mark.django_db
def test_a_signer_who_still_holds_the_post_signs_next_year_too(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    post = Appointment.objects.get(official=chair)
    previous = make_plan(ward, drafter, replace(CONTENT, signer=post), year=2025)
    assert creating.from_plan(ward, previous, year=2026, by=drafter).original.current.signer == post
    post.valid_to = date(2025, 12, 31)
    post.save(update_fields=["valid_to"])
    assert creating.from_plan(ward, previous, year=2026, by=drafter).original.current.signer is None
