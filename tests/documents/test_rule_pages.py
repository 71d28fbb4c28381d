"""The page of the office's rules: set by the administrator, delegations by chair or clerk."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from documents.drafts.forms import signers_of
from documents.models import Delegation, OfficeRules
from officials.models import Official, Organization
from tests.cast import signed_in
from tests.delegations import make_delegate
from tests.papers import make_document
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
PAGE = reverse("documents:rules")


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_administrator_separates_the_tasks(
    ward: Organization, administrator: Official, drafter: Official
) -> None:
    client = signed_in(administrator)
    answer = client.post(reverse("documents:set_rules"), {"strict_separation": "on"})
    assert answer.status_code == 302
    rules = OfficeRules.objects.get(organization=ward)
    assert (rules.strict_separation, rules.findings_block) == (True, False)
    assert "Ba người khác nhau" in text(signed_in(drafter), PAGE)
    client.post(reverse("documents:set_rules"), {})
    assert "Một người được kiểm tra cả hai" in text(client, PAGE)


def test_a_refused_button_says_why(drafter: Official) -> None:
    page = text(signed_in(drafter), PAGE)
    assert "người quản trị tài khoản của cơ quan" in page
    assert "Chỉ người đứng đầu hoặc văn thư ghi việc ủy quyền" in page


def test_the_clerk_records_a_delegation_and_ends_it(
    ward: Organization, chair: Official, clerk: Official, drafter: Official
) -> None:
    post, client = make_delegate(ward), signed_in(clerk)
    document = make_document(ward, drafter)
    assert post not in signers_of(document)
    typed = {
        "delegate": post.pk,
        "content": "Ký giấy mời",
        "paper": "Giấy ủy quyền số 02/UQ-UBND",
        "valid_from": f"{today():%d/%m/%Y}",
        "valid_to": f"{today() + timedelta(days=9):%d/%m/%Y}",
    }
    assert client.post(reverse("documents:delegate"), typed).status_code == 302
    given = Delegation.objects.get()
    assert (given.delegator.official, given.recorded_by) == (chair, clerk)
    assert post in signers_of(document)
    assert "Tạ Thị Phòng, Trưởng phòng" in text(client, PAGE)
    end = reverse("documents:end_delegation", args=[given.pk])
    longer = client.post(end, {"on": f"{today() + timedelta(days=30):%d/%m/%Y}"})
    assert "Muốn kéo dài, cần văn bản ủy quyền mới." in longer.content.decode()
    assert client.post(end, {"on": f"{today():%d/%m/%Y}"}).status_code == 302
    given.refresh_from_db()
    assert given.valid_to == today()


def test_what_is_wrong_with_a_delegation_stands_on_the_form_with_what_was_typed(
    ward: Organization, chair: Official
) -> None:
    post = make_delegate(ward)
    typed = {
        "delegate": post.pk,
        "content": "Ký giấy mời",
        "paper": "",
        "valid_from": f"{today():%d/%m/%Y}",
        "valid_to": f"{today() - timedelta(days=9):%d/%m/%Y}",
    }
    page = signed_in(chair).post(reverse("documents:delegate"), typed).content.decode()
    assert "Ký giấy mời" in page
    assert "Ngày kết thúc không được trước ngày bắt đầu." in page
    assert not Delegation.objects.exists()
