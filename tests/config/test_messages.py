"""Nothing that Django and the packages say to an official stays English."""

import importlib
from pathlib import Path

import django
import pytest
from django import forms
from django.utils import translation
from django.utils.translation import trans_real

from tests.config.catalogues import compiled, marked_in, messages, placeholders

ROOT = Path(__file__).resolve().parents[2]
OURS = ROOT / "config" / "locale" / "vi" / "LC_MESSAGES"
DJANGO = Path(django.__file__).parent
DJANGO_APPS = ("auth", "admin", "contenttypes", "humanize", "sessions")
PACKAGES = ("axes", "django_tasks", "django_tasks_db", "crispy_forms", "crispy_bootstrap5")
# Pages of Django that this product replaces (templates/403_csrf.html) or has none of (DEBUG).
NEVER_SHOWN = (
    "CSRF",
    "You are seeing this message because this ",
    "If you have configured your browser to disable ",
    "If you are using the <meta ",
    "More information is available with DEBUG=True.",
    "The install worked successfully!",
    "View <a href=",
    "You are seeing this page because ",
    "Django ",
    "Topics, references, ",
    "Tutorial: ",
    "Get started with Django",
    "Connect, get help, or contribute",
)


def names_of_languages() -> set[str]:
    with translation.override(None):
        return {name for _, name in django.conf.global_settings.LANGUAGES}


@pytest.mark.parametrize("part", ["conf", *(f"contrib/{app}" for app in DJANGO_APPS)])
def test_every_message_of_django_has_its_vietnamese(part: str) -> None:
    known = trans_real.translation("vi")._catalog
    english = messages(DJANGO / part / "locale/en/LC_MESSAGES/django.po")
    left = {message.text for message in english if message.key not in known}
    assert {text for text in left if not text.startswith(NEVER_SHOWN)} <= names_of_languages()


@pytest.mark.parametrize("package", PACKAGES)
def test_every_message_of_the_packages_has_its_vietnamese(package: str) -> None:
    known = trans_real.translation("vi")._catalog
    folder = Path(importlib.import_module(package).__file__ or "").parent
    assert {text for text in marked_in(folder) if text not in known} == set()


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    written = {message.key: message.translation for message in messages(OURS / "django.po")}
    assert compiled(OURS / "django.mo") == written


def test_a_message_keeps_its_placeholders_and_stands_once() -> None:
    ours = messages(OURS / "django.po")
    assert len({message.key for message in ours}) == len(ours)
    for message in ours:
        expected = placeholders(message.plural or message.text)
        assert placeholders(message.translation) == expected, message.text


class EveryField(forms.Form):
    """Filled with what each field refuses."""

    text = forms.CharField(max_length=3)
    null = forms.CharField()
    missing = forms.CharField()
    number = forms.IntegerField()
    most = forms.IntegerField(max_value=3)
    day = forms.DateField()
    hour = forms.TimeField()
    choice = forms.ChoiceField(choices=[("a", "a")])
    address = forms.EmailField()
    file = forms.FileField()


REFUSED = {
    "text": "quá dài",
    "null": "a\x00b",
    "missing": "",
    "number": "một",
    "most": "9",
    "day": "32/13/2026",
    "hour": "25:00",
    "choice": "b",
    "address": "a@",
}
SAID = {
    "text": "Chỉ được có nhiều nhất 3 ký tự (đang có 7).",
    "null": "Nội dung có ký tự rỗng (mã 00), không nhìn thấy được. Hãy xóa đoạn vừa dán và gõ lại, "
    "hoặc dán lại dưới dạng chữ thuần.",
    "missing": "Ô này bắt buộc phải điền.",
    "number": "Hãy nhập một số nguyên.",
    "most": "Giá trị không được lớn hơn 3.",
    "day": "Nhập một ngày hợp lệ.",
    "hour": "Hãy nhập giờ hợp lệ, ví dụ 07:30.",
    "choice": "Hãy chọn một mục trong danh sách; không có mục b.",
    "address": "Hãy nhập một địa chỉ thư điện tử hợp lệ.",
    "file": "Ô này bắt buộc phải điền.",
}


def test_a_form_says_in_vietnamese_what_it_refuses() -> None:
    errors = EveryField(REFUSED).errors
    assert {name: said[0] for name, said in errors.items()} == SAID
