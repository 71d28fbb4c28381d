"""The bounds that no single app can hold (docs/bounds.md)."""

import re
from pathlib import Path

import pytest
from django.apps import apps

OURS = {
    "history",
    "localities",
    "officials",
    "workflow",
    "documents",
    "directives",
    "households",
    "plans",
    "reports",
    "desk",
}
# Of a person: what they believe, think, belong to, whom they are suspected of being. English
# names of the columns and Vietnamese ones on screen.
NEVER = re.compile(
    r"religio|belie[fv]|faith|politic|party|union|associat|suspect|wanted|crimin|watch|"
    r"tôn giáo|tín ngưỡng|đảng|chính trị|hội viên|đối tượng|tiền án|tiền sự|nghi vấn",
    re.IGNORECASE,
)
# Of a whole ward, never of fewer (docs/bounds.md, 5).
TOTALS = {"households.ReligiousTotal", "households.WardStatement.religious_totals"}
# The year alone, of who stands on the public list of QĐ 12/2018/QĐ-TTg (docs/bounds.md, 7).
PUBLISHED = {"households.ReputablePerson.birth_year"}
IDENTITY = re.compile(
    r"identity|passport|cccd|cmnd|birth|home_address|định danh|căn cước|ngày sinh|năm sinh",
    re.IGNORECASE,
)


def columns() -> list[tuple[str, str]]:
    return [
        (
            f"{model._meta.label}.{field.name}",
            f"{model.__name__} {field.name} {getattr(field, 'verbose_name', '')}",
        )
        for app in apps.get_app_configs()
        if app.label in OURS
        for model in app.get_models()
        for field in model._meta.get_fields()
    ]


def test_no_column_is_about_belief_politics_membership_or_suspicion() -> None:
    found = [where for where, names in columns() if NEVER.search(names)]
    assert [where for where in found if not {where, where.rpartition(".")[0]} & TOTALS] == []


def test_no_column_is_for_the_identity_of_a_person() -> None:
    found = {where for where, names in columns() if IDENTITY.search(names)}
    assert found == PUBLISHED


def test_the_check_sees_such_columns() -> None:
    assert NEVER.search("Person religion tôn giáo")
    assert IDENTITY.search("Person cccd số định danh")
    assert len(columns()) > 80


BOUNDS = Path(__file__).resolve().parents[1] / "docs" / "bounds.md"
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", BOUNDS.read_text())


def test_every_bound_names_its_tests_or_says_when_it_comes() -> None:
    bounds = re.split(r"^## ", BOUNDS.read_text(), flags=re.MULTILINE)[1:]
    assert [bound.split(".")[0] for bound in bounds] == [str(n) for n in range(1, 12)]
    for bound in bounds:
        assert "::" in bound or "comes with" in bound, bound.splitlines()[0]


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_the_tests_that_the_bounds_name_are_there(file: str, test: str) -> None:
    source = (BOUNDS.parents[1] / file).read_text()
    assert f"def {test}(" in source
