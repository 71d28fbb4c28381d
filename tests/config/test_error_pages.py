from pathlib import Path

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import override_settings
from django.urls import path

ROOT = Path(__file__).resolve().parents[2]


def refuse(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("Chỉ văn thư được <cấp số>.")


def misread(request: HttpRequest) -> HttpResponse:
    raise BadRequest


def fail(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError("never shown")


for view in (refuse, misread, fail):
    view.login_required = False  # type: ignore[attr-defined]
urlpatterns = [path("403", refuse), path("400", misread), path("500", fail)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/400", 400, "Yêu cầu không đọc được"),
        ("/403", 403, "Chỉ văn thư được &lt;cấp số&gt;."),
        ("/404", 404, "Không tìm thấy"),
        ("/500", 500, "Chương trình gặp lỗi"),
    ],
)
@override_settings(ROOT_URLCONF=__name__)
def test_what_goes_wrong_is_said_in_vietnamese(address: str, status: int, words: str) -> None:
    answer = Client(raise_request_exception=False).get(address)
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert "never shown" not in answer.content.decode()


def test_a_refused_form_says_that_nothing_was_saved() -> None:
    assert "Chưa có gì được lưu" in render_to_string("403_csrf.html")


def test_the_error_pages_lean_on_nothing_that_may_have_failed() -> None:
    for name in ("400", "400_too_long", "403", "403_csrf", "404", "413", "500"):
        text = (ROOT / "templates" / f"{name}.html").read_text()
        assert text.startswith('{% extends "_error.html" %}')
        assert "{% url" not in text
