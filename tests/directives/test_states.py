"""The state of a directive as the database tells it, against `directives.validity`."""

import os
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directives.knowing import known
from directives.models import Directive, Relation
from directives.states import changed, in_state
from directives.validity import State, validity
from officials.models import Official, Organization
from tests.desk.things_to_find import make_directive

pytestmark = pytest.mark.django_db

DAY = date(2018, 3, 6)
many = settings(
    max_examples=int(os.environ.get("BINHAN_EXAMPLES", "40")),
    deadline=None,
    # Each example ends with a rollback.
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
later = st.none() | st.integers(0, 6)
documents = st.lists(
    st.tuples(st.integers(0, 6), later, later, st.sampled_from(["QĐ", "CV"])),
    min_size=1,
    max_size=5,
)
relations = st.lists(
    st.tuples(
        st.sampled_from(Relation.Kind.values),
        st.integers(0, 4),
        st.integers(0, 4),
        later,
        st.sampled_from(["", "khoản 2"]),
        st.sampled_from(["all", "own", "foreign"]),
    ),
    max_size=8,
)


def after(days: int | None, since: date = DAY) -> date | None:
    return None if days is None else since + timedelta(days)


def make_documents(asked: list[tuple[int, int | None, int | None, str]]) -> list[Directive]:
    made = []
    for number, (issued, begins, ends, kind) in enumerate(asked, start=1):
        day = DAY + timedelta(issued)
        made.append(
            make_directive(
                f"{number}/2018/QĐ-TTg" if kind == "QĐ" else f"{number}/UBND-NC",
                kind=kind,
                issued_on=day,
                in_force_from=after(begins, day),
                in_force_to=after(ends, day),
            )
        )
    return made


def relate(
    made: list[Directive],
    asked: list[tuple[str, int, int, int | None, str, str]],
    keepers: dict[str, Organization | None],
) -> None:
    for kind, one, other, takes_effect, part, keeper in asked:
        ends = {"later": made[one % len(made)], "earlier": made[other % len(made)]}
        if ends["later"] != ends["earlier"]:
            Relation.objects.get_or_create(
                kind=kind,
                part=part,
                kept_by=keepers[keeper],
                **ends,
                defaults={"takes_effect_on": after(takes_effect), "certainty": "certain"},
            )


@many
@given(documents, relations, st.integers(-1, 13))
def test_the_database_and_the_function_agree_on_any_day(
    ward: Organization,
    other_ward: Organization,
    drafter: Official,
    asked: list[tuple[int, int | None, int | None, str]],
    related: list[tuple[str, int, int, int | None, str, str]],
    days: int,
) -> None:
    day = DAY + timedelta(days)
    with transaction.atomic():
        relate(make_documents(asked), related, {"all": None, "own": ward, "foreign": other_ward})
        told = [known(row) for row in Directive.objects.with_changes_for(drafter)]
        by_then = changed(day, known_to=drafter)
        for state in State:
            rows = in_state(Directive.objects.all(), [state], on=day, after=by_then)
            expected = {one.pk for one in told if validity(one, day).state is state}
            assert set(rows.values_list("pk", flat=True)) == expected, state
        transaction.set_rollback(True)
