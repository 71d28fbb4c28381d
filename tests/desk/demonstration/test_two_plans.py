"""The demonstration: every figure and paper of the plan it retells, and none of its words."""

from datetime import date

import pytest

from desk import demonstration
from documents.models import Revision
from documents.sheets import draft_of, sheet_of
from paper import numbers, outline
from paper.blocks import Rank
from plans.models import Plan, Template

pytestmark = pytest.mark.django_db


def plan_of(year: int) -> Revision:
    return Plan.objects.filter(year=year).earliest("pk").original.current


def printed(year: int) -> str:
    revision = plan_of(year)
    return outline.write(sheet_of(revision.document, revision).blocks)


def test_the_plan_of_2024_has_every_figure() -> None:
    text = printed(2024)
    for figure in (
        "4,59 km²",
        "3.079 hộ",
        "12.922 nhân khẩu",
        "9 khối",
        "87 tổ dân cư",
        "21 hộ, 90 nhân khẩu theo đạo Thiên chúa giáo",
        "42 hộ, 221 nhân khẩu",
        "thuộc các dân tộc Tày, Mường, Thái, Nùng, Thổ; bà con",
        "Ban cán sự 9 khối",
    ):
        assert figure in text, figure


def test_the_figures_of_the_plan_of_2024_come_from_the_counts() -> None:
    assert "3.079" not in plan_of(2024).text
    assert "dân số {{ho}} hộ, {{nhan_khau}} nhân khẩu" in plan_of(2024).text
    assert draft_of(plan_of(2024).document, plan_of(2024)).unknown == ()


def test_the_plan_of_2024_has_its_structure() -> None:
    blocks = outline.parse(plan_of(2024).text)
    count = {rank: sum(block.rank is rank for block in blocks) for rank in Rank}
    assert [block.text for block in blocks if block.rank is Rank.SECTION] == [
        "MỤC ĐÍCH, YÊU CẦU",
        "CÔNG TÁC TRỌNG TÂM",
        "TỔ CHỨC THỰC HIỆN",
    ]
    # 3, 5 and 2 clauses; 2, 4 and 3 dashes under the first three of the second section.
    assert (count[Rank.CLAUSE], count[Rank.DASH], count[Rank.PARAGRAPH]) == (10, 9, 3)
    assert blocks[-1].rank is Rank.PARAGRAPH


def test_the_plan_of_2024_cites_its_papers_correctly() -> None:
    text = plan_of(2024).text
    assert numbers.find(text) == (
        "06/2008/CT-TTg",
        "18/2000/CT-TTg",
        "12/2018/QĐ-TTg",
        "28/2023/QĐ-TTg",
    )
    for cited in (
        "Chỉ thị số 06/2008/CT-TTg ngày 01/02/2008",
        "Chỉ thị số 18/2000/CT-TTg ngày 21/9/2000",
        "Quyết định số 12/2018/QĐ-TTg ngày 06/3/2018",
        "Quyết định số 28/2023/QĐ-TTg ngày 23/11/2023",
    ):
        assert cited in text


def test_the_plan_of_2024_bears_the_head_and_the_day_of_its_time() -> None:
    revision = plan_of(2024)
    head = revision.document.organization.letterhead_on(date(2024, 4, 1))
    assert revision.dated_on == date(2024, 4, 1)
    assert head is not None
    assert (head.superior, head.place) == ("UBND THỊ XÃ THÁI HÒA", "Hoà Hiếu")
    assert revision.signer is not None
    assert revision.signer.official.full_name == "Nguyễn Văn Mẫu"


def test_the_plan_of_2026_is_of_the_two_tier_form() -> None:
    revision = plan_of(2026)
    head = revision.document.organization.letterhead_on(date(2026, 1, 1))
    assert head is not None
    assert (head.superior, head.issuer) == ("", "ỦY BAN NHÂN DÂN\nPHƯỜNG THÁI HÒA")
    assert [annex["title"] for annex in revision.annexes] == ["BẢNG PHÂN CÔNG NHIỆM VỤ"]
    assert numbers.find("\n".join(revision.legal_basis)) == (
        "72/2025/QH15",
        "05/2011/NĐ-CP",
        "12/2018/QĐ-TTg",
    )


def test_every_sample_has_a_title_and_makes_a_plan() -> None:
    assert [template.title for template in Template.objects.all()] == sorted(
        template.title for template in Template.objects.all()
    )
    assert all(template.title for template in Template.objects.all())
    assert Template.objects.count() == 3


def test_the_plan_of_2026_is_bound_to_the_register_and_prints_right() -> None:
    document = Plan.objects.filter(year=2026).earliest("pk").original
    draft = draft_of(document, document.current)
    assert document.current.legal_basis[0] == "Căn cứ [[72/2025/QH15]]"
    assert draft.unknown == ()
    assert draft.sheet.legal_basis[0] == (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
    )
    text = outline.write(draft.sheet.blocks)
    assert "đối với người có uy tín theo Quyết định số 12/2018/QĐ-TTg; việc" in text
    assert "theo Chỉ thị số 06/2008/CT-TTg ngày 01 tháng 02 năm 2008 của Thủ tướng" in text


def test_a_sample_that_has_changed_is_a_new_version_and_none_is_added_twice() -> None:
    sample = Template.objects.get(slug="phong-chay-chua-chay")
    Template.objects.filter(pk=sample.pk).update(text="KẾ HOẠCH\nCũ")
    demonstration.load_templates()
    demonstration.load_templates()
    versions = Template.objects.filter(slug=sample.slug).order_by("version")
    assert [one.version for one in versions] == [1, 2]
    assert versions[1].text == sample.text
