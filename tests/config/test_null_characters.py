"""The character 00, which PostgreSQL cannot store, in everything that can be sent."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import get_resolver

from tests.access_table import Line, lines
from tests.test_access import address_of, clients, rows

__all__ = ["clients", "rows"]  # fixtures

OURS = ("documents", "localities", "officials", "plans", "desk")
SAID = "Nội dung có ký tự rỗng (mã 00)"
QUERY = urlencode(dict.fromkeys(["q", "sau", "ngay", "co-quan", "doan", "next", "cho"], "1\0"))
PAGES = [line for line in lines() if line.method == "GET" and 200 in line.expected]


def form_classes(above: type = forms.BaseForm) -> Iterator[type[forms.BaseForm]]:
    for form in above.__subclasses__():
        yield form
        yield from form_classes(form)


def text_fields() -> list[tuple[str, forms.Field]]:
    _ = get_resolver().url_patterns  # loads every form
    return sorted(
        (
            (f"{form.__name__}.{name}", field)
            for form in form_classes()
            if form.__module__.split(".")[0] in OURS
            for name, field in getattr(form, "base_fields", {}).items()
            if isinstance(field, forms.CharField)
        ),
        key=lambda named: named[0],
    )


def what_becomes_of(text: str, field: forms.Field) -> str:
    """What the field says of it, or what it keeps."""
    try:
        return str(field.clean(text))
    except ValidationError as refusal:
        return " ".join(refusal.messages)


def test_every_field_for_text_refuses_it_in_vietnamese_or_leaves_it_out() -> None:
    fields = text_fields()
    assert len(fields) > 10
    for name, field in fields:
        result = what_becomes_of("Một: a\0b", field)
        assert SAID in result or "\0" not in result, name


@pytest.mark.only("postgres")  # SQLite would store it
@pytest.mark.django_db
def test_no_page_breaks_when_it_is_asked_for_with_it(
    clients: dict[str, Client], rows: dict[str, dict[str, object]]
) -> None:
    for role in ("drafter", "administrator", "anonymous"):
        for line in PAGES:
            answer = clients[role].get(f"{address_of(line, rows)}?{QUERY}")
            # A file that is not read to its end would close the database with it.
            answer.getvalue()
            assert answer.status_code < 500, (role, line)


@pytest.mark.django_db
def test_whoever_signs_in_with_it_is_told_and_keeps_the_name_typed() -> None:
    answer = Client().post("/dang-nhap/", {"username": "soan\0thao", "password": "x"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert SAID in page
    assert "thao" in page


def test_the_table_of_addresses_is_read() -> None:
    assert all(isinstance(line, Line) for line in PAGES)
    assert len(PAGES) > 20
