"""What a person is never asked stands in no form, template, printed column or fixture.

The columns of the database: tests/test_bounds.py. What is exempt there is named here too, with why.
"""

import ast
import csv
import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django import forms

from tests.test_bounds import IDENTITY, NEVER, OURS

ROOT = Path(__file__).resolve().parents[1]
ASKED = re.compile(
    r'<(?:input|select|textarea)\b[^>]*\bname="([^"]+)"|<(label|legend)[^>]*>(.*?)</\2>', re.DOTALL
)
# How many persons it takes until a group is named; it asks about nobody.
OF_THE_WARD = {"SmallestForm.smallest"}
# The public list of QĐ 12/2018/QĐ-TTg: the year of birth; "Đảng viên" prints as an empty column.
PUBLISHED = {"IdentityForm.birth_year", "ProposalForm.birth_year", "ListedForm.birth_year"}
LISTED = {("households/reputable/prints.py", title) for title in ("Năm sinh", "Đảng viên")}
# Totals of a whole ward (docs/bounds.md, 5).
TOTALS = {("fixtures/demonstration/so-lieu.json", "religions")}


def is_forbidden(text: str) -> bool:
    return bool(NEVER.search(text) or IDENTITY.search(text))


def form_classes(base: type) -> Iterator[type[Any]]:
    for found in base.__subclasses__():
        yield found
        yield from form_classes(found)


def load_all_modules() -> None:
    for app in sorted(OURS):
        folder = importlib.import_module(app).__path__
        for module in pkgutil.walk_packages(folder, f"{app}."):
            if not {"migrations", "management"} & set(module.name.split(".")):
                importlib.import_module(module.name)


def test_no_form_asks_for_it() -> None:
    load_all_modules()
    fields = {
        f"{form.__name__}.{name}": f"{name} {field.label or ''} {field.help_text or ''}"
        for form in form_classes(forms.BaseForm)
        if form.__module__.split(".")[0] in OURS
        for name, field in form.base_fields.items()
    }
    assert len(fields) > 250
    found = {name for name, told in fields.items() if is_forbidden(told)}
    assert found == OF_THE_WARD | PUBLISHED


def test_no_template_asks_for_it() -> None:
    pages = sorted((ROOT / "templates").rglob("*.html"))
    asked = [
        (page.name, " ".join(filter(None, match.groups())))
        for page in pages
        for match in ASKED.finditer(page.read_text())
    ]
    assert len(asked) > 30
    assert [place for place in asked if is_forbidden(place[1])] == []


def printed_columns(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Column"):
            for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def test_no_print_and_no_workbook_has_a_column_for_it() -> None:
    told = {
        (str(path.relative_to(ROOT)), title)
        for app in [*OURS, "paper"]
        for path in (ROOT / app).rglob("*.py")
        for title in printed_columns(path)
    }
    assert len(told) > 60
    assert {place for place in told if is_forbidden(place[1])} == LISTED


def keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def headings(path: Path) -> set[str]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8") as lines:
            return set(next(csv.reader(lines)))
    return set(keys(json.loads(path.read_text())))


def test_no_fixture_holds_it() -> None:
    files = [path for path in (ROOT / "fixtures").rglob("*") if path.suffix in {".json", ".csv"}]
    told = {(str(path.relative_to(ROOT)), name) for path in files for name in headings(path)}
    assert {place for place in told if is_forbidden(place[1])} == TOTALS


@pytest.mark.parametrize("told", ["religion Tôn giáo", "cccd", "Ngày sinh", "party Đảng viên"])
def test_the_check_sees_it(told: str) -> None:
    assert is_forbidden(told)
