"""Phiếu trình, checklist and envelopes of one paper, in whichever state it is."""

from dataclasses import replace

import pytest

from documents import office_forms
from documents.drafts import drafting
from documents.models import Remark, RemarkAnswer
from documents.numbers.numbering import give_number
from officials.models import Appointment, Official, Organization
from paper.kinds import Kind
from paper.slips import Check, Envelope, EnvelopeSize
from tests.books import NOW, TODAY, make_approved
from tests.cast import signed_in
from tests.paper import geometry
from tests.papers import ANNEXED, CONTENT, make_document

pytestmark = pytest.mark.django_db


def lines_of(slip: office_forms.Slip) -> dict[str, tuple[str, ...]]:
    return {section.label: section.lines for section in slip.sections}


def test_a_slip_tells_what_is_to_be_signed_and_by_whom(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    signer = Appointment.objects.get(official=chair)
    document = make_document(ward, drafter, replace(ANNEXED, signer=signer))
    slip = office_forms.submission_slip(document)
    assert slip.title == "Phiếu trình"
    assert slip.subject == "Kế hoạch: Bảo đảm an ninh, trật tự năm 2026"
    assert slip.dateline.startswith("Hoà Hiếu, ngày ")
    assert lines_of(slip) == {
        "Kính trình": ("Lê Văn Thử (Chủ tịch)",),
        "Văn bản trình": (
            "Kế hoạch: Bảo đảm an ninh, trật tự năm 2026",
            "Ký hiệu: KH-UBND",
            "Nơi nhận: UBND tỉnh (để báo cáo); Lưu: VT, VHXH",
        ),
        "Người soạn thảo": ("Nguyễn Văn Mẫu; chưa trình",),
        "Tài liệu kèm theo": ("Phụ lục I: Bảng phân công", "Phụ lục II: Danh mục mô hình"),
        "Kiểm tra nội dung": (),
        "Kiểm tra thể thức": (),
        "Ý kiến của người ký": ("Duyệt  /  Trả lại:",),
    }
    assert slip.signers == (("Người soạn thảo", "Nguyễn Văn Mẫu"),)


def test_a_slip_repeats_what_was_asked_and_answered(
    ward: Organization, drafter: Official, reviewer: Official
) -> None:
    document = make_approved(ward, drafter)
    remark = Remark.objects.create(
        document=document,
        submission=document.submission,
        kind=Remark.Kind.MISSING,
        text="Thiếu thời hạn báo cáo.",
        made_by=reviewer,
        acting_as=Appointment.objects.get(official=reviewer),
    )
    assert lines_of(office_forms.submission_slip(document))["Ý kiến đã nêu"] == (
        "- Trần Thị Ví Dụ (thiếu): Thiếu thời hạn báo cáo. Chưa trả lời.",
    )
    RemarkAnswer.objects.create(remark=remark, text="Đã ghi ngày 20 hằng tháng.", by=drafter)
    slip = office_forms.submission_slip(document)
    assert lines_of(slip)["Ý kiến đã nêu"] == (
        "- Trần Thị Ví Dụ (thiếu): Thiếu thời hạn báo cáo. Trả lời: Đã ghi ngày 20 hằng tháng.",
    )
    assert lines_of(slip)["Người soạn thảo"][0].startswith("Nguyễn Văn Mẫu; trình lần 1")


def test_the_checklist_names_number_annexes_seal_and_each_copy(
    ward: Organization, drafter: Official, clerk: Official
) -> None:
    document = make_approved(ward, drafter)
    assert Check("Số và ngày đã ghi trên mọi bản", "Chưa cấp số") in (
        office_forms.release_checklist(document).checks
    )
    give_number(document, on=TODAY, by=clerk, now=NOW)
    checks = office_forms.release_checklist(document).checks
    assert Check("Số và ngày đã ghi trên mọi bản", "01/KH-UBND, ngày 10/3/2026") in checks
    assert Check("Dấu giáp lai khi văn bản có nhiều tờ", "Mỗi dấu tối đa 05 tờ") in checks
    assert Check("Gửi: UBND tỉnh", "01 bản") in checks
    assert checks[-1].detail == "Lưu: VT, VHXH"
    assert not any("Phụ lục" in check.task for check in checks)
    annexed = office_forms.release_checklist(make_document(ward, drafter, ANNEXED)).checks
    assert Check("Phụ lục đủ, dấu đóng lên trang đầu", "Phụ lục I; Phụ lục II") in annexed


def test_each_recipient_has_an_envelope_and_the_file_has_none(
    ward: Organization, drafter: Official
) -> None:
    content = replace(
        CONTENT,
        addressed_to=("Sở Nội vụ tỉnh", "Công an tỉnh"),
        recipients=("Như trên", "Công an tỉnh (p/h)", "Các khối (để thực hiện)", "Lưu: VT"),
        urgency="EXPRESS",
    )
    document = make_document(ward, drafter, content, kind=Kind.OFFICIAL_LETTER)
    found = office_forms.envelopes(document)
    assert [envelope.addressed_to for envelope in found] == [
        "Sở Nội vụ tỉnh",
        "Công an tỉnh",
        "Các khối",
    ]
    assert {envelope.number for envelope in found} == {""}
    assert found[0].urgency
    assert found[0].urgency.value == "HOẢ TỐC"


def test_an_envelope_bears_number_and_symbol_once_they_are_given(
    ward: Organization, drafter: Official, clerk: Official
) -> None:
    document = make_approved(ward, drafter)
    give_number(document, on=TODAY, by=clerk, now=NOW)
    assert office_forms.envelopes(document) == (
        Envelope("UBND tỉnh", number="01/KH-UBND", issuer=("ỦY BAN NHÂN DÂN", "PHƯỜNG HOÀ HIẾU")),
    )


# In the browser ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["phieu-trinh", "kiem-tra-phat-hanh"])
def test_the_slips_are_one_sheet_each(ward: Organization, drafter: Official, name: str) -> None:
    document = make_document(ward, drafter, ANNEXED)
    answer = signed_in(drafter).get(f"/van-ban/{document.pk}/{name}.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith(f'inline; filename="{name}-ke-hoach-bao')
    assert len(geometry.read(answer.content)) == 1


@pytest.mark.parametrize(
    ("asked", "width", "height"),
    [("", 220, 158), ("?co=whole", 307, 220), ("?co=quarter", 158, 115), ("?co=x", 220, 158)],
)
def test_envelopes_come_in_the_size_asked_for(
    ward: Organization, drafter: Official, asked: str, width: float, height: float
) -> None:
    document = make_document(ward, drafter)
    answer = signed_in(drafter).get(f"/van-ban/{document.pk}/bi-van-ban.pdf{asked}")
    (page,) = geometry.read(answer.content)
    assert (page.width, page.height) == pytest.approx((width, height), abs=0.1)


def test_a_paper_for_nobody_has_no_envelope_and_is_told_so(
    ward: Organization, drafter: Official
) -> None:
    document = make_document(ward, drafter, replace(CONTENT, recipients=("Lưu: VT",)))
    answer = signed_in(drafter).get(f"/van-ban/{document.pk}/bi-van-ban.pdf", follow=True)
    assert "Chưa có nơi nhận nào để in bì" in answer.content.decode()


def test_an_edited_draft_prints_what_was_saved_last(ward: Organization, drafter: Official) -> None:
    document = make_document(ward, drafter)
    content = replace(CONTENT, subject="Trực lễ")
    drafting.save(document, content, base=document.current.number, by=drafter)
    document.refresh_from_db()
    assert office_forms.submission_slip(document).subject == "Kế hoạch: Trực lễ"


def test_the_page_of_a_paper_leads_to_every_form(ward: Organization, drafter: Official) -> None:
    document = make_document(ward, drafter)
    page = signed_in(drafter).get(f"/van-ban/{document.pk}/", follow=True).content.decode()
    for name in ("phieu-trinh", "kiem-tra-phat-hanh"):
        assert f'href="/van-ban/{document.pk}/{name}.pdf"' in page
    for size in EnvelopeSize:
        link = f'href="/van-ban/{document.pk}/bi-van-ban.pdf?co={size.name.lower()}">{size.words}'
        assert link in page
