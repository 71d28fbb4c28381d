"""Directives, duties and plans for the tests of the search."""

from datetime import date
from typing import Any

from directives.models import Directive, Duty

DAY = date(2018, 3, 6)


def make_directive(
    number: str = "12/2018/QĐ-TTg", *, kind: str = "QĐ", **columns: Any
) -> Directive:
    given = {
        "issuer": "Thủ tướng Chính phủ",
        "issued_on": DAY,
        "title": "Về tiêu chí lựa chọn, công nhận người có uy tín",
        "source": "tự đặt để thử",
        "certainty": "certain",
    }
    return Directive.objects.create(kind=kind, number=number, **{**given, **columns})


def make_duty(directive: Directive, place: str = "khoản 1", **columns: Any) -> Duty:
    given = {
        "what": "Rà soát các tổ hòa giải ở cơ sở",
        "addressee": "Ủy ban nhân dân các xã, phường",
        "addressed_on": directive.issued_on,
    }
    return Duty.objects.create(directive=directive, place=place, **{**given, **columns})


def make_letter(number: str, **columns: Any) -> Directive:
    issuer = "Ủy ban nhân dân tỉnh Nghệ An"
    return make_directive(number, **{"kind": "CV", "issuer": issuer, **columns})
