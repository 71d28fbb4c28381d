"""HTML and template marks in every field come out as they were typed, on screen and on paper."""

import io
import subprocess
from pathlib import Path

import docx
import pytest
from django.test import Client

from documents.drafts.content import AnnexText, Content
from documents.rendering import FORMATS
from documents.sheets import sheet_of
from officials.models import Official, Organization
from plans.models import Plan
from tests.cast import signed_in
from tests.papers import key_of, make_plan

pytestmark = pytest.mark.django_db

HOSTILE = '<script>x("&amp;")</script> {% now "Y" %} {{x}} <img src=q>'
CONTENT = Content(
    subject=f"Trích yếu {HOSTILE}",
    text=f"I. MỤC {HOSTILE}\n\n1. Khoản {HOSTILE}\n\n| Bảng {HOSTILE} | b |\n| c | d |\n",
    addressed_to=(f"Gửi {HOSTILE}",),
    legal_basis=(f"Căn cứ {HOSTILE}",),
    recipients=(f"Nhận {HOSTILE}",),
    unit="VX<b>",
    annexes=(AnnexText(f"Phụ lục {HOSTILE}", f"1. Trong {HOSTILE}\n"),),
    unplaced=(f"Thừa {HOSTILE}",),
)


@pytest.fixture
def plan(ward: Organization, drafter: Official) -> Plan:
    return make_plan(ward, drafter, CONTENT)


@pytest.fixture
def client(drafter: Official) -> Client:
    return signed_in(drafter)


def test_pages_show_it_and_run_none_of_it(client: Client, plan: Plan) -> None:
    document = plan.original
    key = key_of(document.current, "Khoản")
    for address in (
        "/",
        "/ke-hoach/",
        "/ke-hoach/?q=<script>x",
        f"/ke-hoach/{plan.pk}/",
        "/ke-hoach/moi/",
        f"/ke-hoach/moi/tu-nam-truoc/{plan.pk}/",
        f"/van-ban/{document.pk}/sua/{key}/",
        f"/van-ban/{document.pk}/sua/toan-van/",
        f"/van-ban/{document.pk}/the-thuc/",
        f"/van-ban/{document.pk}/phu-luc/1/",
        f"/van-ban/{document.pk}/lan-luu/",
        f"/van-ban/{document.pk}/lan-luu/1/",
    ):
        page = client.get(address).content.decode()
        assert "<script>x" not in page, address
        assert "<img src=q" not in page, address
        assert "&lt;script&gt;x" in page, address


def test_the_plan_s_page_shows_every_field_of_it(client: Client, plan: Plan) -> None:
    page = client.get(f"/ke-hoach/{plan.pk}/").content.decode()
    for field in (
        "Trích yếu",
        "MỤC",
        "Khoản",
        "Bảng",
        "Căn cứ",
        "Nhận",
        "Phụ lục",
        "Trong",
        "Thừa",
    ):
        assert f"{field} &lt;script&gt;x(" in page, field
        assert "{% now &quot;Y&quot; %}" in page


@pytest.mark.poppler
def test_it_is_printed_as_typed(plan: Plan, tmp_path: Path) -> None:
    document = plan.original
    sheet = sheet_of(document, document.current)
    file = tmp_path / "x.pdf"
    file.write_bytes(FORMATS["pdf"](sheet))
    printed = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True)
    word = docx.Document(io.BytesIO(FORMATS["docx"](sheet)))
    for text in (printed.stdout, "\n".join(paragraph.text for paragraph in word.paragraphs)):
        said = " ".join(text.split())
        assert 'Khoản <script>x("&amp;")</script> {% now "Y" %} «{{x}}» <img src=q>' in said
